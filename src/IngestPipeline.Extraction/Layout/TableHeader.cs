using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A cell near the top of a table, as far as it tells headings from figures.</summary>
public readonly record struct HeadingCell(int Row, int Column, int RowSpan, int ColumnSpan, string Text, bool Bold)
{
    public IEnumerable<int> Columns => Enumerable.Range(Column, ColumnSpan);

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>A number such as stands in the body; a lone year is a heading as often.</summary>
    public bool IsBodyFigure => FoundCell.Figure().IsMatch(Text) && !FoundCell.Year().IsMatch(Text);
}

/// <summary>
/// How many rows at the top of a table hold headings: bold ones without figures, or the first row where it has none and rows below do; the rows that their
/// cells span; the headings of the columns that they spread over; and the row that numbers the columns (<c>A B 1 2</c>, <c>(1) (2) (3)</c>).
/// </summary>
public static partial class TableHeader
{
    private const int MostRows = 5;

    public static int Rows(ImmutableArray<FoundCell> cells, int rowCount) => Rows(cells.Where(c => c.Row <= MostRows).Select(c => new HeadingCell(c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text, c.Bold)), rowCount);

    public static int Rows(IEnumerable<HeadingCell> cells, int rowCount)
    {
        var rows = cells.Where(c => c.Row <= MostRows).ToLookup(c => c.Row);
        IEnumerable<HeadingCell> Filled(int row) => rows[row].Where(c => !c.IsEmpty);
        var most = Math.Min(MostRows, rowCount - 1);
        var headers = 0;
        while (headers < most && Filled(headers).Any() && Filled(headers).All(c => c.Bold && !c.IsBodyFigure) && (headers == 0 || Filled(headers).Skip(1).Any()))
        {
            headers++;
        }

        if (headers == 0 && most > 0 && Filled(0).Skip(1).Any() && !Filled(0).Any(c => c.IsBodyFigure))
        {
            headers = 1;
        }

        // One heading over several columns, and their own headings below it.
        if (headers == 0 && most > 1 && Filled(0).Take(2).Count() == 1 && !Filled(0).First().IsBodyFigure && Filled(1).Skip(2).Any() && !Filled(1).Any(c => c.IsBodyFigure) && Filled(2).Any(c => c.IsBodyFigure))
        {
            headers = 2;
        }

        // A heading that spans rows takes along the headings beside it.
        for (var row = 0; row < headers; row++)
        {
            foreach (var end in rows[row].Where(c => !c.IsEmpty && c.Row + c.RowSpan > headers).Select(c => c.Row + c.RowSpan))
            {
                if (end <= most && Enumerable.Range(headers, end - headers).All(r => !Filled(r).Any(c => c.IsBodyFigure)))
                {
                    headers = Math.Max(headers, end);
                }
            }
        }

        while (headers > 0 && headers < most && SharesOut([.. Filled(headers - 1)], [.. Filled(headers)]))
        {
            headers++;
        }

        return headers > 0 && headers < most && NumbersColumns([.. Filled(headers).Select(c => c.Text)]) ? headers + 1 : headers;
    }

    /// <summary>Every column below a heading over several columns is named in the next row, and no other one is.</summary>
    private static bool SharesOut(List<HeadingCell> row, List<HeadingCell> next) =>
        next.Count > 1 && !next.Exists(c => c.IsBodyFigure)
        && row.Where(c => c.ColumnSpan > 1).SelectMany(c => c.Columns).ToHashSet() is { Count: > 0 } shared && shared.SetEquals(next.SelectMany(c => c.Columns));

    /// <summary>Letters, then numbers that count from 1: at least three of them.</summary>
    public static bool NumbersColumns(IReadOnlyList<string> row)
    {
        var expected = 1;
        var letters = 0;
        foreach (var text in row)
        {
            var match = ColumnNumber().Match(text);
            if (match.Groups["n"].Success && int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) == expected)
            {
                expected++;
            }
            else if (match.Groups["a"].Success && expected == 1 && match.Groups["a"].Value[0] == "ABCD"[Math.Min(letters, 3)])
            {
                letters++;
            }
            else
            {
                return false;
            }
        }

        return expected + letters > 3;
    }

    [GeneratedRegex(@"^\(?(?:(?<n>\d{1,2})|(?<a>[A-D]))\)?(?:\s*=.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnNumber();
}
