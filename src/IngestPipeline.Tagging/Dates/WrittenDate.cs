namespace IngestPipeline.Tagging.Dates;

/// <summary>Reads a day written out: <c>ngày 06 tháng 3 năm 2023</c>, <c>ngày 30/12/2022</c>, <c>9.11.2018</c>.</summary>
public static class WrittenDate
{
    /// <summary>Reads a date that begins at <paramref name="at"/> with the word "ngày".</summary>
    /// <param name="text">Any text.</param>
    /// <param name="at">Where "ngày" is expected.</param>
    /// <param name="end">Where the date ends; <paramref name="at"/> if there is none.</param>
    /// <returns>Null where no date stands or where the day does not exist (31/02).</returns>
    public static DateOnly? ReadNamed(string text, int at, out int end)
    {
        end = at;
        if (!Letters.Matches(text, at, "ngày"))
        {
            return null;
        }

        var start = Letters.SkipSpace(text, at + 4);
        var date = ReadFigures(text, start, out var stop) ?? ReadWords(text, start, out stop);
        end = stop > start ? stop : at;
        return date;
    }

    /// <summary>Reads <c>30/12/2022</c>, <c>30-12-2022</c> or <c>30.12.2022</c>; footnote marks glued to the year stay outside.</summary>
    public static DateOnly? ReadFigures(string text, int at, out int end)
    {
        end = at;
        var day = Digits(text, at, 2, out var i);
        if (day < 0 || i >= text.Length || text[i] is not ('/' or '-' or '.'))
        {
            return null;
        }

        var separator = text[i];
        var month = Digits(text, i + 1, 2, out i);
        if (month < 0 || i >= text.Length || text[i] != separator)
        {
            return null;
        }

        var year = Digits(text, i + 1, 4, out i);
        if (year is < 1900 or > 2199)
        {
            return null;
        }

        end = i;
        return Date(year, month, day);
    }

    private static DateOnly? ReadWords(string text, int at, out int end)
    {
        end = at;
        var day = Digits(text, at, 2, out var i);
        i = Letters.SkipSpace(text, i);
        if (day < 0 || !Letters.Matches(text, i, "tháng"))
        {
            return null;
        }

        var month = Digits(text, Letters.SkipSpace(text, i + 5), 2, out i);
        i = Letters.SkipSpace(text, i);
        if (i < text.Length && text[i] == ',')
        {
            i = Letters.SkipSpace(text, i + 1);
        }

        if (month < 0 || !Letters.Matches(text, i, "năm"))
        {
            return null;
        }

        var year = Digits(text, Letters.SkipSpace(text, i + 3), 4, out i);
        if (year is < 1900 or > 2199)
        {
            return null;
        }

        end = i;
        return Date(year, month, day);
    }

    private static DateOnly? Date(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>At most <paramref name="most"/> digits; -1 if none stands there.</summary>
    private static int Digits(string text, int at, int most, out int end)
    {
        var value = 0;
        end = at;
        while (end < text.Length && end - at < most && char.IsAsciiDigit(text[end]))
        {
            value = value * 10 + (text[end++] - '0');
        }

        return end == at ? -1 : value;
    }
}
