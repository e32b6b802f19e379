using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Testing.Repair;

/// <summary>What became of the words of a text that lost letters.</summary>
/// <param name="Damaged">Words that held a lost letter.</param>
/// <param name="Restored">Those of them that are exactly as they were.</param>
/// <param name="Sound">Words that held none.</param>
/// <param name="Changed">Those of them that are no longer as they were.</param>
/// <param name="Wrong">Every word that is not as it was, and what stands there.</param>
public sealed record RepairScore(int Damaged, int Restored, int Sound, int Changed, IReadOnlyList<(string Word, string Found)> Wrong)
{
    public double Share => Damaged == 0 ? 1 : (double)Restored / Damaged;
}

/// <summary>Letters that a text loses, a blank standing for each, as when text is pasted from a PDF whose fonts lack Unicode for some glyphs.</summary>
public sealed partial class LetterLoss(IEnumerable<char> letters)
{
    /// <summary>The letters that a real report lost.</summary>
    public static readonly LetterLoss Real = new("ữờửỡòóíúKGPA");

    private readonly HashSet<char> _letters = [.. letters];

    public string Letters => string.Concat(_letters.Order());

    /// <summary>5 to 25 letters of those that stand in the text at least three times, capitals among them.</summary>
    public static LetterLoss Random(string text, int seed)
    {
        var random = new Random(seed);
        var letters = text.Where(char.IsLetter).CountBy(c => c).Where(g => g.Value > 2).Select(g => g.Key).Order().ToArray();
        random.Shuffle(letters);
        return new LetterLoss(letters.Take(random.Next(5, 26)));
    }

    /// <returns>As long as <paramref name="text"/>.</returns>
    public string Damage(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = _letters.Contains(from[i]) ? ' ' : from[i];
        }
    });

    /// <summary>The lines of a text, for repairers that ask for paragraphs.</summary>
    public static List<TextSpan> Lines(string text)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed and >= 0 ? feed : text.Length;
            if (end > start)
            {
                lines.Add(new TextSpan(start, end));
            }

            start = end + 1;
        }

        return lines;
    }

    /// <param name="truth">The text before the damage.</param>
    /// <param name="repaired">The damaged text and what was made of it.</param>
    public RepairScore Score(string truth, AlignedText repaired)
    {
        int damaged = 0, restored = 0, sound = 0, changed = 0;
        var wrong = new List<(string, string)>();
        foreach (Match word in Word().Matches(truth))
        {
            var found = repaired.ToText(TextSpan.OfLength(word.Index, word.Length)).In(repaired.Text);
            var right = found == word.Value;
            if (word.Value.Any(_letters.Contains))
            {
                damaged++;
                restored += right ? 1 : 0;
            }
            else
            {
                sound++;
                changed += right ? 0 : 1;
            }

            if (!right)
            {
                wrong.Add((word.Value, found));
            }
        }

        return new RepairScore(damaged, restored, sound, changed, wrong);
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
