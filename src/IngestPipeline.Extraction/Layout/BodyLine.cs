using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A line of running text with the margins it is set between.</summary>
public sealed record BodyLine(LayoutLine Line, int Page, Margins Margins)
{
    /// <summary>Positions are exact in text layers and shake on scans.</summary>
    public bool Scanned { get; init; }

    public Column Column { get; init; }

    /// <summary>On the right one of two facing pages that are one page of the file.</summary>
    public bool Facing { get; init; }

    public bool SharesPage(BodyLine other) => Page == other.Page && Facing == other.Facing;

    /// <summary>Differences of X below this mean nothing.</summary>
    public double Tolerance => (Scanned ? 0.9 : 0.45) * Line.Size;

    public double Indent => Line.X0 - Margins.Left;

    public bool IsIndented => Indent > Tolerance;

    /// <summary>Space on both sides and the same on both.</summary>
    public bool IsCentered => Indent > 1.2 * Line.Size && Margins.Right - Line.X1 > 1.2 * Line.Size && IsBalanced;

    /// <summary>As far from the left margin as from the right; a long line of a centred heading may nearly reach both.</summary>
    public bool IsBalanced
    {
        get
        {
            // The further a line stands in on both sides, the less the margins can be told exactly, and the less it is chance.
            double left = Indent, right = Margins.Right - Line.X1;
            return left > 0.3 * Line.Size && Math.Abs(left - right) < Math.Max((Scanned ? 1.6 : 0.8) * Line.Size, 0.15 * Math.Min(left, right));
        }
    }

    /// <summary>Looks like a heading: bold, slanted or in capitals.</summary>
    public bool IsMarked => Line.Bold || Line.Italic || !Line.Text.Any(char.IsLower);

    public bool IsFlushRight => Indent > 0.35 * Margins.Width && Margins.Right - Line.X1 < Line.Size;

    /// <summary>The word would not have fitted on this line any more.</summary>
    public bool HadNoRoomFor(LayoutWord word)
    {
        var blank = 0.25 * Line.Size;
        return Line.X1 + blank + (word.X1 - word.X0) > Margins.Right - (Scanned ? 0.8 * Line.Size : 1.5);
    }

    public bool EndsSentence => Line.Text[^1] is '.' or ';' or ':' or '!' or '?' or '…' or '”' or '/';

    /// <summary>Opens with a bullet or an enumerator of a list or heading.</summary>
    public bool OpensItem => ItemMark.Opens(Line.Text);
}

/// <summary>What opens list items and headings in administrative documents.</summary>
public static partial class ItemMark
{
    public static bool Opens(string text) => Item().IsMatch(text);

    public static bool IsBullet(string text) => Bullet().IsMatch(text);

    [GeneratedRegex(@"^(?:[-–—+*•▪●○◦■□✓➢➤]\s|[-–+•](?=\p{L})|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.)/]\s|\d{1,2}(?:\.\d{1,2})+\s|[a-zđA-ZĐ][.)]\s|(?:Điều|Chương|Mục|Phần|Phụ lục)\s+(?:\d|[IVX]+\b|thứ\b))", RegexOptions.IgnoreCase)]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:[-–—+*•▪●○◦■□✓➢➤]\s|[-–+•](?=\p{L}))")]
    private static partial Regex Bullet();
}
