using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>The words that let a reader judge a figure without opening its document.</summary>
internal static class FactSentence
{
    /// <summary>Characters on either side of a figure whose sentence has no end.</summary>
    private const int Reach = 1_000;

    /// <summary>Words that carry a full stop within a sentence: <c>TP. Trà Vinh</c>, <c>Q. 3</c>.</summary>
    private static readonly HashSet<string> Abbreviations =
        new(StringComparer.OrdinalIgnoreCase) { "TP", "TX", "TT", "KT", "TM", "TL", "ThS", "TS", "PGS", "GS", "BS", "P", "Q", "H", "st", "tr", "vv" };

    /// <summary>The sentence that the figure stands in, verbatim; for a cell, the cells of its row with bars between them; null where there is nothing.</summary>
    public static string? Of(Document document, Fact fact)
    {
        if (fact.Cell is { } cell)
        {
            return cell.Table < document.Tables.Length && cell.Row < document.Tables[cell.Table].Rows.Length
                ? Cut(string.Join(" | ", document.Tables[cell.Table].Rows[cell.Row].Select(c => c.Text)))
                : null;
        }

        return Of(document.Text, fact.Span) is { Length: > 0 } sentence ? sentence : null;
    }

    internal static string Of(string text, TextSpan span)
    {
        var start = Math.Min(span.Start, text.Length);
        var end = Math.Clamp(span.End, start, text.Length);
        var from = start;
        for (var least = Math.Max(0, start - Reach); from > least && text[from - 1] != '\n' && !EndsAt(text, from - 1); from--)
        {
        }

        var to = end;
        for (var most = Math.Min(text.Length, end + Reach); to < most && text[to] != '\n' && !EndsAt(text, to); to++)
        {
        }

        // The stop belongs to its sentence.
        if (to < text.Length && text[to] != '\n')
        {
            to++;
        }

        return Whole(text, from, to).Trim();
    }

    /// <summary>A stop, an exclamation or question mark with a blank behind it and then no small letter.</summary>
    private static bool EndsAt(string text, int at)
    {
        if (text[at] is not ('.' or '…' or '!' or '?') || (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1])))
        {
            return false;
        }

        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\u00a0')
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text[next]))
        {
            return false;
        }

        var word = at;
        while (word > 0 && char.IsLetter(text[word - 1]))
        {
            word--;
        }

        return text[at] != '.' || next >= text.Length || !Abbreviations.Contains(text[word..at]);
    }

    /// <summary>Never half of a surrogate pair.</summary>
    private static string Whole(string text, int from, int to)
    {
        from += from < to && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to > from && char.IsHighSurrogate(text[to - 1]) ? 1 : 0;
        return text[from..to];
    }

    private static string? Cut(string row) => row.Length == 0 ? null : Whole(row, 0, Math.Min(row.Length, 2 * Reach));
}
