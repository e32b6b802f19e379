using System.Text;
using System.Text.RegularExpressions;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Extraction.Html;

/// <summary>Finds out what the bytes of a page mean: what it says itself, unless the bytes say otherwise.</summary>
internal static partial class HtmlCharset
{
    /// <param name="declared">From the MIME header, if any.</param>
    public static string Decode(byte[] bytes, string? declared)
    {
        var guess = VietnameseTextDecoder.Decode(bytes);
        if (guess.Encoding is "utf-8" or "us-ascii" or "utf-16le" or "utf-16be")
        {
            return guess.Text;
        }

        // Legacy fonts keep their bytes under a Western name; they are decoded run by run, where the fonts are known.
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 4096));
        var name = declared ?? (Declaration().Match(head) is { Success: true } m ? m.Groups[1].Value : null);
        if (LegacyFontName().IsMatch(Encoding.Latin1.GetString(bytes)))
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }

        return name?.ToLowerInvariant() is "windows-1258" or "cp1258" || (guess.Confidence < 0.7 && name is not null && Known(name) is not null)
            ? (Known(name!) ?? Encoding.Latin1).GetString(bytes).Normalize(NormalizationForm.FormC)
            : guess.Text;
    }

    private static Encoding? Known(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([\w-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(font-family\s*:|face\s*=)\s*[""']?\s*(&quot;)?\s*(\.Vn|VNI-)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LegacyFontName();
}
