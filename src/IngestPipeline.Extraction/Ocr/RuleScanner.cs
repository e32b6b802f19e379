using System.Collections.Immutable;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>
/// Finds ruling lines on a grey page image, row by row as it is drawn: runs of dark pixels far longer than any stroke of a letter, put together where they
/// touch, so that a line of a page that lies a little askew is one line. Thick bodies (seals, photographs, black margins) are left out.
/// </summary>
public sealed class RuleScanner
{
    /// <summary>Grey below this is ink; scanned hairlines are seldom black.</summary>
    private const byte Ink = 176;

    /// <summary>Inches: the shortest run across and down (letters are lower), the breaks that are bridged, the thickest line.</summary>
    private const double LeastAcross = 0.33;
    private const double LeastDown = 0.2;
    private const double Break = 0.012;
    private const double Thick = 0.035;

    /// <summary>A page with more runs than this is a picture.</summary>
    private const int MostRuns = 200_000;

    private readonly int _width;
    private readonly int _leastAcross;
    private readonly int _leastDown;
    private readonly int _break;
    private readonly double _thick;
    private readonly int[] _start;
    private readonly int[] _last;
    private readonly List<Run> _across = [];
    private readonly List<Run> _down = [];
    private int _row;

    /// <param name="width">Pixels of a row.</param>
    /// <param name="dpi">Pixels of an inch.</param>
    public RuleScanner(int width, int dpi)
    {
        _width = width;
        _leastAcross = Math.Max(12, (int)(LeastAcross * dpi));
        _leastDown = Math.Max(8, (int)(LeastDown * dpi));
        _break = Math.Max(1, (int)(Break * dpi));
        _thick = Math.Max(4, Thick * dpi);
        _start = new int[width];
        _last = new int[width];
        Array.Fill(_last, int.MinValue / 2);
    }

    /// <summary>The next row from the top, one byte a pixel, 0 black.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        var (start, last) = (0, int.MinValue / 2);
        for (var x = 0; x < _width; x++)
        {
            if (row[x] >= Ink)
            {
                continue;
            }

            if (x - last > _break + 1)
            {
                Keep(_across, _row, start, last, _leastAcross);
                start = x;
            }

            last = x;
            if (_row - _last[x] > _break + 1)
            {
                Keep(_down, x, _start[x], _last[x], _leastDown);
                _start[x] = _row;
            }

            _last[x] = _row;
        }

        Keep(_across, _row, start, last, _leastAcross);
        _row++;
    }

    /// <summary>The lines of the rows added, in pixels, from end to end: those of a page askew do not run quite straight.</summary>
    public ImmutableArray<PdfRule> Rules()
    {
        for (var x = 0; x < _width; x++)
        {
            Keep(_down, x, _start[x], _last[x], _leastDown);
        }

        Array.Fill(_last, int.MinValue / 2);
        if (_across.Count + _down.Count > MostRuns)
        {
            return [];
        }

        return [.. Lines(_across).Select(l => new PdfRule(l.From, l.AtFrom, l.To, l.AtTo)), .. Lines(_down).Select(l => new PdfRule(l.AtFrom, l.From, l.AtTo, l.To))];
    }

    private static void Keep(List<Run> runs, int at, int from, int to, int least)
    {
        if (to - from + 1 >= least && runs.Count <= MostRuns)
        {
            runs.Add(new Run(at, from, to));
        }
    }

    /// <summary>Runs that touch, next to each other or end to end, are one line.</summary>
    private IEnumerable<(float From, float AtFrom, float To, float AtTo)> Lines(List<Run> runs)
    {
        var open = new List<List<Run>>();
        var done = new List<List<Run>>();
        foreach (var run in runs.OrderBy(r => r.At).ThenBy(r => r.From))
        {
            open.RemoveAll(line =>
            {
                var over = run.At - line[^1].At > 2 + _break;
                if (over)
                {
                    done.Add(line);
                }

                return over;
            });
            List<Run>? found = null;
            foreach (var line in open)
            {
                if (Touches(line, run))
                {
                    if (found is null)
                    {
                        found = line;
                        line.Add(run);
                    }
                    else
                    {
                        found.AddRange(line);
                        found.Sort((a, b) => a.At.CompareTo(b.At));
                        line.Clear();
                    }
                }
            }

            open.RemoveAll(l => l.Count == 0);
            if (found is null)
            {
                open.Add([run]);
            }
        }

        done.AddRange(open);
        foreach (var line in done)
        {
            int from = line.Min(r => r.From), to = line.Max(r => r.To);
            var ink = line.Sum(r => (double)r.To - r.From + 1);
            if (ink / (to - from + 1) > _thick)
            {
                continue;
            }

            var (middle, slope) = Fit(line);
            yield return (from, (float)(middle + (slope * (from - ((from + to) / 2.0)))), to, (float)(middle + (slope * (to - ((from + to) / 2.0)))));
        }
    }

    /// <summary>One of the last rows of the line lies beside or right before the run.</summary>
    private bool Touches(List<Run> line, Run run)
    {
        for (var i = line.Count - 1; i >= 0 && run.At - line[i].At <= 2 + _break; i--)
        {
            if (run.From <= line[i].To + (4 * _break) && line[i].From <= run.To + (4 * _break))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The straight line through all pixels of the runs (least squares): where it stands at the middle of their extent, and its slope.</summary>
    private static (double Middle, double Slope) Fit(List<Run> line)
    {
        var origin = (line.Min(r => r.From) + line.Max(r => r.To)) / 2.0;
        double n = 0, x = 0, xx = 0, y = 0, xy = 0;
        foreach (var run in line)
        {
            double length = run.To - run.From + 1, middle = ((run.From + run.To) / 2.0) - origin, at = run.At + 0.5;
            n += length;
            x += length * middle;
            xx += (length * middle * middle) + (length * ((length * length) - 1) / 12);
            y += length * at;
            xy += length * middle * at;
        }

        var spread = (n * xx) - (x * x);
        var slope = spread < 1 ? 0 : ((n * xy) - (x * y)) / spread;
        return ((y - (slope * x)) / n, slope);
    }

    private readonly record struct Run(int At, int From, int To);
}
