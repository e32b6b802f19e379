using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts;

/// <summary>"khoảng", "trên", "không quá" right before a number, "trở lên" right behind its unit.</summary>
internal static class ApproximationReader
{
    public static Approximation? Of(TokenLine line, List<FactDraft> drafts, int index)
    {
        var draft = drafts[index];
        var own = Before(line, draft.Site.First) ?? After(line, draft);
        return own ?? (draft.RangeWith == index - 1 && drafts[index - 1].Approx is Approximation.About ? Approximation.About : null);
    }

    private static Approximation? Before(TokenLine line, int at)
    {
        var i = at - 1;
        while (line[i].IsMark('(') || line[i].IsMark('+') || line[i].IsDash || line[i].IsMark(':') || line.Word(i) is "từ" or "là" or "có")
        {
            i--;
        }

        return (line.Phrase(i + 1, 2), line.Word(i)) switch
        {
            ("xấp xỉ" or "ước đạt" or "ước tính" or "ước khoảng" or "ước có" or "ước thực" or "ước là" or "bình quân khoảng", _) => Approximation.About,
            ("tối thiểu" or "ít nhất" or "đạt trên" or "tối thiểu:", _) => Approximation.AtLeast,
            ("không quá" or "tối đa" or "nhiều nhất" or "vượt quá" or "chưa đến" or "chưa tới" or "chưa quá" or "chưa đủ" or "chậm nhất" or "muộn nhất" or "nhỏ hơn" or "thấp hơn" or "ít hơn", _) => Approximation.AtMost,
            _ when line[at - 1].IsMark('>') || line[at - 1].IsMark('≥') => Approximation.AtLeast,
            _ when line[at - 1].IsMark('<') || line[at - 1].IsMark('≤') => Approximation.AtMost,
            (_, "khoảng" or "gần" or "ước" or "chừng" or "ngót") => Approximation.About,
            (_, "hơn") => Approximation.AtLeast,
            (_, "trên") when line.Word(i - 1) is not ("đăng" or "phát" or "tải" or "sóng" or "truyền" or "in" or "tin") => Approximation.AtLeast,
            (_, "dưới") => Approximation.AtMost,
            _ => null,
        };
    }

    private static Approximation? After(TokenLine line, FactDraft draft)
    {
        var next = draft.Site.Unit?.Next ?? draft.Site.Last + 1;
        return line.Word(next) != "trở" ? null : line.Word(next + 1) switch
        {
            "lên" => Approximation.AtLeast,
            "xuống" => Approximation.AtMost,
            _ => null,
        };
    }
}
