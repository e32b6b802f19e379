using IngestPipeline.Documents;
using IngestPipeline.Tagging.Dates;
using IngestPipeline.Tagging.Numbers;

namespace IngestPipeline.Tagging.Facts;

/// <summary>
/// Reads the figures of tables: a cell that holds nothing but a number becomes a fact whose indicator joins the headings of its
/// row and column, and whose unit comes from its column, its row's unit cell or the caption ("ĐVT: triệu đồng").
/// </summary>
internal sealed class TableFactReader(Document document)
{
    private const int MostColumns = 200;

    private readonly SectionIndex _sections = new(document);
    private readonly TimeScanner _times = new(document.Metadata.Period?.From?.Year ?? document.Metadata.Date?.Year, document.Metadata.Period);
    private readonly string? _period = PeriodName.Of(document.Metadata.Period);

    public IEnumerable<Fact> Read(int tableIndex)
    {
        var table = document.Tables[tableIndex];
        var grid = Grid(table);
        var head = HeadRows(table, grid);
        var caption = table.Unit ?? CaptionUnit(table);
        var columns = new Dictionary<int, string?>();
        for (var row = head; row < grid.Count; row++)
        {
            var unitCell = grid[row].FindIndex(c => IsUnitCell(Heading(grid, head, c.Column), c.Text));
            var label = Label(grid[row], unitCell);
            var place = RowPlace(grid, head, row);
            foreach (var (cell, column, source) in grid[row])
            {
                var heading = Heading(grid, head, column);
                if (source < 0 || CellFigure.Read(cell) is null || IsSerial(heading, grid, head, column) || (label is null && heading.Length == 0))
                {
                    continue;
                }

                var unit = UnitIn(heading) ?? (unitCell >= 0 && grid[row][unitCell].Column != column ? grid[row][unitCell].Text : null) ?? caption;
                if (Fact(cell, WithScaleWord(unit), label is not null) is not { } draft || (draft.Unit is null && IsYear(cell)))
                {
                    continue;
                }

                if (!columns.TryGetValue(column, out var columnPlace))
                {
                    columns.Add(column, columnPlace = ColumnPlace(grid, head, column));
                }

                yield return new Fact
                {
                    Id = "",
                    Span = TextSpan.At(table.Anchor),
                    Raw = cell,
                    Value = draft.Value,
                    Unit = draft.Unit,
                    Kind = draft.Kind,
                    Indicator = string.Join(' ', new[] { label, heading }.Where(t => !string.IsNullOrEmpty(t))),
                    Period = Period(heading) ?? _period,
                    Place = place ?? columnPlace,
                    Section = _sections.At(table.Anchor),
                    Page = table.PlaceOf(row).Page,
                    Cell = new TableCellReference(tableIndex, row, source),
                    Confidence = draft.Unit is null ? 0.5 : 0.7,
                };
            }
        }
    }

    /// <summary>Cells row by row with their true column and their index in the row (-1 where a span only covers the place).</summary>
    private static List<List<(string Text, int Column, int Source)>> Grid(Table table)
    {
        var grid = new List<List<(string, int, int)>>();
        var below = new Dictionary<int, (int Rows, string Text)>();
        foreach (var row in table.Rows)
        {
            var cells = new List<(string, int, int)>();
            var column = 0;
            for (var i = 0; i < row.Length && column < MostColumns; i++)
            {
                column = Covered(below, cells, column);
                var cell = row[i];
                cells.Add((cell.Text.Trim(), column, i));
                for (var c = 0; c < Math.Clamp(cell.ColumnSpan, 1, MostColumns); c++)
                {
                    if (c > 0)
                    {
                        cells.Add((cell.Text.Trim(), column + c, -1));
                    }

                    if (cell.RowSpan > 1)
                    {
                        below[column + c] = (cell.RowSpan - 1, cell.Text.Trim());
                    }
                }

                column += Math.Clamp(cell.ColumnSpan, 1, MostColumns);
            }

            Covered(below, cells, column);
            grid.Add(cells);
        }

        return grid;
    }

    private static int Covered(Dictionary<int, (int Rows, string Text)> below, List<(string, int, int)> cells, int column)
    {
        while (below.TryGetValue(column, out var above))
        {
            cells.Add((above.Text, column, -1));
            if (above.Rows > 1)
            {
                below[column] = (above.Rows - 1, above.Text);
            }
            else
            {
                below.Remove(column);
            }

            column++;
        }

        return column;
    }

    /// <summary>The heading rows and the one that numbers the columns; where none are marked, the rows above the first that holds a label and a figure.</summary>
    private static int HeadRows(Table table, List<List<(string Text, int Column, int Source)>> grid)
    {
        if (TableGrid.HeaderRows(table) is > 0 and var marked && marked < grid.Count)
        {
            var numbers = grid[marked].Where(c => c.Source >= 0 && IsFigure(c.Text)).Select(c => c.Text).ToList();
            var counted = numbers.Count > 2 && numbers.Select((n, i) => n == (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).All(same => same);
            return counted && !grid[marked].Any(c => c.Source >= 0 && c.Text.Count(char.IsLetter) > 1) ? marked + 1 : marked;
        }

        for (var row = 0; row < grid.Count; row++)
        {
            var figures = grid[row].Where(c => c.Source >= 0 && IsFigure(c.Text)).ToList();
            if (figures.Count > 0 && grid[row].Any(c => c.Source >= 0 && c.Text.Any(char.IsLetter)) && row > 0)
            {
                return row;
            }
        }

        return grid.Count;
    }

    /// <summary>What stands before the row's first figure: a label, or a group and a label.</summary>
    private static string? Label(List<(string Text, int Column, int Source)> row, int unitCell)
    {
        var labels = row.Where((c, i) => i != unitCell && c.Text.Count(char.IsLetter) > 2).ToList();
        var figure = row.Where(c => c.Column > 0 && IsFigure(c.Text)).Select(c => c.Column).DefaultIfEmpty(int.MaxValue).Min();
        var before = labels.Where(c => c.Column < figure).Select(c => c.Text).Distinct().Take(2).ToList();
        return before.Count > 0 ? string.Join(' ', before) : labels.Select(c => c.Text).FirstOrDefault();
    }

    /// <summary>The unit that a cell before the row's first figure names.</summary>
    private static string? RowPlace(List<List<(string Text, int Column, int Source)>> grid, int head, int row)
    {
        foreach (var cell in grid[row])
        {
            if (cell.Column > 0 && IsFigure(cell.Text))
            {
                return null;
            }

            if (CellPlace.Of(cell.Text, Heading(grid, head, cell.Column)) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>The unit that a heading cell of the column names, the lowest first.</summary>
    private static string? ColumnPlace(List<List<(string Text, int Column, int Source)>> grid, int head, int column)
    {
        var heading = Heading(grid, head, column);
        for (var row = head - 1; row >= 0; row--)
        {
            var text = grid[row].FirstOrDefault(c => c.Column == column).Text;
            if (text is not null && CellPlace.Of(text, text.Length < heading.Length ? heading : "") is { } place)
            {
                return place;
            }
        }

        return null;
    }

    private static string Heading(List<List<(string Text, int Column, int Source)>> grid, int head, int column)
    {
        var parts = new List<string>();
        for (var row = 0; row < head; row++)
        {
            var text = grid[row].FirstOrDefault(c => c.Column == column).Text;
            if (!string.IsNullOrEmpty(text) && text.Length > 1 && text.Any(char.IsLetter) && !parts.Contains(text))
            {
                parts.Add(text);
            }
        }

        return string.Join(' ', parts);
    }

    /// <summary>"Đơn vị" alone heads a column of units or one of bodies: the cell decides.</summary>
    private static bool IsUnitCell(string heading, string text) => heading.StartsWith("ĐVT", StringComparison.OrdinalIgnoreCase) || heading.StartsWith("Đơn vị tính", StringComparison.OrdinalIgnoreCase)
        || (heading.Equals("Đơn vị", StringComparison.OrdinalIgnoreCase) && UnitReader.ReadAfter(new TokenLine(text), 0, UnitLexicon.Default) is { } unit && unit.End >= text.Length);

    private static bool IsSerial(string heading, List<List<(string Text, int Column, int Source)>> grid, int head, int column) =>
        heading.Trim('.', ' ') is "STT" or "TT" or "Stt" or "Số TT" or "Số thứ tự" || heading.StartsWith("Năm sinh", StringComparison.OrdinalIgnoreCase) || heading.StartsWith("Ghi chú", StringComparison.OrdinalIgnoreCase)
        || heading.StartsWith("Mã ", StringComparison.OrdinalIgnoreCase) || heading.Contains("điện thoại", StringComparison.OrdinalIgnoreCase)
        || (column == 0 && grid.Skip(head).SelectMany(r => r).Where(c => c.Column == 0 && c.Source >= 0 && IsFigure(c.Text)).Select(c => c.Text.TrimStart('0')).Take(2).SequenceEqual(["1", "2"]));

    private static bool IsFigure(string text) => CellFigure.Read(text) is { Bracketed: false };

    private static bool IsYear(string text) => text.Length == 4 && text[0] is '1' or '2' && text.All(char.IsAsciiDigit);

    /// <summary>The cell read with its unit; a figure in brackets is below zero where money or a share is told, and no figure anywhere else.</summary>
    private static FactDraft? Fact(string cell, string? unit, bool labelled)
    {
        if (CellFigure.Read(cell) is not { } figure || QuantityFinder.Single(new TokenLine($"{figure.Written} {(figure.Percent ? "%" : unit)}")) is not { } draft)
        {
            return null;
        }

        if (figure.Bracketed && !(labelled && draft.Kind is FactKind.Money or FactKind.Percent && figure.Written.Count(char.IsAsciiDigit) > 1))
        {
            return null;
        }

        return figure.Negative && draft.Value != "0" ? draft with { Value = "-" + draft.Value } : draft;
    }

    /// <summary>"Kinh phí (triệu đồng)", "Tỷ lệ %".</summary>
    private static string? UnitIn(string heading)
    {
        var open = heading.LastIndexOf('(');
        var close = open < 0 ? -1 : heading.IndexOf(')', open);
        if (close > open + 1 && Unlabelled(heading[(open + 1)..close]) is var unit && QuantityFinder.Single(new TokenLine($"1 {WithScaleWord(unit)}")) is { Unit: not null, Site.Unit.Known: true })
        {
            return unit;
        }

        return heading.Contains('%') ? "%" : null;
    }

    /// <summary>"1.000 đồng", "1000đ" as a unit: nghìn đồng.</summary>
    private static string? WithScaleWord(string? unit)
    {
        if (unit is null || NumberReader.ReadAt(unit, 0) is not { Scaled: false } number)
        {
            return unit;
        }

        var scale = number.Value switch { "1000" => "nghìn", "1000000" => "triệu", "1000000000" => "tỷ", _ => null };
        return scale is null ? unit : $"{scale} {unit[number.End..].TrimStart()}";
    }

    private static string Unlabelled(string text) => text.Contains(':') ? text[(text.IndexOf(':') + 1)..].Trim() : text.Replace("ĐVT", "", StringComparison.OrdinalIgnoreCase).Trim();

    /// <summary>"Đơn vị tính: triệu đồng" in the paragraph right before the table.</summary>
    private string? CaptionUnit(Table table)
    {
        var before = document.Text.AsSpan(0, Math.Min(table.Anchor, document.Text.Length)).TrimEnd();
        var line = before[(before.LastIndexOf('\n') + 1)..].ToString();
        foreach (var label in (string[])["ĐVT:", "Đơn vị tính:", "Đvt:", "Đơn vị:"])
        {
            var at = line.IndexOf(label, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return line[(at + label.Length)..].Trim(' ', ')', '.', ';');
            }
        }

        return null;
    }

    private string? Period(string heading) => _times.Scan(new TokenLine(heading)).FindLast(t => t is { Role: TimeRole.Reported, Period: not null })?.Period;
}
