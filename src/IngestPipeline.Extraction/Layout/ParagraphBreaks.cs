using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// Decides whether a line begins a new paragraph. The strongest evidence: the line before had room for its first word, it is
/// indented, or it stands off.
/// </summary>
public static partial class ParagraphBreaks
{
    /// <param name="paragraph">Its lines so far; at least one.</param>
    /// <param name="next">The line below, or the first of the next page.</param>
    /// <param name="indents">The document marks paragraphs by an indented first line.</param>
    public static bool IsBreak(IReadOnlyList<BodyLine> paragraph, BodyLine next, bool indents)
    {
        var last = paragraph[^1];
        var first = paragraph[0];
        var samePage = last.SharesPage(next);
        if (Math.Abs(last.Line.Size - next.Line.Size) > (next.Scanned ? 0.3 : 0.12) * last.Line.Size || (samePage && StandsOff(last, next)))
        {
            return true;
        }

        var longTitle = last.IsBalanced && next.IsBalanced && last.IsMarked && next.IsMarked && (last.IsCentered || next.IsCentered || !first.OpensItem);
        if ((last.IsCentered && next.IsCentered) || (longTitle && paragraph.All(l => l.IsBalanced)))
        {
            return !samePage || !ContinuesTitle(last, next);
        }

        if (next.IsFlushRight || (next.IsCentered && !first.IsIndented) || (last.IsCentered && paragraph.All(l => l.IsCentered) && !ContinuesCentered(last, next)))
        {
            return true;
        }

        if (!last.HadNoRoomFor(next.Line.Words[0]))
        {
            return true;
        }

        if (HangsUnder(first, last, next))
        {
            return false;
        }

        var edge = paragraph.Count > 1 && paragraph[1].SharesPage(next) ? paragraph[1].Line.X0 : next.Margins.Left;
        if (next.Line.X0 > edge + next.Tolerance)
        {
            // A block that is indented as a whole goes on in the middle of a sentence.
            var block = Math.Abs(next.Indent - last.Indent) < next.Tolerance;
            return !(block && !last.EndsSentence && char.IsLower(next.Line.Text[0]));
        }

        if (next.OpensItem)
        {
            return last.EndsSentence || (!indents && first.OpensItem) || (Math.Abs(next.Indent - first.Indent) < next.Tolerance && first.OpensItem && paragraph.Count > 1);
        }

        if (!indents && last.EndsSentence && last.Line.Text[^1] is '.' && char.IsUpper(next.Line.Text[0]) && !samePage)
        {
            return true;
        }

        return last.Line.Bold != next.Line.Bold && last.EndsSentence;
    }

    private static bool StandsOff(BodyLine last, BodyLine next)
    {
        var step = next.Line.Baseline - last.Line.Baseline;
        var slack = next.Scanned ? 0.4 : 0.22;
        return step > (next.Margins.Pitch + slack) * Math.Max(last.Line.Size, next.Line.Size) || step < 0;
    }

    /// <summary>The text of an item hangs under its own start: <c>- text</c> with the next line below <c>text</c>.</summary>
    private static bool HangsUnder(BodyLine first, BodyLine last, BodyLine next)
    {
        if (!first.OpensItem || next.OpensItem || first.Line.Words.Length < 2)
        {
            return false;
        }

        var hang = next.Indent - first.Indent;
        var below = first.SharesPage(next) && Math.Abs(first.Line.Words[1].X0 - next.Line.X0) < next.Tolerance;
        return below || (hang > next.Tolerance && hang < 3.5 * next.Line.Size && !last.EndsSentence);
    }

    /// <summary>Centred lines of one look are one heading, unless the line above is a type of document or an enumerator alone.</summary>
    private static bool ContinuesTitle(BodyLine last, BodyLine next) =>
        last.Line.Bold == next.Line.Bold && last.Line.Italic == next.Line.Italic && IsCapitals(last.Line.Text) == IsCapitals(next.Line.Text) &&
        !StandsAlone().IsMatch(last.Line.Text) && !last.EndsSentence && !next.OpensItem && next.Line.Text.Any(char.IsLetterOrDigit) && last.Line.Text.Any(char.IsLetterOrDigit);

    private static bool ContinuesCentered(BodyLine last, BodyLine next) => last.HadNoRoomFor(next.Line.Words[0]) && !last.EndsSentence && !next.IsIndented;

    private static bool IsCapitals(string text) => !text.Any(char.IsLower);

    [GeneratedRegex(@"^(?:BÁO CÁO|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|TỜ TRÌNH|THÔNG BÁO|THÔNG TƯ|CHỈ THỊ|CHƯƠNG TRÌNH|HƯỚNG DẪN|QUY CHẾ|QUY ĐỊNH|QUYẾT NGHỊ|ĐỀ ÁN|DỰ ÁN|PHƯƠNG ÁN|BIÊN BẢN|CÔNG ĐIỆN|ĐIỀU LỆ|KẾT LUẬN|PHỤ LỤC|GIẤY MỜI|LUẬT|(?:PHẦN|CHƯƠNG|MỤC|PHỤ LỤC)\s+(?:THỨ\s+\p{Lu}+|[IVXLC\d]+)[.:]?)$", RegexOptions.IgnoreCase)]
    private static partial Regex StandsAlone();
}
