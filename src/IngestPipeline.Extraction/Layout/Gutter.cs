namespace IngestPipeline.Extraction.Layout;

/// <summary>A vertical strip without words: X from <paramref name="From"/> to <paramref name="To"/>.</summary>
public readonly record struct Gutter(double From, double To)
{
    public double Width => To - From;

    public Gutter Meet(Gutter other) => new(Math.Max(From, other.From), Math.Min(To, other.To));

    /// <summary>Gaps of a row that are wider than <paramref name="least"/> times the font size.</summary>
    public static IEnumerable<Gutter> In(LayoutLine row, double least)
    {
        var end = row.Words[0].X1;
        for (var i = 1; i < row.Words.Length; i++)
        {
            var word = row.Words[i];
            if (word.X0 - end > least * row.Size && !word.Glued)
            {
                yield return new Gutter(end, word.X0);
            }

            end = Math.Max(end, word.X1);
        }
    }

    /// <summary>The gap before the words that open the right column of a letterhead by decree, however narrow it is; or null.</summary>
    public static Gutter? OfNationalTitle(LayoutLine row)
    {
        for (var i = 1; i + 2 < row.Words.Length; i++)
        {
            if (FormWords.IsNationalTitle(row, i) && row.Words[i].X0 > row.Words[i - 1].X1)
            {
                return new Gutter(row.Words[i - 1].X1, row.Words[i].X0);
            }
        }

        return null;
    }

    /// <summary>The words on each side; either may be empty.</summary>
    public (LayoutLine? Left, LayoutLine? Right) Split(LayoutLine row)
    {
        var middle = (From + To) / 2;
        var left = row.Words.Where(w => (w.X0 + w.X1) / 2 < middle).ToList();
        var right = row.Words.Where(w => (w.X0 + w.X1) / 2 >= middle).ToList();
        return (left.Count == 0 ? null : new LayoutLine([.. left]), right.Count == 0 ? null : new LayoutLine([right[0] with { Glued = false }, .. right.Skip(1)]));
    }
}
