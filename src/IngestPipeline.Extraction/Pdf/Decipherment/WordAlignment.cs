using System.Globalization;
using System.Text;
using IngestPipeline.Vietnamese.Glyphs;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>Lays what recognition read over a word with unknown glyphs; the known letters hold it in place.</summary>
public static class WordAlignment
{
    private const double Unknown = 0.3;
    private const double SameBase = 0.35;
    private const double Other = 1;
    private const double Gap = 1;

    /// <summary>More wrong than this share of the known letters, and recognition read something else.</summary>
    private const double Tolerated = 0.34;

    /// <summary>The character read for each unknown of the word.</summary>
    /// <returns>Empty where the two do not go together, or nothing holds the unknown in place.</returns>
    public static IReadOnlyList<(int Unknown, char Read)> Votes(string word, string read)
    {
        if (read.Length == 0 || read.Length > word.Length + 4)
        {
            return [];
        }

        var cost = new double[word.Length + 1, read.Length + 1];
        for (var i = 0; i <= word.Length; i++)
        {
            for (var j = 0; j <= read.Length; j++)
            {
                cost[i, j] = i == 0 ? j * Gap : j == 0 ? i * Gap
                    : Math.Min(cost[i - 1, j - 1] + Differ(word[i - 1], read[j - 1]), Math.Min(cost[i - 1, j], cost[i, j - 1]) + Gap);
            }
        }

        var unknowns = word.Count(c => GlyphUnknown.IdOf(c) is not null);
        var known = word.Length - unknowns;
        if (cost[word.Length, read.Length] - (unknowns * Unknown) > Tolerated * known)
        {
            return [];
        }

        var votes = new List<(int, char)>();
        for (int i = word.Length, j = read.Length; i > 0 && j > 0;)
        {
            if (cost[i, j] == cost[i - 1, j - 1] + Differ(word[i - 1], read[j - 1]))
            {
                if (GlyphUnknown.IdOf(word[i - 1]) is { } id)
                {
                    votes.Add((id, read[j - 1]));
                }

                (i, j) = (i - 1, j - 1);
            }
            else if (cost[i, j] == cost[i - 1, j] + Gap)
            {
                i--;
            }
            else
            {
                j--;
            }
        }

        votes.Reverse();
        return votes;
    }

    private static double Differ(char known, char read) =>
        GlyphUnknown.IdOf(known) is not null ? Unknown : known == read ? 0 : BaseOf(known) == BaseOf(read) ? SameBase : Other;

    private static char BaseOf(char c) => char.ToLower(c is 'đ' or 'Đ' ? 'd' : c.ToString().Normalize(NormalizationForm.FormD)[0], CultureInfo.InvariantCulture);
}
