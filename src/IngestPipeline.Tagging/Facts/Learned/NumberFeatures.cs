using System.Globalization;

namespace IngestPipeline.Tagging.Facts.Learned;

/// <summary>What the model of numbers knows of a number: what the rules say, its shape, its unit, the words and marks round it.</summary>
internal static class NumberFeatures
{
    public static (List<string> Features, NumberRole Rule) Of(TokenLine line, NumberSite site, int firstBodyToken)
    {
        var rule = NumberClassifier.RoleOf(line, site, firstBodyToken);
        var (first, next) = (line[site.First], line[site.Unit is { Known: true } u ? u.Next : site.Last + 1]);
        var unit = site.Unit is null ? "none" : site.Unit.Known ? site.Unit.Class.ToString() : "guessed";
        var shape = Shape(line, site);
        var (before, earlier) = (Seen(line, site.First - 1), Seen(line, site.First - 2));
        var behind = Seen(line, site.Last + 1);
        var place = site.First <= firstBodyToken ? "first" : site.First - firstBodyToken <= 2 ? "near" : "inside";
        List<string> features =
        [
            "bias", $"rule={rule}", $"rule={rule}&unit={unit}", $"rule={rule}&shape={shape}", $"rule={rule}&before={before}", $"rule={rule}&place={place}",
            $"unit={unit}", $"unit={unit}&shape={shape}", $"unit={unit}&before={before}", $"shape={shape}", $"shape={shape}&before={before}", $"shape={shape}&place={place}",
            $"before={before}", $"before2={earlier} {before}", $"behind={behind}", $"behind={behind}&unit={unit}", $"around={before}_{behind}", $"place={place}&behind={behind}",
            $"next={Seen(next)}", $"glued={(line.Glued(site.First) ? "b" : "")}{(line.Glued(site.Last + 1) ? "a" : "")}", $"glued={(line.Glued(site.First) ? "b" : "")}{(line.Glued(site.Last + 1) ? "a" : "")}&before={before}",
            $"digits={Math.Min(first.Lower.Length, 8).ToString(CultureInfo.InvariantCulture)}&unit={unit}", $"capital={line.Capital(site.First - 1)}&unit={unit}",
        ];
        if (site.Unit is { } named)
        {
            features.Add($"noun={named.Written}");
        }

        return (features, rule);
    }

    private static string Shape(TokenLine line, NumberSite site)
    {
        var number = line[site.First].Number;
        return site.IsRatio ? "ratio" : number.Scaled ? "scaled" : number.Grouped ? "grouped" : number.LeadingZero ? "zero" : number.Plain ? $"plain{Math.Min(line[site.First].Lower.Length, 5)}" : "decimal";
    }

    private static string Seen(TokenLine line, int at) => Seen(line[at]);

    private static string Seen(Token token) => token.Kind == TokenKind.Number ? "9" : token.Lower == "&" ? "+" : token.Lower;
}
