using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Metadata;

namespace IngestPipeline.Training.Metadata;

/// <summary>
/// What a document shows of its metadata, as a person read it. Values are kept as the first 12 hex digits of the SHA-256 of their words
/// (<c>\w+</c> of the NFC text, in small letters, joined by one space), so that annotations with hashed names compare like plain gold.
/// </summary>
/// <param name="Values">One value a field, several in the lists of addressees and recipients; none where the document shows nothing. A field that is left out was not looked at.</param>
public sealed partial record MetadataReference(ImmutableDictionary<MetadataPart, ImmutableArray<string>> Values)
{
    /// <summary>Reads the <c>metadata.json</c> of a gold folder; null if it has none.</summary>
    public static MetadataReference? OfGold(string folder)
    {
        var path = Path.Combine(folder, "metadata.json");
        if (!File.Exists(path))
        {
            return null;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var (root, signer, period) = (json.RootElement, Part(json.RootElement, "signer"), Part(json.RootElement, "period"));
        return Of(field => field switch
        {
            MetadataPart.Addressee => [.. Entries(root, "addressee").Select(Hash)],
            MetadataPart.Recipients => [.. Entries(root, "recipients").Select(Hash)],
            MetadataPart.SignerAuthority => [Hash(Text(signer, "authority"))],
            MetadataPart.SignerTitle => [Hash(Text(signer, "title"))],
            MetadataPart.SignerName => [Hash(Text(signer, "name"))],
            MetadataPart.Period => [Period(Text(period, "from"), Text(period, "to"))],
            _ => (string?[])[Hash(Text(root, ContractNames.Of(field)))],
        });
    }

    /// <summary>Reads the metadata of an annotation, some plain, some already hashed (corpus/annotations/README.md).</summary>
    public static MetadataReference OfAnnotation(JsonElement metadata) => Of(field => field switch
    {
        MetadataPart.Subject => [Text(metadata, "subject_hash")],
        MetadataPart.SignerName => [Text(metadata, "signer_name_hash")],
        MetadataPart.Addressee => [.. Entries(metadata, "addressee_hashes")],
        MetadataPart.Recipients => [.. Entries(metadata, "recipients_hashes")],
        MetadataPart.Period => [Part(metadata, "period") is { } period ? Period(Text(period, "from"), Text(period, "to")) : null],
        _ => (string?[])[Hash(Text(metadata, ContractNames.Of(field)))],
    });

    /// <summary>The metadata of a document in the same form, to be compared.</summary>
    public static MetadataReference Of(DocumentMetadata metadata) => Of(field => ValuesOf(metadata, field));

    /// <summary>The same of some fields; the others were not looked at.</summary>
    public static MetadataReference Of(DocumentMetadata metadata, IReadOnlyCollection<MetadataField> looked) => new(
        Of(metadata).Values.RemoveRange(Enum.GetValues<MetadataPart>().Where(p => !looked.Any(f => ContractNames.Of(f) == FieldText.ConfidenceName(p)))));

    /// <summary>The values of one field of a document as they are compared.</summary>
    public static IEnumerable<string?> ValuesOf(DocumentMetadata metadata, MetadataPart field) => field switch
    {
        MetadataPart.DocType => [Hash(metadata.DocType)],
        MetadataPart.NumberSymbol => [Hash(metadata.NumberSymbol)],
        MetadataPart.Issuer => [Hash(metadata.Issuer)],
        MetadataPart.Place => [Hash(metadata.Place)],
        MetadataPart.Date => [Hash(metadata.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        MetadataPart.Subject => [Hash(metadata.Subject)],
        MetadataPart.Addressee => metadata.Addressee.Select(Hash),
        MetadataPart.Recipients => metadata.Recipients.Select(Hash),
        MetadataPart.SignerAuthority => [Hash(metadata.Signer?.Authority)],
        MetadataPart.SignerTitle => [Hash(metadata.Signer?.Title)],
        MetadataPart.SignerName => [Hash(metadata.Signer?.Name)],
        MetadataPart.Period => [Period(Day(metadata.Period?.From), Day(metadata.Period?.To))],
        MetadataPart.Secrecy => [Hash(metadata.Secrecy)],
        _ => [Hash(metadata.Urgency)],
    };

    /// <summary>Null for a text without words.</summary>
    public static string? Hash(string? text)
    {
        var words = string.Join(' ', Word().Matches((text ?? "").Normalize(NormalizationForm.FormC)).Select(m => m.Value)).ToLowerInvariant();
        return words.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..12];
    }

    private static MetadataReference Of(Func<MetadataPart, IEnumerable<string?>> values) =>
        new(Enum.GetValues<MetadataPart>().ToImmutableDictionary(f => f, f => values(f).OfType<string>().ToImmutableArray()));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Period(string? from, string? to) => from is null && to is null ? null : $"{from}/{to}";

    private static JsonElement? Part(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> Entries(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(e => e.GetString()!)] : [];

    [GeneratedRegex(@"[\p{L}\p{N}_]+")]
    private static partial Regex Word();
}
