using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Layout;

internal enum BandKind
{
    Any,

    /// <summary>Opened by the national title.</summary>
    Letterhead,

    /// <summary>Opened by the list of recipients alone.</summary>
    Signature,
}

/// <summary>A band of two columns while its rows are being gathered.</summary>
internal sealed class BandCandidate
{
    /// <summary>Rows of a band follow each other within this many font sizes; below a signer's title the signature itself needs room.</summary>
    private const double NearRows = 3.2;
    private const double NearLetterheadRows = 5;
    private const double SignatureRoom = 14;

    private readonly List<(LayoutLine Row, LayoutLine? Left, LayoutLine? Right)> _rows = [];
    private readonly Margins _margins;
    private readonly BandKind _kind;
    private Gutter _gutter;
    private LayoutLine? _above;

    public BandCandidate(LayoutLine first, Gutter gutter, Margins margins, BandKind kind)
    {
        _gutter = gutter;
        _margins = margins;
        _kind = kind;
        var (left, right) = gutter.Split(first);
        _rows.Add((first, left, right));
        TwoSided = left is not null && right is not null ? 1 : 0;
    }

    public int TwoSided { get; private set; }

    public int Count => _rows.Count;

    public double Width => _gutter.Width;

    /// <summary>Two rows agree on the gutter; or one does, widely, and others line up with its columns.</summary>
    public bool Holds => !IsGrid && (TwoSided > 1 || _kind == BandKind.Letterhead || (_kind == BandKind.Signature && (_above is not null || RightOf().Any())) || (_gutter.Width > 2.5 * _rows[0].Row.Size && _rows.Count > 1));

    /// <summary>Most rows have several wide gaps: a table without rules, which is read across.</summary>
    private bool IsGrid => TwoSided > 3 && _rows.Count(r => Gutter.In(r.Row, 1.6).Count() > 1) > 0.5 * TwoSided;

    /// <summary>The signer's first line, which stands a little higher than the list of recipients.</summary>
    public void SetAbove(LayoutLine row)
    {
        _above = row;
        _gutter = _gutter.Meet(new Gutter(double.MinValue, row.X0));
    }

    public bool TryAdd(LayoutLine row, double least)
    {
        var step = row.Baseline - _rows[^1].Row.Baseline;
        if (step > SignatureRoom * row.Size || (_kind == BandKind.Letterhead && FormWords.IsAddressee(row)))
        {
            return false;
        }

        var narrow = _kind == BandKind.Letterhead ? 1.0 : 0.5 * row.Size;
        if (row.X0 > _gutter.From + narrow)
        {
            return LinesUp(row, left: false) && Take(row, _gutter.Meet(new Gutter(double.MinValue, row.X0)), null, row);
        }

        if (OpensRightColumn(row) is { } opening)
        {
            var (recipients, signer) = opening.Split(row);
            TwoSided++;
            return Take(row, _gutter.Meet(opening), recipients, signer);
        }

        if (row.X1 < _gutter.To - narrow)
        {
            return step < NearRows * row.Size && LinesUp(row, left: true) && Take(row, _gutter.Meet(new Gutter(row.X1, double.MaxValue)), row, null);
        }

        if (step > (_kind == BandKind.Letterhead ? NearLetterheadRows : NearRows) * row.Size)
        {
            return false;
        }

        var gaps = _kind == BandKind.Letterhead && _rows.Count < 4 && Gutter.OfNationalTitle(row) is { } title ? [title] : Gutter.In(row, least).ToList();
        foreach (var gap in gaps.OrderByDescending(g => g.Meet(_gutter).Width))
        {
            var met = _gutter.Meet(gap);
            if (met.Width < narrow)
            {
                return false;
            }

            var (left, right) = gap.Split(row);
            TwoSided++;
            return Take(row, met, left, right);
        }

        return false;
    }

    /// <summary>Rows on the left at the end that go on below the right column's end are kept only as long as they follow closely.</summary>
    public void Trim()
    {
        // A centred line right below a letterhead (the title) is no member, whatever column it happens to fit.
        while (_rows.Count > 1 && _rows[^1] is var (row, left, right) && (left is null || right is null) && IsCentered(row) && !IsCentered((left is null ? RightOf() : LeftOf()).First()))
        {
            _rows.RemoveAt(_rows.Count - 1);
        }
    }

    public bool AcceptsAbove(LayoutLine row)
    {
        var near = _rows[0].Row.Baseline - row.Baseline < 2.2 * row.Size;
        return near && row.X0 > _gutter.From && !IsCentered(row) && LinesUp(row, left: false);
    }

    public Region ToRegion(IReadOnlyList<LayoutLine> above)
    {
        ImmutableArray<LayoutLine> left = [.. LeftOf()], right = [.. above, .. RightOf()];
        return IsText(left) && IsText(right) ? new Region.Columns(left, right) : new Region.Band(left, right);
    }

    private IEnumerable<LayoutLine> LeftOf() => _rows.Where(r => r.Left is not null).Select(r => r.Left!);

    private IEnumerable<LayoutLine> RightOf() => _rows.Where(r => r.Right is not null).Select(r => r.Right!);

    private bool Take(LayoutLine row, Gutter gutter, LayoutLine? left, LayoutLine? right)
    {
        _gutter = gutter;
        _rows.Add((row, left, right));
        return true;
    }

    /// <summary>Beside a list of recipients nothing stood on the right so far, and here the signer's lines begin.</summary>
    private Gutter? OpensRightColumn(LayoutLine row) =>
        _kind != BandKind.Signature || _above is not null || RightOf().Any() ? null
        : Gutter.In(row, 2.5).Where(g => g.To > _margins.Center && g.Meet(_gutter).Width > 0.5 * row.Size).Select(g => (Gutter?)g).FirstOrDefault();

    private bool LinesUp(LayoutLine row, bool left)
    {
        var tolerance = 0.7 * row.Size;
        if (!left && !RightOf().Any() && _above is null)
        {
            return true;
        }

        return (left ? LeftOf() : _above is null ? RightOf() : RightOf().Prepend(_above)).Any(l => Math.Abs(l.X0 - row.X0) < tolerance || Math.Abs(l.CenterX - row.CenterX) < 1.5 * tolerance || (!left && Math.Abs(l.X1 - row.X1) < tolerance));
    }

    private bool IsCentered(LayoutLine row) => Math.Abs(row.CenterX - _margins.Center) < 1.2 * row.Size;

    /// <summary>Lines that fill their column, as running text does and a list of names does not.</summary>
    private static bool IsText(ImmutableArray<LayoutLine> lines)
    {
        if (lines.Length < 8)
        {
            return false;
        }

        var right = lines.Max(l => l.X1);
        return lines.Count(l => l.X1 > right - (1.5 * l.Size)) > 0.6 * lines.Length;
    }
}
