using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>
/// Finds seals and signatures on a colour page image, row by row as it is drawn: patches of red or of blue ink of the size that Nghị định 30/2020/NĐ-CP gives
/// them (seals red, signatures blue). Coloured print is lower, pictures and shaded cells are larger or fuller; they stay print.
/// </summary>
public sealed class InkScanner
{
    /// <summary>Between the strongest and the weakest channel: more is ink. Old paper is yellow, but never dark in a channel.</summary>
    private const int LeastColour = 60;
    private const int MostOfWeakest = 160;

    /// <summary>Inches: the side of the cells in which ink is counted.</summary>
    private const double CellSide = 0.05;

    /// <summary>Of a cell's pixels.</summary>
    private const double LeastOfCell = 0.06;

    /// <summary>Inches.</summary>
    private const double LeastSeal = 0.6;
    private const double MostWide = 4;
    private const double MostHigh = 2.6;
    private const double LeastSignatureWidth = 0.5;
    private const double LeastSignatureHeight = 0.35;

    /// <summary>Of the pixels of its box: fuller is a picture, or letters.</summary>
    private const double FullestSeal = 0.5;
    private const double FullestSignature = 0.2;

    private readonly int _width;
    private readonly int _dpi;
    private readonly int _side;
    private readonly int _columns;
    private readonly List<int[]> _red = [];
    private readonly List<int[]> _blue = [];
    private int _row;

    /// <param name="width">Pixels of a row.</param>
    /// <param name="dpi">Pixels of an inch.</param>
    public InkScanner(int width, int dpi)
    {
        (_width, _dpi) = (width, dpi);
        _side = Math.Max(3, (int)(CellSide * dpi));
        _columns = ((width - 1) / _side) + 1;
    }

    /// <summary>The next row from the top, red, green and blue of each pixel.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (_row++ % _side == 0)
        {
            _red.Add(new int[_columns]);
            _blue.Add(new int[_columns]);
        }

        for (int x = 0, at = 0; x < _width; x++, at += 3)
        {
            var (r, g, b) = (row[at], row[at + 1], row[at + 2]);
            if (r == g && g == b)
            {
                continue;
            }

            if (IsInk(r, g, b))
            {
                // Brown and orange fade from red, violet and green from blue.
                (r - Math.Max(g, b) > LeastColour / 3 ? _red : _blue)[^1][x / _side]++;
            }
        }
    }

    internal static bool IsInk(byte r, byte g, byte b)
    {
        int strongest = Math.Max(r, Math.Max(g, b)), weakest = Math.Min(r, Math.Min(g, b));
        return strongest - weakest >= LeastColour && weakest <= MostOfWeakest;
    }

    /// <summary>The seals and signatures of the rows added, pixels.</summary>
    public ImmutableArray<InkMark> Marks()
    {
        var seals = Patches(_red).Where(p => IsSeal(p)).Select(p => p.Box).ToList();
        var blue = Patches(_blue).ToList();
        seals.AddRange(blue.Where(p => IsSeal(p) && p.Box.Width < 1.4 * p.Box.Height && p.Box.Height > 0.9 * _dpi).Select(p => p.Box));
        var signatures = blue.Where(p => IsSignature(p) && !seals.Contains(p.Box)).Select(p => p.Box).ToList();
        return [.. Outermost(seals).Select(b => new InkMark(BlockKind.Seal, b)), .. Outermost(signatures).Select(b => new InkMark(BlockKind.Signature, b))];
    }

    private bool IsSeal(Patch p) =>
        p.Box.Height >= LeastSeal * _dpi && p.Box.Width >= LeastSeal * _dpi && p.Box.Width <= MostWide * _dpi && p.Box.Height <= MostHigh * _dpi && p.Fullness <= FullestSeal;

    private bool IsSignature(Patch p) => p.Box.Width >= LeastSignatureWidth * _dpi && p.Box.Height >= LeastSignatureHeight * _dpi
        && p.Box.Width <= MostWide * _dpi && p.Box.Height <= MostHigh * _dpi && p.Fullness <= FullestSignature;

    /// <summary>Cells with ink that touch each other.</summary>
    private IEnumerable<Patch> Patches(List<int[]> counts)
    {
        var least = Math.Max(2, (int)(LeastOfCell * _side * _side));
        var seen = new bool[counts.Count, _columns];
        var open = new Stack<(int X, int Y)>();
        for (var y = 0; y < counts.Count; y++)
        {
            for (var x = 0; x < _columns; x++)
            {
                if (seen[y, x] || counts[y][x] < least)
                {
                    continue;
                }

                var (x0, x1, y0, y1, ink) = (x, x, y, y, 0L);
                seen[y, x] = true;
                open.Push((x, y));
                while (open.TryPop(out var at))
                {
                    (x0, x1, y0, y1) = (Math.Min(x0, at.X), Math.Max(x1, at.X), Math.Min(y0, at.Y), Math.Max(y1, at.Y));
                    ink += counts[at.Y][at.X];
                    for (var ny = Math.Max(0, at.Y - 1); ny <= Math.Min(counts.Count - 1, at.Y + 1); ny++)
                    {
                        for (var nx = Math.Max(0, at.X - 1); nx <= Math.Min(_columns - 1, at.X + 1); nx++)
                        {
                            if (!seen[ny, nx] && counts[ny][nx] >= least)
                            {
                                seen[ny, nx] = true;
                                open.Push((nx, ny));
                            }
                        }
                    }
                }

                var box = new Box(x0 * _side, y0 * _side, Math.Min(_width, (x1 + 1) * _side), Math.Min(_row, (y1 + 1) * _side));
                yield return new Patch(box, ink / (box.Width * box.Height));
            }
        }
    }

    private static IEnumerable<Box> Outermost(List<Box> boxes) =>
        boxes.Where(b => !boxes.Exists(o => o != b && o.X0 <= b.X0 && o.Y0 <= b.Y0 && o.X1 >= b.X1 && o.Y1 >= b.Y1));

    /// <param name="Fullness">Share of the box's pixels that are ink.</param>
    private readonly record struct Patch(Box Box, double Fullness);
}
