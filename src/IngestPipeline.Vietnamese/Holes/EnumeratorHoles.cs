using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>
/// Letters of points (<c>a) b) c)</c>) that were lost: <c> )</c> between b) and d) is c). Words tell nothing here, the order of the points does; only a letter
/// that the text is known to lose is put in.
/// </summary>
internal static class EnumeratorHoles
{
    /// <summary>The order of points in Vietnamese legal acts.</summary>
    private const string Order = "abcdđeghiklmnopqrstuvxy";

    /// <summary>With a point on both sides that fits, and with one on one side only.</summary>
    private const double Certain = 0.98;
    private const double Likely = 0.85;

    /// <summary>Paragraphs between two points of one list.</summary>
    private const int Farthest = 12;

    public static IEnumerable<TextEdit> Find(IReadOnlyList<string> parts, IReadOnlyList<TextSpan> paragraphs, IReadOnlySet<char> lost)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var bracket = parts[i].IndexOf(')');
            if (bracket <= 0 || !string.IsNullOrWhiteSpace(parts[i][..bracket]))
            {
                continue;
            }

            var (before, after) = (Point(parts, i, -1), Point(parts, i, 1));
            var letter = before + 1 < Order.Length ? Order[before + 1] : '\0';
            var confirmed = after == before + 2;

            // Otherwise the next point, if there is one, must begin another list, or lack its letter as well.
            if (letter != '\0' && lost.Contains(letter) && (before >= 0 || confirmed) && (confirmed || after <= 0))
            {
                var hole = paragraphs[i].Start + bracket;
                yield return new TextEdit(new TextSpan(hole - 1, hole), letter.ToString(), RepairKind.MissingGlyph, confirmed ? Certain : Likely);
            }
        }
    }

    /// <summary>Place in the order of the nearest point in one direction; -1 if there is none near, or its letter was lost.</summary>
    private static int Point(IReadOnlyList<string> parts, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < parts.Count && Math.Abs(i - from) <= Farthest; i += step)
        {
            if (parts[i].AsSpan().TrimStart() is [var letter, ')', ..] && Order.IndexOf(letter) is var place and >= 0)
            {
                return place;
            }

            if (parts[i].AsSpan().TrimStart() is [')', ..])
            {
                return -1;
            }
        }

        return -1;
    }
}
