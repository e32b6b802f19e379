using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Tools.Recognition;

/// <summary>
/// What was asked of an engine: which image, how, where. Both the entry's name and the key it is locked with follow from the image itself, so that an
/// entry tells nothing to whoever does not have the image (any more).
/// </summary>
/// <param name="Name">64 lower-case hex digits.</param>
/// <param name="Secret">256 bits.</param>
public readonly record struct OcrCacheKey(string Name, ImmutableArray<byte> Secret)
{
    /// <summary>Raise it when <see cref="OcrAnswer"/> changes: older entries are then not found, and go as the oldest.</summary>
    private const string Format = "1";

    /// <param name="identity">Of the engine: its version, language and language data.</param>
    /// <param name="call">Kind of recognition.</param>
    /// <param name="dpi">As the engine is told.</param>
    /// <param name="areas">Pixels; none where the whole image is read.</param>
    public static OcrCacheKey Of(Stream image, string identity, string call, int dpi, IEnumerable<Box> areas)
    {
        var asked = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Format}\n{identity}\n{call}\n{dpi}");
        foreach (var area in areas)
        {
            asked.Append(CultureInfo.InvariantCulture, $"\n{area.X0:R} {area.Y0:R} {area.X1:R} {area.Y1:R}");
        }

        var root = HMACSHA256.HashData(SHA256.HashData(image), Encoding.UTF8.GetBytes(asked.ToString()));
        return new OcrCacheKey(
            Convert.ToHexStringLower(HKDF.Expand(HashAlgorithmName.SHA256, root, 32, "name"u8.ToArray())),
            [.. HKDF.Expand(HashAlgorithmName.SHA256, root, 32, "key"u8.ToArray())]);
    }
}
