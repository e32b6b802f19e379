namespace IngestPipeline.Tagging.Numbers;

/// <summary>
/// Reads numbers as Vietnamese administrative prose writes them: "." or a space groups thousands, "," is the decimal mark, a
/// point before one or two last digits is a stray decimal point, scale words multiply ("1 tỷ 200 triệu"), words in brackets
/// repeat the figures ("500 (năm trăm) triệu").
/// </summary>
public static class NumberReader
{
    /// <summary>What is left of the certainty where letters were read as digits.</summary>
    private const double LookalikeConfidence = 0.6;

    /// <summary>What is left of it where the words in brackets say another number.</summary>
    private const double ContradictedConfidence = 0.4;

    // Units behind which one group parted by a space is proven: "263 158 USD", "12 345 người".
    private static readonly string[] GroupUnits =
    [
        "đồng", "đ", "vnđ", "vnd", "usd", "euro", "eur", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "ha", "m2", "m²", "m3", "m³", "km", "km2", "km²", "kg", "tấn", "lít", "kwh", "người", "hộ", "lượt", "khách", "con", "cây",
    ];

    // "Phường 2 300 hộ": the first figure belongs to the word before it.
    private static readonly string[] Naming =
    [
        "điều", "khoản", "mục", "chương", "phần", "điểm", "phường", "quận", "tổ", "khóm", "ấp", "thôn", "số", "đợt", "khóa", "khoá", "quý", "tháng", "năm", "ngày", "nhóm", "loại", "lần", "lớp", "khối", "bảng", "biểu", "lục", "kỳ", "vùng",
    ];

    /// <summary>Reads the number whose first digit stands at <paramref name="at"/>.</summary>
    /// <returns>Null where no digit stands there, or where a letter or digit stands right before.</returns>
    public static WrittenNumber? ReadAt(string text, int at)
    {
        if (at >= text.Length || !char.IsAsciiDigit(text[at]) || (at > 0 && Letters.IsWord(text[at - 1])))
        {
            return null;
        }

        var end = FiguresEnd(text, at);
        var figures = Figures.Parse(text.AsSpan(at, end - at));
        if (SpaceGroups(text, at, end) is { } wider)
        {
            (end, figures) = (wider.End, wider.Figures);
        }

        return Complete(text, at, end, figures);
    }

    /// <summary>Reads figures in which a scanner wrote letters for digits; the text keeps them.</summary>
    internal static WrittenNumber ReadLookalike(string text, int at, LookalikeDigits.Run run)
    {
        var figures = Figures.Parse(run.Figures);
        return Complete(text, at, run.End, figures with { Confidence = Math.Min(figures.Confidence, LookalikeConfidence) }) with { LeadingZero = run.Figures[0] == '0' && figures.Plain };
    }

    /// <summary>A text that is nothing but figures, as the cell of a table: "12 345" needs no unit there.</summary>
    internal static WrittenNumber? ReadWhole(string text)
    {
        if (ReadAt(text, 0) is not { } number || number.End == text.Length)
        {
            return ReadAt(text, 0);
        }

        return SpaceGroups(text, 0, number.DigitsEnd, alone: true) is { } wider && wider.End == text.Length ? Complete(text, 0, wider.End, wider.Figures) : number;
    }

    private static WrittenNumber Complete(string text, int at, int end, Figures figures)
    {
        var (amount, stop, confidence, power) = WithScale(text, end, figures);
        if (SpelledNumber.Bracket(text, stop) is { } words && words.Value != amount.ToString())
        {
            confidence = Math.Min(confidence, ContradictedConfidence);
        }

        return new WrittenNumber(at, end, stop, amount.ToString(), confidence)
        {
            LeadingZero = text[at] == '0' && end - at > 1 && figures.Plain,
            Grouped = figures.Grouped,
            Plain = figures.Plain,
            Power = power,
        };
    }

    private static int FiguresEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length)
        {
            if (char.IsAsciiDigit(text[end]))
            {
                end++;
            }
            else if (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && !IsListComma(text, at, end))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>"năm 2021,2022", "khoản 01,02": a comma between two long figures, or two with a leading zero, parts them.</summary>
    private static bool IsListComma(string text, int start, int mark)
    {
        if (text[mark] != ',')
        {
            return false;
        }

        var after = 0;
        while (mark + 1 + after < text.Length && after < 5 && char.IsAsciiDigit(text[mark + 1 + after]))
        {
            after++;
        }

        return (after == 4 && mark - start == 4) || (after == 2 && mark - start == 2 && text[start] == '0' && text[mark + 1] == '0' && text[mark + 2] != '0');
    }

    /// <summary>
    /// "20 412 619", "1 234 567,5": groups of exactly three digits parted by single spaces of one kind; at least two of them, or one that a narrow or
    /// no-break space ties, or one before a unit.
    /// </summary>
    private static (int End, Figures Figures)? SpaceGroups(string text, int at, int end, bool alone = false)
    {
        if (end >= text.Length || !IsGroupSpace(text[end]) || end - at > 3 || text[at] == '0' || text.AsSpan(at, end - at).IndexOfAny('.', ',') >= 0)
        {
            return null;
        }

        var (stop, groups, space) = (end, 0, text[end]);
        while (stop + 3 < text.Length && text[stop] == space && AllDigits(text, stop + 1, 3) && (stop + 4 == text.Length || !char.IsAsciiDigit(text[stop + 4])))
        {
            stop += 4;
            groups++;
        }

        var decimals = stop < text.Length && text[stop] is ',' or '.' ? AllDigits(text, stop + 1, 3) ? 3 : AllDigits(text, stop + 1, 2) ? 2 : AllDigits(text, stop + 1, 1) ? 1 : 0 : 0;
        if (groups == 0 || decimals == 3 || (decimals > 0 && text[stop] == '.'))
        {
            return null;
        }

        stop += decimals > 0 ? decimals + 1 : 0;
        var proven = groups > 1 || alone || decimals > 0 && groups > 0 && UnitFollows(text, stop) || (groups == 1 && (space != ' ' || UnitFollows(text, stop)) && !Names(text, at));

        // "12 345 678/QĐ": a mark glued to the last group makes it another number.
        if (!proven || (stop < text.Length && text[stop] is '/' or '%'))
        {
            return null;
        }

        var figures = Figures.Parse(text[at..stop].Replace(space, '.'));
        return (stop, figures with { Confidence = Math.Min(figures.Confidence, 0.85), Grouped = true, Plain = false });
    }

    private static bool IsGroupSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\u2007';

    private static bool UnitFollows(string text, int at) => Letters.SkipSpace(text, at) is var next && next > at && Array.Exists(GroupUnits, unit => Letters.Matches(text, next, unit));

    /// <summary>A word that names by number, or another figure, stands before.</summary>
    private static bool Names(string text, int at)
    {
        var before = Letters.SkipSpaceBack(text, at);
        return before > 0 && before < at && (char.IsAsciiDigit(text[before - 1]) || Array.Exists(Naming, word => Letters.EndsWith(text, before, word)));
    }

    private static bool AllDigits(string text, int at, int count) => at + count <= text.Length && text.AsSpan(at, count).IndexOfAnyExceptInRange('0', '9') < 0;

    private static (Amount Amount, int End, double Confidence, int Power) WithScale(string text, int end, Figures figures)
    {
        var (amount, confidence) = (figures.Amount, figures.Confidence);
        var from = end;
        if (SpelledNumber.Bracket(text, end) is { } words)
        {
            // "500 (năm trăm) triệu"
            from = words.End;
            confidence = words.Value == amount.ToString() ? confidence : Math.Min(confidence, ContradictedConfidence);
        }

        if (ScaleWords.At(text, from, out var stop) is not { } scale)
        {
            return (figures.Amount, end, figures.Confidence, 0);
        }

        amount = amount.Shift(scale);
        end = stop;
        while (ScaleWords.At(text, end, out stop) is { } more)
        {
            amount = amount.Shift(more);
            scale += more;
            end = stop;
        }

        if (ScaleWords.Half(text, end, out stop) && figures.Plain)
        {
            return (amount.Plus(new Amount(5, 0).Shift(scale - 1)), stop, confidence, scale);
        }

        // "1 tỷ 200 triệu": a smaller scale goes on the same number; so do bare figures before the currency: "1 triệu 250.000 đồng".
        var power = scale;
        while (true)
        {
            var next = Letters.SkipSpace(text, end);
            if (next == end || next >= text.Length || !char.IsAsciiDigit(text[next]))
            {
                return (amount, end, confidence, power);
            }

            var digitsEnd = FiguresEnd(text, next);
            var part = Figures.Parse(text.AsSpan(next, digitsEnd - next));
            if (scale == 3 && part.Plain && digitsEnd - next == 3 && ScaleWords.At(text, digitsEnd, out var larger) is > 3 and var all)
            {
                // "2 nghìn 300 tỷ"
                return (amount.Plus(part.Amount).Shift(all), larger, confidence, 0);
            }

            var smaller = ScaleWords.At(text, digitsEnd, out stop) ?? (RunsOn(text, digitsEnd, part, scale) ? 0 : scale);
            if (smaller >= scale || !part.Amount.Below(new Amount(1, 0).Shift(scale - smaller)))
            {
                return (amount, end, confidence, power);
            }

            amount = amount.Plus(part.Amount.Shift(smaller));
            (end, scale, confidence, power) = (stop, smaller, Math.Min(confidence, part.Confidence), 0);
        }
    }

    private static bool RunsOn(string text, int end, Figures part, int scale) =>
        part.Amount.IsWhole && (part.Grouped || (scale == 3 && part.Plain && AllDigits(text, end - 3, 3))) && ScaleWords.DongFollows(text, end);
}
