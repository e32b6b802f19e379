using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Footnotes;

/// <summary>
/// How well footnotes were found. One is right if its mark is the true one, its anchor lies within two characters of the true one and
/// the letters and digits of its note are the true ones up to edits of 5 %. Counts add up over documents.
/// </summary>
public sealed class FootnoteScore
{
    private const int AnchorTolerance = 2;
    private const double MostEdits = 0.05;

    public int True { get; private set; }

    public int Found { get; private set; }

    public int Right { get; private set; }

    /// <summary>What was missed or invented, for a person to look at.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Documents whose footnotes nobody told, and those that neither have nor got any, count nothing.</summary>
    public bool IsEmpty => True + Found == 0;

    public double F1 => IsEmpty ? 1 : 2.0 * Right / (True + Found);

    /// <param name="found">The same document as it was read.</param>
    public void Add(LabelledDocument truth, Document found)
    {
        if (truth.Footnotes is not { } meant)
        {
            return;
        }

        True += meant.Length;
        Found += found.Footnotes.Length;
        var free = meant.ToList();
        var wrong = new List<Footnote>();
        foreach (var note in found.Footnotes)
        {
            var at = free.FindIndex(f => f.Mark == note.Mark && SameAnchor(f.Anchor, note.Anchor) && f.Text is { } text && SameText(text, note.Span.In(found.Text)));
            if (at >= 0)
            {
                Right++;
                free.RemoveAt(at);
            }
            else
            {
                wrong.Add(note);
            }
        }

        Errors.AddRange(free.Select(f => Line(truth.Name, "missed", f.Mark, f.Anchor is { } a ? a.Start : null, found.Text, f.Text ?? "?")));
        Errors.AddRange(wrong.Select(f => Line(truth.Name, "wrong", f.Mark, f.Anchor, found.Text, f.Span.In(found.Text))));
    }

    public void Add(FootnoteScore other)
    {
        (True, Found, Right) = (True + other.True, Found + other.Found, Right + other.Right);
        Errors.AddRange(other.Errors);
    }

    private static bool SameAnchor(TextSpan? meant, int? found) =>
        meant is { } place && found is { } at ? at >= place.Start - AnchorTolerance && at <= place.End + AnchorTolerance : meant is null && found is null;

    private static bool SameText(string meant, string found)
    {
        var (a, b) = (ComparisonForm.Letters(meant), ComparisonForm.Letters(found));
        return Edits(a, b, (int)Math.Floor(MostEdits * a.Length)) is not null;
    }

    /// <summary>Levenshtein distance in a band about the diagonal; null above <paramref name="limit"/>.</summary>
    private static int? Edits(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return null;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (from, to) = (Math.Max(1, i - limit), Math.Min(b.Length, i + limit));
            var diagonal = row[from - 1];
            row[from - 1] = from == 1 ? i : limit + 1;
            for (var j = from; j <= to; j++)
            {
                var above = j == i + limit ? limit + 1 : row[j];
                var cost = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[b.Length] <= limit ? row[b.Length] : null;
    }

    private static string Line(string document, string what, string mark, int? anchor, string text, string note)
    {
        var before = anchor is { } at ? text[Math.Max(0, at - 30)..Math.Min(text.Length, at)] + "|" + text[Math.Min(text.Length, at)..Math.Min(text.Length, at + 12)] : "-";
        return string.Create(CultureInfo.InvariantCulture, $"{document} footnote {what}: {mark} at {anchor?.ToString(CultureInfo.InvariantCulture) ?? "-"} ({before}): {Clip(note)}").ReplaceLineEndings("⏎");
    }

    private static string Clip(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
