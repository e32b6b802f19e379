using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Layout;

/// <summary>The rows of a page that are footnotes: below a short rule at the left margin, or small and opened by a mark.</summary>
public static partial class FootnoteArea
{
    private const double SmallerThanBody = 0.9;
    private const int MostLost = 2;

    /// <summary>Of the type of the text above: notes that take most of a page are smaller.</summary>
    private const double MostlyNotes = 0.82;

    /// <summary>Index of the first footnote row; the count of rows where there is none.</summary>
    /// <param name="scanned">Recognition shows neither rules nor raised marks: small rows opened by a number and a capital will do.</param>
    /// <param name="expected">The number of the next note by counting; null if unknown.</param>
    public static int Start(ImmutableArray<LayoutLine> rows, IReadOnlyList<PdfRule> rules, Margins margins, double pageHeight, bool scanned, string? expected = null)
    {
        // Where most lines are first lines of paragraphs the left margin is taken for theirs: the leftmost line tells it too.
        var left = rows.IsEmpty ? margins.Left : rows.Min(r => r.X0);
        var separator = rules
            .Where(r => r.X1 - r.X0 > 40 && r.X1 - r.X0 < 0.65 * margins.Width && Math.Abs(r.Y1 - r.Y0) < 2 && r.Y0 > 0.3 * pageHeight)
            .Where(r => Math.Abs(r.X0 - margins.Left) < 12 || Math.Abs(r.X0 - left) < 12)
            .Select(r => (double)r.Y0).OrderDescending();
        foreach (var y in separator)
        {
            var start = FirstBelow(rows, y);
            var below = rows.AsSpan()[start..];
            if (below.Length > 0 && AllSmall(below, Math.Max(margins.Size, SizeOf(rows[..start])) - 0.5) && below[0].Baseline - y < 40)
            {
                return start;
            }
        }

        // Without a rule: the trailing small rows, from the first that a raised mark opens.
        var small = rows.Length;
        while (small > 0 && rows[small - 1].Size < SmallerThanBody * margins.Size)
        {
            small--;
        }

        // Where notes take most of the page their size is the usual one: it is small beside that of the text above them.
        if (small == rows.Length && rows.Length > 0)
        {
            var tail = rows.Length - 1;
            while (tail > 0 && Math.Abs(rows[tail - 1].Size - rows[^1].Size) < 0.1 * rows[^1].Size)
            {
                tail--;
            }

            small = rows[^1].Size < MostlyNotes * SizeOf(rows[..tail]) ? tail : small;
        }

        for (var i = small; i < rows.Length; i++)
        {
            if ((rows[i].Words[0].Raised && Mark().IsMatch(rows[i].Words[0].Text)) || (scanned && (GluedMark().IsMatch(rows[i].Text) || OpensWith(rows[i], expected))))
            {
                return i;
            }
        }

        return rows.Length;
    }

    /// <summary>
    /// The mark that opens a footnote row and the row without it; null where the row goes on with the note before. Marks may be
    /// raised, smaller, of full size, or drawn without any blank before the text (<c>81.224 tỷ</c> for note 8).
    /// </summary>
    /// <param name="expected">The next mark by the text above, or by counting; null if unknown.</param>
    /// <param name="afterFullLine">The note before it may go on: its last line was full.</param>
    /// <param name="scanned">Recognition loses numbers: one or two of them may be skipped where the note before it has ended.</param>
    public static (string Mark, LayoutLine Text)? Opening(LayoutLine row, string? expected, bool afterFullLine, bool scanned = false)
    {
        var first = row.Words[0];
        if (scanned && int.TryParse(expected, NumberStyles.None, CultureInfo.InvariantCulture, out var next) && ScannedMark().Match(row.Text) is { Success: true } read &&
            (!afterFullLine || first.Text.Length > read.Groups[1].Length) &&
            int.Parse(read.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number > next && number <= next + MostLost)
        {
            expected = read.Groups[1].Value;
        }

        if (Mark().IsMatch(first.Text) && row.Words.Length > 1)
        {
            var mark = first.Text.Trim('(', ')', '[', ']', '.');
            return first.Raised || first.Text[0] == '*' || first.Size < 0.8 * row.Words[1].Size || mark == expected
                ? (mark, new LayoutLine([row.Words[1] with { Glued = false }, .. row.Words.Skip(2)]))
                : null;
        }

        if (expected is null || !first.Text.StartsWith(expected, StringComparison.Ordinal) || first.Text.Length == expected.Length)
        {
            return null;
        }

        var letter = first.Text[expected.Length];
        var sure = char.IsLetter(letter) || letter is '“' or '"' or '(' || (char.IsAsciiDigit(letter) && !afterFullLine);
        return sure ? (expected, new LayoutLine([first.Skip(expected.Length), .. row.Words.Skip(1)])) : null;
    }

    /// <summary>The note's number is glued to its text, which may be a figure itself: <c>10965/1.411 hồ sơ</c> for note 10.</summary>
    private static bool OpensWith(LayoutLine row, string? expected) =>
        expected is not null && row.Words[0].Text is { } first && first.Length > expected.Length && first.StartsWith(expected, StringComparison.Ordinal) && char.IsLetterOrDigit(first[expected.Length]);

    private static int FirstBelow(ImmutableArray<LayoutLine> rows, double y)
    {
        var i = rows.Length;
        while (i > 0 && rows[i - 1].Baseline > y + 3)
        {
            i--;
        }

        return i;
    }

    /// <summary>Of most characters; 0 where there are no rows.</summary>
    private static double SizeOf(ImmutableArray<LayoutLine> rows) =>
        rows.IsEmpty ? 0 : rows.GroupBy(r => Math.Round(r.Size)).MaxBy(g => g.Sum(r => r.Text.Length))!.Average(r => r.Size);

    private static bool AllSmall(ReadOnlySpan<LayoutLine> rows, double largest)
    {
        foreach (var row in rows)
        {
            if (row.Size > largest)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^\d{1,2}\s?\p{Lu}")]
    private static partial Regex GluedMark();

    [GeneratedRegex(@"^(\d{1,3})\s?[“""]?\p{Lu}")]
    private static partial Regex ScannedMark();

    [GeneratedRegex(@"^(?:[\[(]?\d{1,3}[\])]?\.?|\*{1,3}|\(\*{1,3}\))$")]
    private static partial Regex Mark();
}
