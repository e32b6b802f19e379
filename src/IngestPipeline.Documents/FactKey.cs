using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace IngestPipeline.Documents;

/// <summary>
/// Names a figure by its digits and the words round them, so that it is found again when the file is read anew, also where more or less of what stands
/// beside it is then taken for its unit. The row of a table is read as one line.
/// </summary>
/// <param name="Number">The first number of the figure as printed: <c>9,072</c>, <c>16/19</c>.</param>
/// <param name="Before">Up to <see cref="ContextLength"/> characters before it, white space as single spaces.</param>
/// <param name="After">Likewise, after it.</param>
/// <param name="Occurrence">From 0 among the figures that share all of this.</param>
public sealed partial record FactKey(string Number, string Before, string After, int Occurrence)
{
    public const int ContextLength = 32;

    /// <summary>Characters that one side must have to tell a figure by it alone.</summary>
    private const int TellingLength = 10;

    /// <summary>The keys of all facts of a document, in their order.</summary>
    public static ImmutableArray<FactKey> Of(Document document)
    {
        var seen = new Dictionary<FactKey, int>();
        return [.. document.Facts.Select(f =>
        {
            var key = Of(document, f);
            var occurrence = seen.GetValueOrDefault(key);
            seen[key] = occurrence + 1;
            return key with { Occurrence = occurrence };
        })];
    }

    /// <summary>Which of the facts with these keys is meant: the same digits between the same words, or, where a repair changed one side, the only one that the other side tells. Null: none is.</summary>
    public int? Find(ImmutableArray<FactKey> keys)
    {
        var same = keys.IndexOf(this);
        if (same >= 0)
        {
            return same;
        }

        var alike = Enumerable.Range(0, keys.Length).Where(i => keys[i].Number == Number && (keys[i] with { Occurrence = Occurrence } == this || Shares(keys[i].Before, Before) || Shares(keys[i].After, After))).Take(2).ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    private static bool Shares(string one, string other) => one.Length >= TellingLength && one == other;

    private static FactKey Of(Document document, Fact fact)
    {
        var (text, start) = fact.Cell is { } cell ? Row(document.Tables[cell.Table], cell, fact.Raw) : (document.Text, fact.Span.Start);
        var number = Digits().Match(text, Math.Min(start, text.Length));
        var (from, to) = number.Success ? (number.Index, number.Index + number.Length) : (start, start);

        // Twice the length: runs of white space shrink.
        var before = Spaces().Replace(text[Math.Max(0, from - 2 * ContextLength)..from], " ");
        var after = Spaces().Replace(text[to..Math.Min(text.Length, to + 2 * ContextLength)], " ");
        return new FactKey(number.Value, before[Math.Max(0, before.Length - ContextLength)..], after[..Math.Min(after.Length, ContextLength)], 0);
    }

    private static (string Text, int Start) Row(Table table, TableCellReference cell, string raw)
    {
        var row = table.Rows[cell.Row];
        var left = string.Concat(row.Take(cell.Column).Select(c => c.Text + " | "));
        var within = Math.Max(0, row[cell.Column].Text.IndexOf(raw, StringComparison.Ordinal));
        return (string.Join(" | ", row.Select(c => c.Text)), left.Length + within);
    }

    [GeneratedRegex(@"\d+(?:[.,/]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
