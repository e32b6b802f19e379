namespace IngestPipeline.Tagging.Numbers;

/// <summary>
/// Figures in which a scanner read letters for digits: <c>l</c> and <c>I</c> for 1, <c>O</c> and <c>o</c> for 0. The text keeps its letters; only the
/// value is read, and only where the shape proves the letter a digit or, as the caller finds out, a unit follows.
/// </summary>
internal static class LookalikeDigits
{
    private const int LongestRun = 24;

    // "Core I5", "điểm l1", "QL IO": what follows these is a name however much it looks like a figure.
    private static readonly string[] Naming = ["điểm", "điều", "khoản", "mục", "chương", "phần", "mẫu", "số", "tiết", "lô", "ô", "nhà", "phòng", "tuyến", "đường", "ql", "dt", "đt", "core", "chip", "khí", "vitamin", "loại", "nhóm", "mã", "hàng", "tầng", "khu", "lớp", "kênh"];

    /// <summary>A run of digits and look-alikes.</summary>
    /// <param name="End">After its last character.</param>
    /// <param name="Figures">The figures it stands for.</param>
    /// <param name="Proven">Its own shape proves it: a letter between digits, or inside sound groups.</param>
    public readonly record struct Run(int End, string Figures, bool Proven);

    /// <summary>The run that begins at <paramref name="at"/>; null where there is none or where it holds no look-alike.</summary>
    public static Run? At(string text, int at)
    {
        if (!IsFigure(text[at]) || (at > 0 && (Letters.IsWord(text[at - 1]) || (text[at - 1] is '-' or '/' or '.' or ',' or '_' && at > 1 && char.IsLetter(text[at - 2])))))
        {
            return null;
        }

        var end = at;
        while (end < text.Length && end - at <= LongestRun && (IsFigure(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && IsFigure(text[end + 1]))))
        {
            end++;
        }

        var written = text.AsSpan(at, end - at);
        var letters = written.ContainsAny("lIOo");
        var identifies = end < text.Length && (Letters.IsWord(text[end]) || (text[end] is '-' or '/' && end + 1 < text.Length && char.IsLetter(text[end + 1])));
        if (!letters || identifies || written.Length > LongestRun || !written.ContainsAnyInRange('0', '9') || written[^1] == 'l' || Named(text, at))
        {
            return null;
        }

        var figures = string.Create(written.Length, written, static (mended, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                mended[i] = source[i] switch { 'l' or 'I' => '1', 'O' or 'o' => '0', var c => c };
            }
        });
        return new Run(end, figures, Between(written) || (Digits(written) >= 2 && Figures.Parse(figures) is { Grouped: true, Confidence: 1 }));
    }

    private static bool IsFigure(char c) => char.IsAsciiDigit(c) || c is 'l' or 'I' or 'O' or 'o';

    private static int Digits(ReadOnlySpan<char> written)
    {
        var count = 0;
        foreach (var c in written)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Every letter stands between two digits and no mark parts them: "2O23".</summary>
    private static bool Between(ReadOnlySpan<char> written) => written.IndexOfAny('.', ',') < 0 && char.IsAsciiDigit(written[0]) && char.IsAsciiDigit(written[^1]);

    private static bool Named(string text, int at)
    {
        var end = Letters.SkipSpaceBack(text, at);
        return !Letters.EndsWith(text, end, "tổng số") && Array.Exists(Naming, word => Letters.EndsWith(text, end, word));
    }
}
