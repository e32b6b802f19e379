using IngestPipeline.Vietnamese;

namespace IngestPipeline.Archive;

/// <summary>Compares names of issuing bodies as citations and letterheads write them: <c>UBND tỉnh</c> and <c>Ủy ban nhân dân tỉnh Trà Vinh</c>.</summary>
internal static class IssuerName
{
    private static readonly Dictionary<string, string[]> Abbreviations = new(StringComparer.Ordinal)
    {
        ["ubnd"] = ["uy", "ban", "nhan", "dan"], ["hdnd"] = ["hoi", "dong", "nhan", "dan"], ["ttg"] = ["thu", "tuong", "chinh", "phu"], ["tw"] = ["trung", "uong"], ["tp"] = ["thanh", "pho"],
        ["bch"] = ["ban", "chap", "hanh"], ["btv"] = ["ban", "thuong", "vu"], ["mttq"] = ["mat", "tran", "to", "quoc"],
    };

    // Organs of a Party committee sign for it.
    private static readonly string[][] Organs = [["ban", "thuong", "vu"], ["ban", "chap", "hanh"], ["thuong", "truc"], ["dang", "bo"]];

    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase) { "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường" };

    /// <summary>One name is the other or a part of it, organs of Party committees aside.</summary>
    public static bool Agree(string cited, string own)
    {
        var (a, b) = (Words(cited), Words(own));
        return a.Length <= b.Length ? Holds(b, a) : Holds(a, b);
    }

    /// <summary>"UBND tỉnh" in a document of "Sở Nội vụ tỉnh Trà Vinh" is that of Trà Vinh.</summary>
    public static string? Complete(string? cited, string? citing)
    {
        if (cited is null || citing is null || Units.FirstOrDefault(u => cited.EndsWith(" " + u, StringComparison.OrdinalIgnoreCase)) is not { } unit)
        {
            return cited;
        }

        var at = citing.LastIndexOf(" " + unit + " ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? cited : cited + citing[(at + unit.Length + 1)..];
    }

    private static string[] Words(string name)
    {
        string[] words =
        [
            .. string.Concat(AccentFolder.Fold(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(w => Abbreviations.GetValueOrDefault(w) ?? [w]),
        ];
        var organ = Organs.FirstOrDefault(o => words.Length > o.Length && words.AsSpan(0, o.Length).SequenceEqual(o));
        return organ is null ? words : words[organ.Length..];
    }

    private static bool Holds(ReadOnlySpan<string> whole, ReadOnlySpan<string> part)
    {
        for (var i = 0; i + part.Length <= whole.Length; i++)
        {
            if (whole.Slice(i, part.Length).SequenceEqual(part))
            {
                return part.Length > 0;
            }
        }

        return false;
    }
}
