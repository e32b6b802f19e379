using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// Finds tables without upright rules by their columns of figures: several lines that hold a figure beside their label, with white strips between the columns
/// that no word of the table crosses. Text beside text (letterheads, signature blocks, lists) has no such columns and is never taken for a table.
/// </summary>
public static partial class OpenTableFinder
{
    /// <summary>In font sizes: the least gap between columns in the line that shows them, what must be left of it, the farthest next line, the farthest line of one cell.</summary>
    private const double ColumnGap = 1.0;
    private const double LeastStrip = 0.45;
    private const double NextLine = 3.2;
    private const double SameCell = 1.36;

    private const int FewLines = 3;

    /// <summary>The tables from top to bottom, and the lines outside them.</summary>
    public static (ImmutableArray<FoundTable> Tables, ImmutableArray<LayoutLine> Outside) Find(int page, ImmutableArray<LayoutLine> lines)
    {
        var figures = lines.Select(HasFigure).ToList();
        if (figures.Count(f => f) < FewLines)
        {
            return ([], lines);
        }

        var tables = ImmutableArray.CreateBuilder<FoundTable>();
        var taken = new bool[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (!figures[i])
            {
                continue;
            }

            var end = i + 1;
            while (end < lines.Length && Near(lines, end - 1, end))
            {
                end++;
            }

            // The line with most columns shows them; the others may have empty cells.
            var seed = Enumerable.Range(i, end - i).Where(l => figures[l]).Take(40).MaxBy(l => Gutter.In(lines[l], ColumnGap).Count());
            var candidate = new OpenTable(lines, figures, seed);
            if (candidate.Table(page) is { } table)
            {
                tables.Add(table);
                for (var l = candidate.First; l <= candidate.Last; l++)
                {
                    taken[l] = true;
                }
            }

            i = Math.Max(i, candidate.Last);
        }

        return tables.Count == 0 ? ([], lines) : (tables.ToImmutable(), [.. lines.Where((_, l) => !taken[l])]);
    }

    internal static bool Near(ImmutableArray<LayoutLine> lines, int above, int below) => lines[below].Baseline - lines[above].Baseline < NextLine * Math.Max(lines[below].Size, lines[above].Size);

    internal static bool IsUnit(LayoutLine line) => Unit().IsMatch(line.Text);

    /// <summary>A figure stands after a gap, and no row of dots leads to it as in a table of contents.</summary>
    private static bool HasFigure(LayoutLine line)
    {
        if (Leader().IsMatch(line.Text))
        {
            return false;
        }

        foreach (var gap in Gutter.In(line, ColumnGap))
        {
            var words = line.Words.SkipWhile(w => w.X0 < gap.To - 0.01).ToList();
            var text = string.Join(' ', Cell(words, line.Size));
            if (FoundCell.Figure().IsMatch(text) && text.Any(char.IsAsciiDigit) && text.Length < 20)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Cell(List<LayoutWord> words, double size)
    {
        for (var i = 0; i < words.Count && (i == 0 || words[i].X0 - words[i - 1].X1 <= ColumnGap * size); i++)
        {
            yield return words[i].Text;
        }
    }

    [GeneratedRegex(@"\.{4,}|…{2,}|(?:\. ){4,}|_{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Leader();

    [GeneratedRegex(@"^\W*(?:đơn\s+vị(?:\s+tính)?\s*:|đvt\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    /// <summary>One table while its lines are being gathered around the line that shows its columns.</summary>
    private sealed class OpenTable
    {
        private readonly ImmutableArray<LayoutLine> _lines;
        private readonly List<bool> _figures;
        private List<Gutter> _strips;

        public OpenTable(ImmutableArray<LayoutLine> lines, List<bool> figures, int seed)
        {
            (_lines, _figures) = (lines, figures);
            _strips = [.. Gutter.In(lines[seed], ColumnGap)];
            First = Last = seed;
            var narrowed = new Stack<List<Gutter>>();
            while (Last + 1 < lines.Length && Near(lines, Last, Last + 1))
            {
                var before = _strips;
                if (!Take(lines[Last + 1]))
                {
                    break;
                }

                narrowed.Push(before);
                Last++;
            }

            // What follows the last figures is no part of the table, and must not have narrowed its strips.
            while (Last > seed && !figures[Last] && !(char.IsLower(lines[Last].Text[0]) && Step(Last) < SameCell * lines[Last].Size))
            {
                _strips = narrowed.Pop();
                Last--;
            }

            while (First > 0 && Near(lines, First - 1, First) && IsHeading(First - 1) && Take(lines[First - 1]))
            {
                First--;
            }
        }

        public int First { get; private set; }

        public int Last { get; private set; }

        private double Step(int line) => _lines[line].Baseline - _lines[line - 1].Baseline;

        /// <summary>What may stand above: more of the table, or headings in several columns; a lone line only where the heading right below goes on with it.</summary>
        private bool IsHeading(int above)
        {
            var line = _lines[above];
            if (IsUnit(line))
            {
                return false;
            }

            return _figures[above] || Gutter.In(line, 0.6 * ColumnGap).Any(g => _strips.Exists(s => g.Meet(s).Width > 0))
                || (Step(above + 1) < SameCell * line.Size && _lines[above + 1].Words.FirstOrDefault(w => w.X1 > line.X0 && w.X0 < line.X1) is { } below && char.IsLower(below.Text[0]));
        }

        /// <summary>Narrows the strips by the words of a line; false where one of them would be closed.</summary>
        private bool Take(LayoutLine line)
        {
            var strips = new List<Gutter>(_strips.Count);
            foreach (var strip in _strips)
            {
                var (from, best) = (strip.From, new Gutter(strip.From, strip.From));
                foreach (var word in line.Words.Where(w => w.X1 > strip.From && w.X0 < strip.To))
                {
                    best = word.X0 - from > best.Width ? new Gutter(from, word.X0) : best;
                    from = Math.Max(from, word.X1);
                }

                best = strip.To - from > best.Width ? new Gutter(from, strip.To) : best;
                if (best.Width < LeastStrip * line.Size)
                {
                    return false;
                }

                strips.Add(best);
            }

            _strips = strips;
            return true;
        }

        public FoundTable? Table(int page)
        {
            var edges = _strips.Select(s => (s.From + s.To) / 2).ToList();
            var cells = Rows().SelectMany((row, r) => Split(row, r, edges)).ToImmutableArray();
            var rowCount = cells.IsEmpty ? 0 : cells[^1].Row + 1;
            var body = Enumerable.Range(First, Last - First + 1).Count(l => _figures[l]);
            if (body < FewLines || body < 0.4 * (Last - First + 1) || !HasColumns(cells, edges.Count + 1, rowCount, body))
            {
                return null;
            }

            var all = _lines[First..(Last + 1)];
            var box = new Box(all.Min(l => l.X0), all[0].Baseline - all[0].Size, all.Max(l => l.X1), all[^1].Baseline + (0.3 * all[^1].Size));
            var header = cells.Any(c => c.Row == 0 && c.IsBodyFigure) ? 0 : TableHeader.Rows(cells, rowCount);
            return new FoundTable([box.X0, .. edges, box.X1], rowCount, cells, header, [new TablePart(page, box, 0)]);
        }

        /// <summary>Figures in most lines of a column, labels beside them; of two columns alone more is asked, lest it be a list of pages.</summary>
        private static bool HasColumns(ImmutableArray<FoundCell> cells, int columns, int rowCount, int body)
        {
            var figures = cells.Where(c => c.Column > 0 && c.IsFigure).GroupBy(c => c.Column).Select(g => g.Count()).DefaultIfEmpty(0).Max();
            var labels = cells.Where(c => c.Column < columns - 1 && c.Text.Count(char.IsLetter) > 1).Select(c => c.Row).Distinct().Count();
            if (figures < 0.6 * body || labels < 0.5 * body)
            {
                return false;
            }

            if (columns > 2)
            {
                return true;
            }

            var headed = cells.Count(c => c.Row == 0 && !c.IsEmpty && !c.IsBodyFigure) == 2;
            var pages = cells.Where(c => c.Column == 1 && c.IsFigure).Select(c => int.TryParse(c.Text, out var page) ? page : -1).ToList();
            var counted = pages.TrueForAll(p => p >= 0) && pages.Zip(pages.Skip(1)).All(p => p.First <= p.Second);
            return headed && figures >= FewLines && rowCount > FewLines && !counted;
        }

        /// <summary>
        /// Lines of one table row: headings that follow closely are one row; below, each line with figures is a row, and the lines of a long label belong to
        /// the nearest one.
        /// </summary>
        private List<List<LayoutLine>> Rows()
        {
            var rows = new List<List<LayoutLine>>();
            var body = Enumerable.Range(First, Last - First + 1).First(l => _figures[l]);
            for (var l = First; l < body; l++)
            {
                if (l > First && Step(l) < SameCell * _lines[l].Size)
                {
                    rows[^1].Add(_lines[l]);
                }
                else
                {
                    rows.Add([_lines[l]]);
                }
            }

            var anchors = Enumerable.Range(body, Last - body + 1).Where(l => _figures[l]).ToList();
            var steps = anchors.Zip(anchors.Skip(1), (a, b) => _lines[b].Baseline - _lines[a].Baseline).Order().ToList();
            var usual = steps.Count == 0 ? 0 : steps[steps.Count / 4];
            List<LayoutLine>? lead = null;
            for (var l = body; l <= Last; l++)
            {
                if (_figures[l])
                {
                    rows.Add([.. lead ?? [], _lines[l]]);
                    lead = null;
                    continue;
                }

                var above = Step(l);
                var below = l < Last ? Step(l + 1) : double.MaxValue;
                if (Math.Min(above, below) > 0.9 * usual && Math.Min(above, below) > SameCell * _lines[l].Size)
                {
                    rows.Add([.. lead ?? [], _lines[l]]);
                    lead = null;
                }
                else if (below < above - 0.5 || lead is not null)
                {
                    (lead ??= []).Add(_lines[l]);
                }
                else
                {
                    rows[^1].Add(_lines[l]);
                }
            }

            return rows;
        }

        private static IEnumerable<FoundCell> Split(List<LayoutLine> row, int number, List<double> edges)
        {
            var columns = new List<LayoutLine>[edges.Count + 1];
            foreach (var line in row)
            {
                foreach (var words in line.Words.GroupBy(w => edges.Count(e => e < (w.X0 + w.X1) / 2)))
                {
                    var own = words.ToImmutableArray();
                    (columns[words.Key] ??= []).Add(new LayoutLine(own.SetItem(0, own[0] with { Glued = false })));
                }
            }

            return columns.Select((lines, c) => new FoundCell(number, c, 1, 1, lines is null ? [] : [.. lines]));
        }
    }
}
