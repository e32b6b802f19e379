using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>
/// Names a repair so that it is found again when the same file is processed anew: by what was read, where, and what it was changed to. Characters that
/// both sides share at their ends are left out, so that a change has the same name whether the letter or the whole word was rewritten.
/// </summary>
/// <param name="Offset">In the extracted text (<see cref="ExtractedText"/>), UTF-16: no other repair moves it.</param>
/// <param name="Original">What was read, its unchanged ends left out.</param>
/// <param name="Replacement">What it became, likewise.</param>
/// <param name="Before">Up to <see cref="ContextLength"/> characters of the extracted text before it.</param>
/// <param name="After">Likewise, after it.</param>
public sealed record RepairKey(int Offset, string Original, string Replacement, string Before, string After)
{
    public const int ContextLength = 16;

    /// <summary>The keys of all repairs of a document, in their order.</summary>
    public static ImmutableArray<RepairKey> Of(Document document)
    {
        var extracted = ExtractedText.Rebuild(document);
        var offsets = ExtractedText.Offsets(document);
        return [.. document.Repairs.Select((r, i) => Of(extracted, offsets[i], r.Original, r.Span.Of(document.Text)))];
    }

    /// <summary>Whether the extracted text still reads the same at this place.</summary>
    public bool Stands(string extracted)
    {
        var before = Offset - Before.Length;
        return before >= 0 && extracted.AsSpan(Math.Min(before, extracted.Length)).StartsWith(Before + Original + After, StringComparison.Ordinal);
    }

    private static RepairKey Of(string extracted, int offset, string original, ReadOnlySpan<char> replacement)
    {
        var prefix = original.AsSpan().CommonPrefixLength(replacement);
        var suffix = 0;
        while (suffix < Math.Min(original.Length, replacement.Length) - prefix && original[^(suffix + 1)] == replacement[^(suffix + 1)])
        {
            suffix++;
        }

        var start = offset + prefix;
        var end = offset + original.Length - suffix;
        return new RepairKey(
            start, original[prefix..^suffix], replacement[prefix..^suffix].ToString(),
            extracted[Math.Max(0, start - ContextLength)..start], extracted[end..Math.Min(extracted.Length, end + ContextLength)]);
    }
}
