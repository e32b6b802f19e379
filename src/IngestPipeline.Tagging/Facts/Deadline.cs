using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts;

/// <summary>
/// A length of time that a rule gives for something: "Trong thời hạn 07 ngày làm việc kể từ ngày …, Ban Chủ nhiệm gửi …". It belongs to no
/// period and is what shall be, whatever the document reports; what it limits stands behind it.
/// </summary>
internal static class Deadline
{
    private const int MostWords = 40;

    /// <summary>The indicator of a time limit; null for every other figure.</summary>
    public static string? Of(TokenLine line, Clauses clauses, FactDraft draft)
    {
        if (draft is not { Kind: FactKind.Duration, Site.Unit: { } unit })
        {
            return null;
        }

        var (at, next) = (draft.Site.First, unit.Next);
        if (line[next].IsMark(','))
        {
            next++;
        }

        var counted = line.Phrase(next + 2, 2) is "kể từ" or "tính từ" or "sau khi" or "trước khi" or "từ ngày" or "từ khi";
        var limited = line.Phrase(at, 2) is "thời hạn" or "trong vòng" or "phạm vi" or "chậm nhất" or "muộn nhất" or "không quá" or "vòng" || line.Word(at - 1) is "sau" or "là" or "hạn";
        if (!counted || !limited)
        {
            return null;
        }

        var end = next;
        while (end < line.Tokens.Count && end - next < MostWords && clauses.SameSentence(end, at) && !line[end].IsMark(';') && line[end].Kind != TokenKind.Number)
        {
            end++;
        }

        while (end > next && line[end - 1].Kind == TokenKind.Mark)
        {
            end--;
        }

        // "Thông tư này có hiệu lực thi hành sau 15 ngày kể từ ngày ký": what begins stands before.
        var first = clauses.Segment(at);
        var head = line.Word(at - 1) is "sau" or "là" && at - first > 3 ? line.Text[line[first].Start..line[at - 2].End] + " " : "";
        return end > next ? head + line.Text[line[next].Start..line[end - 1].End] : null;
    }
}
