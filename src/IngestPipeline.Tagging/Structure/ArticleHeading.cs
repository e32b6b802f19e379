using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>An article opens a section always; what follows its number is a title, or the sentence it sets down.</summary>
internal static partial class ArticleHeading
{
    private const int LongestTitle = 40;

    public static LineTag Of(TextLine line, bool styled)
    {
        var marker = line.Enumerator!.Length;
        var title = line.Title;
        if (title.Length == 0)
        {
            return new LineTag(BlockKind.Heading, line.Text.Length, 0.95);
        }

        if (line.Style.BoldPrefix > marker + 3 && line.Style.BoldPrefix < line.Text.Length)
        {
            var bold = line.Text[..line.Style.BoldPrefix].TrimEnd();
            return new LineTag(BlockKind.Paragraph, bold[^1] is '.' or ':' || line.Text[bold.Length..].TrimStart() is ['.' or ':', ..] ? bold.Length : marker, 0.9);
        }

        var unlike = styled && !line.Style.Bold && line.Style.BoldPrefix > 0;
        var sentence = unlike || line.Last is '.' or ';' or ':' or ',' || line.WordCount > LongestTitle || Sentence().IsMatch(title);
        return sentence && !(styled && line.Style.Bold && line.Last is not (';' or ',') && line.WordCount <= LongestTitle && !Sentence().IsMatch(title))
            ? new LineTag(BlockKind.Paragraph, marker, 0.9)
            : new LineTag(BlockKind.Heading, line.Text.Length, 0.9);
    }

    [GeneratedRegex(@"^(?:(?:Quyết định|Nghị quyết|Thông tư|Nghị định|Quy chế|Quy định|Chỉ thị) này\b|Ban hành (?:kèm theo|theo)|Bãi bỏ|Giao (?:cho )?\p{Lu}|Thông qua|Phê duyệt|Công nhận|Bổ nhiệm|Điều động|Thành lập|Sửa đổi, bổ sung .*như sau|(?:Các )?(?:Ông|Bà|ông|bà)\b|Chánh Văn phòng|Thủ trưởng các)|có (?:hiệu lực|trách nhiệm)|chịu trách nhiệm thi hành", RegexOptions.None)]
    private static partial Regex Sentence();
}
