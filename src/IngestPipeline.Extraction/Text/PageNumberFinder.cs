using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Text;

/// <summary>Finds lines that hold a page number and nothing else.</summary>
internal static partial class PageNumberFinder
{
    /// <summary>Indexes of page number lines: next to a form feed, or counting on through the whole text.</summary>
    public static HashSet<int> Find(IReadOnlyList<TextLine> lines)
    {
        var found = new HashSet<int>();
        var alone = new List<(int Index, int Number)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Alone().Match(lines[i].Text) is { Success: true } match)
            {
                alone.Add((i, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
                if (lines[i].StartsPage || (i + 1 < lines.Count && lines[i + 1].StartsPage))
                {
                    found.Add(i);
                }
            }
        }

        var chain = LongestCount(alone);
        if (chain.Count >= 2 && chain.Count * 5 >= alone.Count * 3)
        {
            found.UnionWith(chain);
        }

        return found;
    }

    private static List<int> LongestCount(List<(int Index, int Number)> alone)
    {
        List<int> best = [];
        for (var start = 0; start < alone.Count; start++)
        {
            List<int> chain = [alone[start].Index];
            var number = alone[start].Number;
            for (var i = start + 1; i < alone.Count; i++)
            {
                if (alone[i].Number == number + 1)
                {
                    chain.Add(alone[i].Index);
                    number++;
                }
            }

            best = chain.Count > best.Count ? chain : best;
        }

        return best;
    }

    [GeneratedRegex(@"^(?:Trang|Page)?\s*[-–]?\s*(\d{1,4})\s*(?:[-–]|/\s*\d{1,4})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Alone();
}
