using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Recognition;

namespace IngestPipeline.Training.Recognition;

/// <summary>What correction makes of recognised pages whose text is known.</summary>
public sealed class RecognitionScore
{
    private readonly List<string> _harms = [];
    private readonly List<string> _left = [];

    /// <summary>Words printed.</summary>
    public int Printed { get; private set; }

    /// <summary>Words read, and those of them that stand so on paper, before correction and after it.</summary>
    public (int Before, int After) Read { get; private set; }

    public (int Before, int After) Right { get; private set; }

    public int Changes { get; private set; }

    /// <summary>Changes of words that were right.</summary>
    public IReadOnlyList<string> Harms => _harms;

    /// <summary>What is wrong after correction.</summary>
    public IReadOnlyList<string> Left => _left;

    public double F1Before => 2.0 * Right.Before / (Printed + Read.Before);

    public double F1After => 2.0 * Right.After / (Printed + Read.After);

    /// <param name="pages">Of one document.</param>
    /// <param name="correct">Gives the edits of each paragraph.</param>
    public void Add(IReadOnlyList<RecognizedPage> pages, Func<IReadOnlyList<RecognizedParagraph>, IReadOnlyList<List<TextEdit>>> correct)
    {
        var edits = new Queue<List<TextEdit>>(correct([.. pages.SelectMany(p => p.Paragraphs)]));
        foreach (var page in pages)
        {
            Add(page, edits);
        }
    }

    private void Add(RecognizedPage page, Queue<List<TextEdit>> corrections)
    {
        var wrong = Misreading.Wrong(page.Misreadings());
        var after = new List<string>();
        var first = 0;
        foreach (var paragraph in page.Paragraphs)
        {
            var edits = corrections.Dequeue();
            Changes += edits.Count;
            foreach (var edit in edits)
            {
                var touched = Enumerable.Range(0, paragraph.Words.Length).Where(i => paragraph.Words[i].Span.Overlaps(edit.Source)).ToList();
                if (touched.All(i => !wrong.Contains(first + i)))
                {
                    var (from, to) = (Math.Max(0, edit.Source.Start - 30), Math.Min(paragraph.Text.Length, edit.Source.End + 30));
                    _harms.Add($"{page.Name}: …{paragraph.Text[from..edit.Source.Start]}[{edit.Source.In(paragraph.Text)} → {edit.Replacement} {edit.Confidence}]{paragraph.Text[edit.Source.End..to]}…");
                }
            }

            first += paragraph.Words.Length;
            after.AddRange(AlignedText.Apply(paragraph.Text, edits).Text.Split(' '));
        }

        var misreadings = Misreading.Between(after, page.Printed);
        _left.AddRange(misreadings.Select(m => $"{page.Name}: {string.Join(' ', after.Skip(m.First - 2).Take(Math.Min(2, m.First)))} [{string.Join(' ', m.Read)} | {string.Join(' ', m.Printed)}]"));
        Printed += page.Printed.Length;
        Read = (Read.Before + page.Read.Length, Read.After + after.Count);
        Right = (Right.Before + page.Read.Length - wrong.Count, Right.After + after.Count - misreadings.Sum(m => m.Read.Length));
    }
}
