using IngestPipeline.Documents;
using IngestPipeline.Tagging.Dates;

namespace IngestPipeline.Tagging.Facts;

internal enum TimeRole
{
    /// <summary>Dates what is told: "trong quý I năm 2023".</summary>
    Reported,

    /// <summary>What is compared with: "so với năm 2022".</summary>
    Baseline,

    /// <summary>A term of office, an anniversary, a horizon: a time, but not the period of a figure.</summary>
    Term,
}

/// <summary>A time named in a line: its tokens hold no facts.</summary>
/// <param name="First">First token.</param>
/// <param name="Last">Last token.</param>
/// <param name="Start">Offset in the line.</param>
/// <param name="End">After its last character.</param>
/// <param name="Period">Contract name of the period; null where it names none (a day without year, "02 tuần").</param>
/// <param name="Role">How it stands to the figures.</param>
internal sealed record TimeMention(int First, int Last, int Start, int End, string? Period, TimeRole Role);

/// <summary>Finds dates, months, quarters, years and spans of years. Whatever it covers is no quantity.</summary>
/// <param name="year">The year of the document's period, for "quý I" and "tháng 02" that name none.</param>
/// <param name="told">The document's period, for "trong tháng" and "trong quý".</param>
internal sealed class TimeScanner(int? year, ReportPeriod? told)
{
    private static readonly HashSet<string> Spans = new(StringComparer.Ordinal) { "đoạn", "kỳ", "khóa", "khoá", "học", "kế hoạch" };

    public List<TimeMention> Scan(TokenLine line)
    {
        var found = new List<TimeMention>();
        for (var i = 0; i < line.Tokens.Count; i++)
        {
            if (Read(line, i) is { } time)
            {
                time = time with { Role = RoleOf(line, time) };
                if (found.Count > 0 && Spanned(line, found[^1], time) is { } span)
                {
                    found[^1] = span;
                }
                else
                {
                    found.Add(time);
                }

                i = time.Last;
            }
        }

        return found;
    }

    private TimeMention? Read(TokenLine line, int i) => line[i] switch
    {
        { Kind: TokenKind.Number } => Figures(line, i) ?? Months(line, i) ?? Clock(line, i) ?? YearSpan(line, i, i),
        { Lower: "ngày" or "mùng" or "mồng" } => Day(line, i),
        { Lower: "tháng" } => Month(line, i),
        { Lower: "quý" } => Quarter(line, i),
        { Lower: "năm" } => Year(line, i),
        { Lower: "đoạn" or "kỳ" or "khóa" or "khoá" or "nhiệm" } => YearSpan(line, i, SkipYearWord(line, i + 1)),
        _ => null,
    };

    /// <summary>"từ ngày 11/9/2017 đến ngày 13/10/2017": two months and what lies between them.</summary>
    private static TimeMention? Spanned(TokenLine line, TimeMention before, TimeMention after) =>
        before is { Role: not TimeRole.Baseline, Period: { Length: 7 } first } && after.Period is { Length: 7 } last && line.Word(before.First - 1) == "từ" && line.Word(after.First - 1) == "đến" && after.First == before.Last + 2
            && string.CompareOrdinal(first, last) <= 0 && first[5] != 'Q' && last[5] != 'Q'
            ? before with { Last = after.Last, End = after.End, Period = PeriodName.Range(first, last), Role = TimeRole.Reported }
            : null;

    private static int SkipYearWord(TokenLine line, int i)
    {
        while (line.Word(i) is "từ" or "năm" or "học" or "kỳ")
        {
            i++;
        }

        return i;
    }

    private static int? YearAt(TokenLine line, int i)
    {
        var token = line[i];
        if (token.Kind != TokenKind.Number || token.Number.Scaled || token.Lower.Length < 4)
        {
            return null;
        }

        // "năm 20231", "năm 2022.5": a footnote mark glued to the year.
        var digits = token.Lower.AsSpan(0, 4);
        if (digits.IndexOfAnyExceptInRange('0', '9') >= 0 || (token.Lower.Length > 4 && (line.Word(i - 1) is not ("năm" or "/") && !line[i - 1].IsMark('/') || token.Lower.Length > 7)))
        {
            return null;
        }

        return int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is >= 1900 and <= 2199 and var value ? value : null;
    }

    private static int? Small(TokenLine line, int i, int most) =>
        line[i] is { Kind: TokenKind.Number } token && token.Number is { Plain: true, Scaled: false } && token.Lower.Length <= 2 && int.Parse(token.Lower, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and var value && value <= most ? value : null;

    private static TimeMention Make(TokenLine line, int first, int last, string? period)
    {
        if (line.Word(first - 1) is "giai" or "niên" or "thời")
        {
            first--;
        }

        return new(first, last, line[first].Start, line[last].End, period, TimeRole.Reported);
    }

    /// <summary>"30/12/2022", "14-9-2020", "03/2024", "2021-2025" without a word before them.</summary>
    private TimeMention? Figures(TokenLine line, int i)
    {
        if (WrittenDate.ReadFigures(line.Text, line[i].Start, out var end) is { } date)
        {
            var last = i;
            while (last + 1 < line.Tokens.Count && line[last + 1].Start < end)
            {
                last++;
            }

            return Make(line, i, last, PeriodName.Month(date.Year, date.Month));
        }

        if (Small(line, i, 12) is { } month && line[i + 1].IsMark('/') && YearAt(line, i + 2) is { } of && line[i + 2].Lower.Length == 4)
        {
            return Make(line, i, i + 2, PeriodName.Month(of, month));
        }

        return null;
    }

    /// <summary>"6 tháng đầu năm 2021", "9 tháng năm 2023", "6 tháng cuối năm".</summary>
    private TimeMention? Months(TokenLine line, int i)
    {
        if (line.Word(i + 1) != "tháng" || Small(line, i, 12) is not { } months)
        {
            return null;
        }

        var at = i + 2;
        var late = line.Word(at) == "cuối";
        var early = line.Word(at) == "đầu";
        if (late || early)
        {
            at++;
        }

        var last = at - 1;
        if (line.Word(at) is "năm" or "của" or "trong")
        {
            at += line.Word(at) == "năm" ? 1 : 2;
        }

        int? named = null;
        if (YearAt(line, at) is { } y && (at > i + 2))
        {
            (named, last) = (y, at);
        }
        else if (line[at].IsMark('/') && YearAt(line, at + 1) is { } slashed)
        {
            (named, last) = (slashed, at + 1);
        }
        else if (line.Word(last + 1) == "năm")
        {
            last++;
        }

        if (named is null && !late && !early)
        {
            if (line.Word(i - 1) is "quá" or "đa" or "thiểu" || line[i + 2].IsMark('/'))
            {
                // "không quá 12 tháng" limits, it dates nothing.
                return null;
            }

            return Make(line, i, i + 1, null);
        }

        return (named ?? year) is { } found ? Make(line, i, last, late ? PeriodName.LastMonths(found, months) : PeriodName.FirstMonths(found, months)) : Make(line, i, last, null);
    }

    /// <summary>"15 giờ 30", "8h30", "17 giờ 00 phút", "lúc 7 giờ".</summary>
    private TimeMention? Clock(TokenLine line, int i)
    {
        if (Small(line, i, 24) is null && line[i].Lower is not ("0" or "00"))
        {
            return null;
        }

        var glued = line.Glued(i + 1) && line.Word(i + 1) is { Length: > 0 } hour && (hour is "h" or "g" || (hour[0] is 'h' or 'g' && hour.Length is 2 or 3 && char.IsAsciiDigit(hour[1])));
        if (line.Word(i + 1) != "giờ" && !glued)
        {
            // "07:25", "07:25:14"
            var pair = line[i + 1].IsMark(':') && line.Glued(i + 1) && line.Glued(i + 2) && line[i + 2].Lower.Length == 2 && line[i + 2].Kind == TokenKind.Number;
            return !pair ? null : Make(line, i, line[i + 3].IsMark(':') && line.Glued(i + 4) && line[i + 4].Kind == TokenKind.Number ? i + 4 : i + 2, null);
        }

        if (line[i + 2].Kind == TokenKind.Number)
        {
            return Make(line, i, line.Word(i + 3) == "phút" ? i + 3 : i + 2, null);
        }

        var named = line.Word(i - 1) is "lúc" or "hồi" or "vào" or "khoảng" or "trước" or "sau" or "từ" or "đến" or "và";
        var timed = line.Word(i + 2) is "ngày" or "sáng" or "chiều" or "tối" or "trưa" or "đêm" or "kém" or "hàng";
        return glued && line.Word(i + 1).Length > 1 || (named && !line[i + 2].IsMark('/')) || timed || line[i - 1].IsMark('(') ? Make(line, i, i + 1, null) : null;
    }

    private TimeMention? Day(TokenLine line, int i)
    {
        if (line.Word(i - 1) is "mỗi" or "hàng" or "hằng" or "một" or "bình" or "nhiều" or "số" || Small(line, i + 1, 31) is null)
        {
            return null;
        }

        if (WrittenDate.ReadNamed(line.Text, line[i].Start, out var end) is { } date)
        {
            return Make(line, i, LastBefore(line, i, end), PeriodName.Month(date.Year, date.Month));
        }

        // "ngày 24, 25 và 26 tháng 8 năm 2026", "ngày 05 - 07/3/2023", "ngày 27/7"
        var last = i + 1;
        for (var at = i + 2; at < i + 14; at++)
        {
            var token = line[at];
            if (token.Kind == TokenKind.Number && (YearAt(line, at) is not null || Small(line, at, 31) is not null) && (line[at - 1].Kind == TokenKind.Mark || line.Word(at - 1) is "và" or "tháng" or "năm" or "đến" or "ngày"))
            {
                last = at;
            }
            else if (!(token.IsMark(',') || token.IsMark('/') || token.IsMark('.') || token.IsDash || token.Lower is "và" or "tháng" or "năm" or "đến" or "ngày"))
            {
                break;
            }
        }

        // A list of counts is no list of days: what follows the last figure must not be counted.
        var (y, m, m1) = (YearAt(line, last), 0, 0);
        for (var at = i + 1; at <= last; at++)
        {
            if (line.Word(at - 1) == "tháng" || line[at - 1].IsMark('/'))
            {
                m = Small(line, at, 12) ?? m;
                m1 = m1 == 0 ? m : m1;
            }
        }

        if (m == 0)
        {
            last = i + 1;
        }

        // "từ ngày 14/9 đến ngày 13/10/2017"
        var since = line.Word(i - 1) == "từ" && m1 < m ? m1 : m;
        return Make(line, i, last, m > 0 && (y ?? year) is { } found ? PeriodName.Range(PeriodName.Month(found, since), PeriodName.Month(found, m)) : null);
    }

    private TimeMention? Month(TokenLine line, int i)
    {
        if (Small(line, i + 1, 12) is not { } month)
        {
            if (line.Word(i - 1) == "trong" && line.Word(i + 1) is not ("tới" or "trước" or "sau" or "qua" or "năm" or "tiếp") && told?.To is { } end && told.From is { } start && end.DayNumber - start.DayNumber is > 40 and < 100)
            {
                // A report of a quarter speaks of its last month: "trong tháng tăng 0,49%".
                return Make(line, i, i, PeriodName.Month(end.Year, end.Month));
            }

            return line.Word(i + 1) == "năm" && YearAt(line, i + 2) is { } loose ? Make(line, i, i + 2, PeriodName.Year(loose)) : null;
        }

        var last = i + 1;
        var to = month;
        while ((line[last + 1].IsMark(',') || line[last + 1].IsDash || line[last + 1].IsMark('+') || line.Word(last + 1) is "và" or "đến") && (Small(line, last + 2, 12) ?? (line.Word(last + 2) == "tháng" ? Small(line, last + 3, 12) : null)) is { } more && more > month)
        {
            last += line.Word(last + 2) == "tháng" ? 3 : 2;
            to = more;
        }

        var y = year;
        if ((line[last + 1].IsMark('/') || line[last + 1].IsDash) && YearAt(line, last + 2) is { } slashed)
        {
            (y, last) = (slashed, last + 2);
        }
        else if (line.Word(last + 1) == "năm" && YearAt(line, last + 2) is { } named)
        {
            (y, last) = (named, last + 2);
        }
        else if (line.Word(last + 1) == "và" && line.Word(last + 2) == "quý" && Quarter(line, last + 2) is { Period: { } quarter } && quarter.Length >= 4)
        {
            y = int.Parse(quarter.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        }

        return Make(line, i, last, y is { } found ? PeriodName.Range(PeriodName.Month(found, month), PeriodName.Month(found, to)) : null);
    }

    private TimeMention? Quarter(TokenLine line, int i)
    {
        if (QuarterAt(line, i + 1) is not { } first)
        {
            return null;
        }

        var (last, to) = (i + 1, first);
        while ((line[last + 1].IsDash || line[last + 1].IsMark(',') || line.Word(last + 1) is "và" or "đến") && QuarterAt(line, last + 2) is { } more)
        {
            (to, last) = (more, last + 2);
        }

        var y = year;
        if ((line[last + 1].IsMark('/') || line[last + 1].IsDash) && YearAt(line, last + 2) is { } slashed)
        {
            (y, last) = (slashed, last + 2);
        }
        else if (line.Word(last + 1) == "năm" && YearAt(line, last + 2) is { } named)
        {
            (y, last) = (named, last + 2);
        }

        return Make(line, i, last, y is { } found ? PeriodName.Range(PeriodName.Quarter(found, first), PeriodName.Quarter(found, to)) : null);
    }

    private static int? QuarterAt(TokenLine line, int i) => line[i].Lower switch
    {
        "i" or "1" or "01" => 1,
        "ii" or "2" or "02" => 2,
        "iii" or "3" or "03" => 3,
        "iv" or "4" or "04" => 4,
        _ => null,
    };

    private TimeMention? Year(TokenLine line, int i)
    {
        var at = line.Word(i + 1) == "học" || line.Word(i + 1) is "kế" ? i + 2 : i + 1;
        if (YearAt(line, at) is not { } from)
        {
            return null;
        }

        if (YearSpan(line, i, at) is { } span)
        {
            return span;
        }

        // "năm 2021, 2022 và 2023"
        var (last, to) = (at, from);
        while ((line[last + 1].IsMark(',') || line.Word(last + 1) == "và") && (YearAt(line, last + 2) ?? (line.Word(last + 2) == "năm" ? YearAt(line, last + 3) : null)) is { } more && more > to && more - to <= 3)
        {
            last += line.Word(last + 2) == "năm" ? 3 : 2;
            to = more;
        }

        return Make(line, i, last, PeriodName.Range(PeriodName.Year(from), PeriodName.Year(to)));
    }

    /// <summary>"2021-2025", "giai đoạn 2021 – 2025", "từ năm 2021 đến năm 2025".</summary>
    private TimeMention? YearSpan(TokenLine line, int first, int at)
    {
        if (YearAt(line, at) is not { } from || line[at].Lower.Length != 4)
        {
            return null;
        }

        var next = line[at + 1].IsDash || line.Word(at + 1) == "đến" ? at + 2 : -1;
        if (next > 0 && line.Word(next) == "năm")
        {
            next += line.Word(next + 1) == "học" ? 2 : 1;
        }

        if (next < 0 || YearAt(line, next) is not { } to || to <= from || to - from > 60)
        {
            return first < at && Spans.Contains(line.Word(first)) ? Make(line, first, at, PeriodName.Year(from)) : null;
        }

        return Make(line, first, next, PeriodName.Range(PeriodName.Year(from), PeriodName.Year(to)));
    }

    private static int LastBefore(TokenLine line, int i, int end)
    {
        while (i + 1 < line.Tokens.Count && line[i + 1].Start < end)
        {
            i++;
        }

        return i;
    }

    private static TimeRole RoleOf(TokenLine line, TimeMention time)
    {
        var from = time.First;
        // "giai đoạn", "nhiệm kỳ", "năm học" begin before the token that was recognised.
        if (line.Word(from - 1) is "nhiệm" or "cùng")
        {
            from--;
        }

        if (line.Word(from) is "nhiệm" or "niên" || line.Word(from) is "cùng" || line.Word(from - 1) is "khóa" or "khoá" or "nhìn" || line.Phrase(from, 2) is "nhiệm kỳ" or "tầm nhìn" or "nhìn đến")
        {
            return line.Word(from) is "cùng" ? TimeRole.Baseline : TimeRole.Term;
        }

        for (var i = from - 1; i >= Math.Max(0, from - 5); i--)
        {
            var word = line.Word(i);
            if (word is "so" or "kỳ" or "gốc" or "bằng" && line.Word(i + 1) is "với" || line.Phrase(i + 1, 2) is "cùng kỳ" or "kỳ gốc" or "so với" or "kể từ" or "như năm")
            {
                return line.Phrase(i + 1, 2) is "kể từ" or "định kỳ" or "trong kỳ" ? TimeRole.Term : TimeRole.Baseline;
            }

            if (i == from - 1 && word == "với" && line.Word(i - 1) != "đối" && Compares(line, i))
            {
                // "tăng so 500đ/kg với quý III/2022"
                return TimeRole.Baseline;
            }

            if (line[i].Kind != TokenKind.Word || word is "trong" or "của" or "tại")
            {
                break;
            }
        }

        return line.Phrase(from, 1) == "đến" && time.Period is { Length: 4 } || line.Phrase(from, 2) is "kỷ niệm" ? TimeRole.Term : TimeRole.Reported;
    }

    private static bool Compares(TokenLine line, int with)
    {
        for (var i = with - 1; i >= Math.Max(0, with - 6); i--)
        {
            if (line.Word(i) == "so")
            {
                return true;
            }
        }

        return false;
    }
}
