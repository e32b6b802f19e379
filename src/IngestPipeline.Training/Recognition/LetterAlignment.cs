using IngestPipeline.Vietnamese;

namespace IngestPipeline.Training.Recognition;

/// <summary>Which letters of a misread word stand for which printed ones.</summary>
internal static class LetterAlignment
{
    private const double OtherMark = 0.4;
    private const double Missing = 0.8;
    private const double Two = 1.1;

    /// <summary>The letters that differ, pair by pair, either side up to two letters, and the cost of it all: about 1 a letter.</summary>
    public static (IReadOnlyList<(string Read, string Printed)> Edits, double Cost) Between(string read, string printed)
    {
        var cost = new double[read.Length + 1, printed.Length + 1];
        var step = new (int Read, int Printed)[read.Length + 1, printed.Length + 1];
        for (var i = 0; i <= read.Length; i++)
        {
            for (var j = 0; j <= printed.Length; j++)
            {
                if (i == 0 && j == 0)
                {
                    continue;
                }

                cost[i, j] = double.PositiveInfinity;
                Try(1, 1, i > 0 && j > 0 ? Different(read[i - 1], printed[j - 1]) : 0);
                Try(1, 0, Missing);
                Try(0, 1, Missing);
                Try(2, 1, Two);
                Try(1, 2, Two);

                void Try(int a, int b, double more)
                {
                    if (i >= a && j >= b && cost[i - a, j - b] + more < cost[i, j])
                    {
                        (cost[i, j], step[i, j]) = (cost[i - a, j - b] + more, (a, b));
                    }
                }
            }
        }

        var edits = new List<(string, string)>();
        for (var (i, j) = (read.Length, printed.Length); i > 0 || j > 0;)
        {
            var (a, b) = step[i, j];
            var (from, to) = (read.Substring(i - a, a), printed.Substring(j - b, b));
            (i, j) = (i - a, j - b);
            if (from == to)
            {
                continue;
            }

            // A letter too much or too few is told by the letter before it: engines see a comma in the tail of a g, not in that of an a.
            var beside = (a == 0 || b == 0) && i > 0 && j > 0 && read[i - 1] == printed[j - 1] ? read[i - 1].ToString() : "";
            edits.Add((beside + from, beside + to));
        }

        edits.Reverse();
        return (edits, cost[read.Length, printed.Length]);
    }

    private static double Different(char a, char b) => a == b ? 0
        : char.ToLowerInvariant(a) == char.ToLowerInvariant(b) || AccentFolder.Fold(a.ToString()) == AccentFolder.Fold(b.ToString()) ? OtherMark
        : (a == ' ') == (b == ' ') ? 1 : 2;
}
