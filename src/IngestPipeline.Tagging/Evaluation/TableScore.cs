using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Evaluation;

/// <summary>
/// Cell F1 of read tables. A cell counts when text (NFC, letters and digits, case folded), row, column and both spans agree; cells without letters and
/// digits are left out. Tables are paired so that most cells agree, each one once.
/// </summary>
public readonly record struct TableScore(int Right, int Expected, int Read)
{
    public double Precision => Read == 0 ? Expected == 0 ? 1 : 0 : (double)Right / Read;

    public double Recall => Expected == 0 ? Read == 0 ? 1 : 0 : (double)Right / Expected;

    public double F1 => Right == 0 ? Expected == 0 && Read == 0 ? 1 : 0 : 2 * Precision * Recall / (Precision + Recall);

    public static TableScore operator +(TableScore a, TableScore b) => new(a.Right + b.Right, a.Expected + b.Expected, a.Read + b.Read);

    public static TableScore Of(IReadOnlyList<ImmutableArray<ImmutableArray<TableCell>>> expected, IReadOnlyList<ImmutableArray<ImmutableArray<TableCell>>> read)
    {
        var wanted = expected.Select(Keys).ToList();
        var found = read.Select(Keys).ToList();
        var pairs = wanted.SelectMany((w, i) => found.Select((f, j) => (I: i, J: j, Right: w.Count(f.Contains)))).OrderByDescending(p => p.Right).ThenBy(p => p.I).ThenBy(p => p.J);
        HashSet<int> usedWanted = [], usedFound = [];
        var right = 0;
        foreach (var pair in pairs)
        {
            if (!usedWanted.Contains(pair.I) && !usedFound.Contains(pair.J))
            {
                usedWanted.Add(pair.I);
                usedFound.Add(pair.J);
                right += pair.Right;
            }
        }

        return new TableScore(right, wanted.Sum(w => w.Count), found.Sum(f => f.Count));
    }

    /// <summary>Cells that were expected and not read, and the other way round, as a person reads them.</summary>
    public static IEnumerable<string> Differences(ImmutableArray<ImmutableArray<TableCell>> expected, ImmutableArray<ImmutableArray<TableCell>> read)
    {
        var (wanted, found) = (Keys(expected), Keys(read));
        return wanted.Except(found).Select(k => $"- {k}").Concat(found.Except(wanted).Select(k => $"+ {k}"));
    }

    private static HashSet<(int Row, int Column, int Rows, int Columns, string Text)> Keys(ImmutableArray<ImmutableArray<TableCell>> rows) =>
        [.. TableGrid.Place(rows).Select(c => (c.Row, c.Column, c.Cell.RowSpan, c.Cell.ColumnSpan, Bare(c.Cell.Text))).Where(k => k.Item5.Length > 0)];

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c))
            {
                bare.Append(char.ToLowerInvariant(c));
            }
        }

        return bare.ToString();
    }
}
