using System.Collections.Immutable;
using IngestPipeline.Learning;

namespace IngestPipeline.Tagging.Facts.Learned;

/// <summary>What the model of numbers knows of a number: what the rules say, its shape, its unit, the words and marks round it.</summary>
internal static class NumberFeatures
{
    private static readonly ImmutableArray<string> Plain = ["plain0", "plain1", "plain2", "plain3", "plain4", "plain5"];

    private static readonly ImmutableArray<string> Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];

    /// <summary>Puts the pieces of one part of a feature together, as a name or as its key.</summary>
    private delegate T Part<T>(params ReadOnlySpan<string> pieces);

    /// <summary>The features by name, as the model is trained on them.</summary>
    public static (List<string> Features, NumberRole Rule) Of(TokenLine line, NumberSite site, int firstBodyToken) =>
        Of(line, site, firstBodyToken, pieces => string.Concat(pieces), (first, second) => string.Concat(first, "&", second));

    /// <summary>The same features by key, which spells none of them.</summary>
    public static (List<FeatureKey> Features, NumberRole Rule) Keys(TokenLine line, NumberSite site, int firstBodyToken) =>
        Of(line, site, firstBodyToken, FeatureKey.OfPart, (first, second) => first.And(second));

    private static (List<T> Features, NumberRole Rule) Of<T>(TokenLine line, NumberSite site, int firstBodyToken, Part<T> part, Func<T, T, T> join)
    {
        var role = NumberClassifier.RoleOf(line, site, firstBodyToken);
        var next = line[site.Unit is { Known: true } u ? u.Next : site.Last + 1];
        var (wordBefore, wordBehind) = (Seen(line[site.First - 1]), Seen(line[site.Last + 1]));
        var rule = part("rule=", role.ToString());
        var unit = part("unit=", site.Unit is null ? "none" : site.Unit.Known ? site.Unit.Class.ToString() : "guessed");
        var shape = part("shape=", Shape(line, site));
        var before = part("before=", wordBefore);
        var behind = part("behind=", wordBehind);
        var place = part("place=", site.First <= firstBodyToken ? "first" : site.First - firstBodyToken <= 2 ? "near" : "inside");
        var glued = part("glued=", line.Glued(site.First) ? "b" : "", line.Glued(site.Last + 1) ? "a" : "");
        List<T> features =
        [
            part("bias"), rule, join(rule, unit), join(rule, shape), join(rule, before), join(rule, place),
            unit, join(unit, shape), join(unit, before), shape, join(shape, before), join(shape, place),
            before, part("before2=", Seen(line[site.First - 2]), " ", wordBefore), behind, join(behind, unit), part("around=", wordBefore, "_", wordBehind), join(place, behind),
            part("next=", Seen(next)), glued, join(glued, before),
            join(part("digits=", Digits[Math.Min(line[site.First].Lower.Length, 8)]), unit), join(part("capital=", line.Capital(site.First - 1) ? "True" : "False"), unit),
        ];
        if (site.Unit is { } named)
        {
            features.Add(part("noun=", named.Written.Replace('&', '+')));
        }

        return (features, role);
    }

    private static string Shape(TokenLine line, NumberSite site)
    {
        var number = line[site.First].Number;
        return site.IsRatio ? "ratio" : number.Scaled ? "scaled" : number.Grouped ? "grouped" : number.LeadingZero ? "zero" : number.Plain ? Plain[Math.Min(line[site.First].Lower.Length, 5)] : "decimal";
    }

    /// <summary>Without <c>&amp;</c>, which joins the parts of a feature.</summary>
    private static string Seen(Token token) => token.Kind == TokenKind.Number ? "9" : token.Lower == "&" ? "+" : token.Lower;
}
