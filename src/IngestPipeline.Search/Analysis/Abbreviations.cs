using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Search.Analysis;

/// <summary>Abbreviations that every reader of administrative texts takes for the words.</summary>
public static class Abbreviations
{
    private static readonly ImmutableArray<(string Short, string Long)> Pairs =
    [
        ("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"), ("mttq", "mặt trận tổ quốc"), ("ttg", "thủ tướng"), ("vpcp", "văn phòng chính phủ"),
        ("tthc", "thủ tục hành chính"), ("cchc", "cải cách hành chính"), ("cntt", "công nghệ thông tin"), ("cbcc", "cán bộ công chức"), ("ccvc", "công chức viên chức"),
        ("bhxh", "bảo hiểm xã hội"), ("bhyt", "bảo hiểm y tế"), ("nsnn", "ngân sách nhà nước"), ("pccc", "phòng cháy chữa cháy"), ("attp", "an toàn thực phẩm"),
        ("thcs", "trung học cơ sở"), ("thpt", "trung học phổ thông"), ("ktxh", "kinh tế xã hội"), ("lđtbxh", "lao động thương binh và xã hội"), ("gdđt", "giáo dục và đào tạo"),
    ];

    private static readonly ImmutableArray<Abbreviation> All = [.. Pairs.Select(p => new Abbreviation(One(p.Short), [.. TextAnalyzer.Analyze(p.Long)]))];

    /// <summary>Words of the longest.</summary>
    internal static readonly int MaxWords = All.Max(a => a.Long.Length);

    private static readonly Dictionary<string, Abbreviation> ByFolded = All.ToDictionary(a => a.Short.Folded, StringComparer.Ordinal);

    /// <summary>The words that a token stands for; null if it is no abbreviation that is known.</summary>
    public static Abbreviation? Of(Token token) => ByFolded.TryGetValue(token.Folded, out var found) && (!token.Accented || token.Exact == found.Short.Exact) ? found : null;

    /// <summary>Those whose words begin at a token. Accents that are typed must be right, those left out may be.</summary>
    /// <param name="tokens">Parts in order.</param>
    /// <param name="at">Index of the first word.</param>
    public static Abbreviation? Beginning(IReadOnlyList<Token> tokens, int at) => All.FirstOrDefault(a =>
        at + a.Long.Length <= tokens.Count && Enumerable.Range(0, a.Long.Length).All(i => tokens[at + i] is var t && t.Folded == a.Long[i].Folded && (!t.Accented || t.Exact == a.Long[i].Exact)));

    /// <summary>Exact keys of the abbreviations whose words occur in a text.</summary>
    public static IEnumerable<string> In(string text)
    {
        var parts = TextAnalyzer.Analyze(text).Where(t => t.Shape == TokenShape.Part).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (Beginning(parts, i) is { } found)
            {
                yield return found.Short.Exact;
            }
        }
    }

    private static Token One(string text) => TextAnalyzer.Analyze(text)[0] with { Span = TextSpan.At(0) };
}

/// <param name="Short">The abbreviation.</param>
/// <param name="Long">Its words in order.</param>
public sealed record Abbreviation(Token Short, ImmutableArray<Token> Long);
