namespace IngestPipeline.Tagging.Numbers;

/// <summary>The words that multiply the figures before them: nghìn, triệu, tỷ and their kin.</summary>
internal static class ScaleWords
{
    private static readonly (string Word, int Power)[] Words = [("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tỷ", 9), ("tỉ", 9), ("vạn", 4), ("trăm", 2)];

    private static readonly string[] Terms = ["lệ", "trọng", "giá", "suất", "số", "phú", "mỉ"];

    private static readonly string[] Dong = ["đồng", "đ"];

    /// <summary>The power of ten of the scale word behind <paramref name="end"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where the figures end.</param>
    /// <param name="stop">After the word; <paramref name="end"/> where there is none.</param>
    public static int? At(string text, int end, out int stop)
    {
        var at = Letters.SkipSpace(text, end);
        foreach (var (word, power) in Words)
        {
            if (at + word.Length <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase) && Ends(text, at + word.Length) && !BeginsTerm(text, at + word.Length, word))
            {
                stop = at + word.Length;
                return power;
            }
        }

        stop = end;
        return Abbreviated(text, at, ref stop);
    }

    /// <summary>"1 triệu rưỡi".</summary>
    public static bool Half(string text, int end, out int stop)
    {
        var at = Letters.SkipSpace(text, end);
        stop = Letters.Matches(text, at, "rưỡi") ? at + "rưỡi".Length : end;
        return stop > end;
    }

    /// <summary>The word for the currency follows, which alone proves that figures go on an amount.</summary>
    public static bool DongFollows(string text, int end) => Array.Exists(Dong, word => Letters.Matches(text, Letters.SkipSpace(text, end), word));

    /// <summary>"5 tr.đ", "12trđ", "5 tr đồng": the short form stands only before the currency.</summary>
    private static int? Abbreviated(string text, int at, ref int stop)
    {
        if (at + 2 >= text.Length || text[at] is not ('t' or 'T') || text[at + 1] is not ('r' or 'R'))
        {
            return null;
        }

        var next = text[at + 2] == '.' ? at + 3 : at + 2;
        var word = Letters.SkipSpace(text, next);
        foreach (var dong in Dong)
        {
            var end = word + dong.Length;
            if (end <= text.Length && text.AsSpan(word, dong.Length).Equals(dong, StringComparison.OrdinalIgnoreCase) && (end == text.Length || !Letters.IsWord(text[end])))
            {
                stop = next;
                return 6;
            }
        }

        return null;
    }

    /// <summary>No letter follows, or the short sign of the currency ("tỷđ").</summary>
    private static bool Ends(string text, int at) =>
        at == text.Length || !Letters.IsWord(text[at]) || (text[at] is 'đ' or 'Đ' && (at + 1 == text.Length || !Letters.IsWord(text[at + 1])));

    /// <summary>"tỷ lệ", "tỷ trọng", "tỷ giá": the word is no scale there.</summary>
    private static bool BeginsTerm(string text, int at, string word)
    {
        if (word is not ("tỷ" or "tỉ"))
        {
            return false;
        }

        var next = Letters.SkipSpace(text, at);
        return Array.Exists(Terms, term => Letters.Matches(text, next, term));
    }
}
