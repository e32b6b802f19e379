using IngestPipeline.Tagging.Numbers;

namespace IngestPipeline.Tagging.Facts;

/// <summary>What follows a number as its unit.</summary>
/// <param name="End">Offset in the line after the unit; the span of the fact runs to it.</param>
/// <param name="Next">The token after it.</param>
/// <param name="Unit">Canonical unit.</param>
/// <param name="Class">What it measures.</param>
/// <param name="Known">It stands in the lexicon; else it was guessed from its place.</param>
/// <param name="Written">Lower case, as printed.</param>
internal sealed record UnitMatch(int End, int Next, string Unit, UnitClass Class, bool Known, string Written);

/// <summary>Reads the unit or counted noun behind a number: the shortest phrase that names what is counted.</summary>
internal static class UnitReader
{
    // Words that never open a counted noun.
    private static readonly HashSet<string> NoNouns = new(StringComparer.Ordinal)
    {
        "và", "hoặc", "là", "có", "đã", "đang", "sẽ", "được", "bị", "do", "của", "cho", "với", "về", "từ", "đến", "tới", "trong", "trên", "dưới", "tại", "ở", "vào", "ra", "theo", "so", "như", "thì", "mà", "để",
        "nhằm", "gồm", "bao", "tăng", "giảm", "đạt", "bằng", "còn", "nên", "khi", "nếu", "vì", "tuy", "nhưng", "cùng", "cũng", "này", "đó", "trở", "không", "chưa", "hơn", "gần", "khoảng", "các", "những", "mỗi",
        "thuộc", "dao", "động", "ổn", "định", "bán", "mua", "giá", "tổng", "trước", "sau", "nay", "qua", "lên", "xuống", "thứ", "đối", "bình", "x", "ngoài", "nhất", "mới", "ban", "thực", "hiện", "tiếp", "tục",
        "đầu", "cuối", "nữa", "rồi", "xong", "riêng", "trung", "quý", "đây", "v", "vv", "chiếm", "gấp", "sửa", "việc", "điều", "khoản", "mục", "chương", "phần", "phụ", "nêu", "quy", "ngày", "tháng", "năm",
    };

    /// <param name="line">The line.</param>
    /// <param name="at">The token after the number.</param>
    /// <param name="lexicon">Units and nouns.</param>
    public static UnitMatch? ReadAfter(TokenLine line, int at, UnitLexicon lexicon)
    {
        at = SkipTotal(line, SkipSpelled(line, at));
        if (PerThousand(line, at) is { } share)
        {
            return share;
        }

        if (lexicon.Longest(line, at) is not { } match)
        {
            return null;
        }

        var (entry, next) = match;
        // "chỉ số" and "số" may open other words: "% tổng số".
        return entry.Class switch
        {
            UnitClass.Money => Money(line, at, entry, next, lexicon),
            UnitClass.Count => Count(line, at, entry, next, lexicon),
            UnitClass.Percent => Percent(line, at, entry, next),
            UnitClass.Measure or UnitClass.Duration => Measure(line, at, entry, next, lexicon),
            _ => Plain(line, at, entry, next),
        };
    }

    /// <summary>A noun that the lexicon does not know, read by its place: one or two small words behind the number.</summary>
    public static UnitMatch? Guess(TokenLine line, int at)
    {
        at = SkipSpelled(line, at);
        var first = line[at];
        if (first.Kind != TokenKind.Word || line.Glued(at) || (line.Capital(at) && !Abbreviation(line, at)) || NoNouns.Contains(first.Lower) || first.Lower.Length < 2)
        {
            return null;
        }

        if (Abbreviation(line, at))
        {
            // "1.778 DN"
            return new UnitMatch(first.End, at + 1, line.Text[first.Start..first.End], UnitClass.Count, false, first.Lower);
        }

        var second = line[at + 1];
        var two = second.Kind == TokenKind.Word && !NoNouns.Contains(second.Lower) && second.Start == first.End + 1 && !line.Capital(at + 1);
        var end = two ? second.End : first.End;
        var written = line.Lower[first.Start..end];
        return new UnitMatch(end, at + (two ? 2 : 1), written, UnitClass.Count, false, written);
    }

    private static bool Abbreviation(TokenLine line, int at) => line[at] is { Kind: TokenKind.Word } token && token.End - token.Start is >= 2 and <= 6 && line.Text[token.Start..token.End].All(char.IsUpper);

    /// <summary>"1759/1759 tổng số cơ sở": the words between a ratio and what it counts.</summary>
    private static int SkipTotal(TokenLine line, int at)
    {
        if (line.Word(at) == "trên" && line.Word(at + 1) == "tổng")
        {
            at++;
        }

        if (line.Word(at) == "tổng" && line.Word(at + 1) == "số")
        {
            return at + 2;
        }

        // "2/3 số thành viên", "1/2 tổng thành viên"
        return line.Word(at) is "số" or "tổng" && line[at - 2].IsMark('/') && line[at - 1].Kind == TokenKind.Number ? at + 1 : at;
    }

    /// <summary>"02 (hai) ngày": the number in words between the figures and their unit.</summary>
    private static int SkipSpelled(TokenLine line, int at)
    {
        if (!line[at].IsMark('(') || SpelledNumber.Bracket(line.Text, line[at].Start) is not { } words)
        {
            return at;
        }

        while (at < line.Tokens.Count && line[at].Start < words.End)
        {
            at++;
        }

        return at;
    }

    /// <summary>"0,3 0/00", "15 o/oo": the sign ‰ as typewriters and keyboards without it write it.</summary>
    private static UnitMatch? PerThousand(TokenLine line, int at) =>
        line[at].Lower is "0" or "o" && line[at + 1].IsMark('/') && line[at + 2].Lower is "00" or "oo" && line.Glued(at + 1) && line.Glued(at + 2)
            ? new UnitMatch(line[at + 2].End, at + 3, "‰", UnitClass.Percent, true, "‰") : null;

    /// <summary>"8%/năm": only times make a share a rate.</summary>
    private static UnitMatch Percent(TokenLine line, int at, UnitEntry entry, int next)
    {
        var share = Plain(line, at, entry, next);
        return line[next].IsMark('/') && line.Word(next + 1) is "năm" or "tháng" or "quý" or "ngày" or "tuần" or "kỳ" or "vụ"
            ? share with { End = line[next + 1].End, Next = next + 2, Unit = $"{share.Unit}/{line.Word(next + 1)}" } : share;
    }

    private static UnitMatch Plain(TokenLine line, int at, UnitEntry entry, int next)
    {
        var written = line.Lower[line[at].Start..line[next - 1].End];
        return new UnitMatch(line[next - 1].End, next, entry.Canonical ?? written, entry.Class, true, written);
    }

    private static UnitMatch Measure(TokenLine line, int at, UnitEntry entry, int next, UnitLexicon lexicon)
    {
        var unit = entry.Canonical ?? line.Lower[line[at].Start..line[next - 1].End];
        var rate = Rate(line, ref next, lexicon);
        var end = line[next - 1].End;
        return new UnitMatch(end, next, unit + rate, entry.Class, true, line.Lower[line[at].Start..end]);
    }

    private static UnitMatch Money(TokenLine line, int at, UnitEntry entry, int next, UnitLexicon lexicon)
    {
        var rate = Rate(line, ref next, lexicon);
        var end = line[next - 1].End;
        return new UnitMatch(end, next, entry.Canonical + rate, UnitClass.Money, true, line.Lower[line[at].Start..end]);
    }

    private static UnitMatch Count(TokenLine line, int at, UnitEntry entry, int next, UnitLexicon lexicon)
    {
        var start = line[at].Start;
        if (entry.Joins)
        {
            next = Joined(line, entry, next, lexicon);
        }

        var end = line[next - 1].End;
        var written = line.Text[start..end];
        var unit = entry.Canonical is { } canonical && !entry.Name ? canonical : entry.Name ? written : AsNoun(written);
        if (entry.Class == UnitClass.Count && line[next].IsMark('/') && line.Glued(next) && line.Glued(next + 1) && (line[next + 1].Kind == TokenKind.Word || line[next + 1].Number.Value is "100" or "1000" or "10000" or "100000"))
        {
            // "7 chuyến bay/tuần", "76 thuê bao/100 hộ"
            unit += Rate(line, ref next, lexicon);
            end = line[next - 1].End;
        }

        return new UnitMatch(end, next, unit, UnitClass.Count, true, line.Lower[start..end]);
    }

    /// <summary>"cán bộ, công chức", "huyện, thị xã và thành phố": nouns of one group make one unit.</summary>
    private static int Joined(TokenLine line, UnitEntry entry, int next, UnitLexicon lexicon)
    {
        while (true)
        {
            var at = line[next].IsMark(',') ? next + 1 : line.Word(next) is "và" && entry.Group is "area" ? next + 1 : -1;
            if (at < 0 || lexicon.Longest(line, at) is not { } more || more.Entry.Group != entry.Group || line[at].Kind != TokenKind.Word || Restarts(line, at, more.Next))
            {
                return next;
            }

            next = more.Next;
        }
    }

    /// <summary>"12 xã, huyện Trà Cú": the second noun opens a name of its own or carries its own number.</summary>
    private static bool Restarts(TokenLine line, int at, int next) =>
        (line.Capital(next) && !line.Capital(at) && line[next].Lower.Length > 1 && line[next].Lower != "ubnd") || (line[next].IsMark(':') && !line.Capital(at));

    /// <summary>"/kg", "/ấp, khóm/tháng", "/bình 12kg", "/01 giấy phép": what a rate is for, as printed.</summary>
    private static string Rate(TokenLine line, ref int next, UnitLexicon lexicon)
    {
        var rate = "";
        while (line[next].IsMark('/'))
        {
            var at = next + 1;
            if (line[at].Kind == TokenKind.Number)
            {
                // "/01 giấy phép" is one; "/0,55km" and "/50kg" are sizes.
                var number = line[at];
                if (number.Number.Scaled || lexicon.Longest(line, at + 1) is not { } sized || sized.Entry.Class == UnitClass.Money)
                {
                    return rate;
                }

                var text = number.Number.Value == "1" && !line.Glued(at + 1) ? line.Text[line[at + 1].Start..line[sized.Next - 1].End] : line.Text[number.Start..line[sized.Next - 1].End];
                rate += "/" + text;
                next = sized.Next;
                continue;
            }

            if (line[at].Kind != TokenKind.Word)
            {
                return rate;
            }

            var stop = lexicon.Longest(line, at) is { } noun ? noun.Entry.Joins ? Joined(line, noun.Entry, noun.Next, lexicon) : noun.Next : at + 1;
            if (line.Word(stop) == "đêm" && line.Word(stop - 1) == "ngày")
            {
                stop++;
            }

            if (line[stop].Kind == TokenKind.Number && line[stop].Number.Value.Length <= 5 && Size(line, stop, lexicon) is { } size)
            {
                stop = size;
            }

            rate += "/" + line.Text[line[at].Start..line[stop - 1].End];
            next = stop;
        }

        return rate;
    }

    /// <summary>"bình 12kg", "chục 10 quả", "chai 1 lít", "cây 11.7m": a size behind the noun of a rate.</summary>
    private static int? Size(TokenLine line, int number, UnitLexicon lexicon) =>
        lexicon.Longest(line, number + 1) is { } unit && (lexicon.IsPackage(line.Lower[line[number + 1].Start..line[unit.Next - 1].End]) || unit.Entry.Class == UnitClass.Measure) ? unit.Next : null;

    private static string AsNoun(string written)
    {
        // A sentence's capital or a title's ("Quyết định"): common nouns are written small.
        var small = written.ToLowerInvariant();
        return written.AsSpan(1).SequenceEqual(small.AsSpan(1)) || written.Split(' ').All(w => !char.IsUpper(w[0]) || w.Length < 2 || char.IsLower(w[1])) ? small : written;
    }
}
