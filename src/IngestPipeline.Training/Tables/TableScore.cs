using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Tables;

/// <summary>How many cells there are, were read, and were read right.</summary>
public readonly record struct CellCount(int Right, int True, int Read)
{
    /// <summary>1 where there is nothing and nothing was read.</summary>
    public double F1 => True + Read == 0 ? 1 : 2.0 * Right / (True + Read);

    public static CellCount operator +(CellCount a, CellCount b) => new(a.Right + b.Right, a.True + b.True, a.Read + b.Read);
}

/// <summary>
/// How well tables were read. A cell is right if its letters and digits, row, column and spans are; cells without letters and digits are left out.
/// A true table and one that was read can be partners if the page that the true one begins on is one of the other's pages; of these, those are paired that
/// have most cells right, then most texts in common, each table once. A table over several pages therefore is one table: of one that was read in
/// pieces the best piece counts, the others are invented. What was read behind the rows that a partial annotation gives counts nothing, nor do tables without a
/// partner behind it up to the next one that has one. Counts add up over documents.
/// </summary>
public sealed class TableScore
{
    private readonly record struct Pair(int True, int Read, int Right, int Common);

    /// <summary>True tables.</summary>
    public int True { get; private set; }

    /// <summary>True tables of which at least half of the texts stand in the table that was read for them, wherever in it.</summary>
    public int Found { get; private set; }

    public CellCount Cells { get; private set; }

    /// <summary>The same for cells of heading rows and columns; right ones are read as headings.</summary>
    public CellCount Headers { get; private set; }

    /// <summary>What was missed or read otherwise, for a person to look at; only words that were read are told.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Documents whose tables nobody told, and those that neither have nor got any, count nothing.</summary>
    public bool IsEmpty => Cells.True + Cells.Read == 0;

    /// <param name="found">The same document as it was read.</param>
    public void Add(LabelledDocument truth, Document found)
    {
        if (truth.Tables is { } tables)
        {
            Add(truth.Name, tables, found.Tables);
        }
    }

    public void Add(string name, ImmutableArray<ReferenceTable> tables, ImmutableArray<Table> read)
    {
        var pairs = Partners(tables, read);
        True += tables.Length;
        for (var i = 0; i < tables.Length; i++)
        {
            var table = tables[i];
            var label = string.Create(CultureInfo.InvariantCulture, $"{name} table {i + 1} (page {table.Page?.ToString(CultureInfo.InvariantCulture) ?? "-"})");
            if (pairs.Find(p => p.True == i) is { Common: > 0 } pair)
            {
                Found += 2 * pair.Common >= table.Cells.Length ? 1 : 0;
                Compare(label, table, read[pair.Read]);
            }
            else
            {
                Cells += new CellCount(0, table.Cells.Length, 0);
                Headers += new CellCount(0, table.Cells.Count(c => c.Header), 0);
                Errors.Add($"{label} missed");
            }
        }

        var untold = false;
        for (var j = 0; j < read.Length; j++)
        {
            if (pairs.Find(p => p.Read == j) is { Common: > 0 } pair)
            {
                untold = tables[pair.True].KnownRows is not null;
            }
            else if (!untold)
            {
                var cells = ReferenceTable.CellsOf(read[j].Rows);
                Cells += new CellCount(0, 0, cells.Length);
                Headers += new CellCount(0, 0, cells.Count(c => c.Header));
                Errors.Add(string.Create(CultureInfo.InvariantCulture, $"{name} table invented (page {read[j].Page}): {cells.Length} cells: {Clip(read[j].Rows.SelectMany(r => r).FirstOrDefault(c => c.Text.Length > 0)?.Text)}"));
            }
        }
    }

    public void Add(TableScore other)
    {
        (True, Found, Cells, Headers) = (True + other.True, Found + other.Found, Cells + other.Cells, Headers + other.Headers);
        Errors.AddRange(other.Errors);
    }

    private static List<Pair> Partners(ImmutableArray<ReferenceTable> tables, ImmutableArray<Table> read)
    {
        var possible = new List<Pair>();
        for (var i = 0; i < tables.Length; i++)
        {
            for (var j = 0; j < read.Length; j++)
            {
                if (tables[i].Page is not { } page || read[j].Page == page || read[j].Parts.Any(p => p.Page == page))
                {
                    var cells = ReferenceTable.CellsOf(read[j].Rows, tables[i].KnownRows);
                    var rest = cells.Select(c => c.Check).ToList();
                    possible.Add(new Pair(i, j, RightOf(tables[i], cells).Count, tables[i].Cells.Count(c => rest.Remove(c.Check))));
                }
            }
        }

        var pairs = new List<Pair>();
        foreach (var pair in possible.Where(p => p.Common > 0).OrderByDescending(p => p.Right).ThenByDescending(p => p.Common).ThenBy(p => p.True).ThenBy(p => p.Read))
        {
            if (pairs.All(p => p.True != pair.True && p.Read != pair.Read))
            {
                pairs.Add(pair);
            }
        }

        return pairs;
    }

    private static List<(ReferenceCell True, ReferenceCell Read)> RightOf(ReferenceTable table, ImmutableArray<ReferenceCell> read)
    {
        var places = read.ToDictionary(c => (c.Row, c.Column));
        return [.. table.Cells.Where(c => places.TryGetValue((c.Row, c.Column), out var other) && IsSame(c, other)).Select(c => (c, places[(c.Row, c.Column)]))];
    }

    private static bool IsSame(ReferenceCell meant, ReferenceCell read) =>
        meant.Check == read.Check && (meant.RowSpan ?? read.RowSpan) == read.RowSpan && (meant.ColumnSpan ?? read.ColumnSpan) == read.ColumnSpan;

    private void Compare(string label, ReferenceTable table, Table read)
    {
        var cells = ReferenceTable.CellsOf(read.Rows, table.KnownRows);
        var right = RightOf(table, cells);
        Cells += new CellCount(right.Count, table.Cells.Length, cells.Length);
        Headers += new CellCount(right.Count(p => p.True.Header && p.Read.Header), table.Cells.Count(c => c.Header), cells.Count(c => c.Header));
        var texts = TableGrid.Place(read.Rows).ToDictionary(c => (c.Row, c.Column), c => c.Cell.Text);
        foreach (var cell in table.Cells.Except(right.Select(p => p.True)))
        {
            var elsewhere = cells.Where(c => c.Check == cell.Check).Select(c => $" (stands at {Place(c)})").FirstOrDefault("");
            Errors.Add($"{label} cell missed: {Place(cell)}{elsewhere}");
        }

        Errors.AddRange(cells.Except(right.Select(p => p.Read)).Select(c => $"{label} cell wrong: {Place(c)}: {Clip(texts[(c.Row, c.Column)])}"));
        Errors.AddRange(right.Where(p => p.True.Header != p.Read.Header).Select(p => $"{label} heading {(p.True.Header ? "missed" : "invented")}: {Place(p.Read)}: {Clip(texts[(p.Read.Row, p.Read.Column)])}"));
    }

    private static string Place(ReferenceCell c) => string.Create(CultureInfo.InvariantCulture, $"{c.Row},{c.Column}{(c.RowSpan > 1 || c.ColumnSpan > 1 ? $" spans {c.RowSpan}x{c.ColumnSpan}" : "")}");

    private static string Clip(string? text) => (text is null || text.Length <= 80 ? text ?? "" : text[..80] + "…").ReplaceLineEndings("⏎");
}
