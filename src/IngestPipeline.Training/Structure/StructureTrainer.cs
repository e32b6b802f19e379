using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;

namespace IngestPipeline.Training.Structure;

/// <summary>What the three models of structure learn from one document.</summary>
public sealed record StructureLesson(IReadOnlyList<LabelledSequence> Lines, IReadOnlyList<LabelledChoice> Nesting, IReadOnlyList<LabelledChoice> Roles);

/// <summary>Trains the three models of structure.</summary>
public sealed record StructureTrainer(double LinePenalty = 1, double ChoicePenalty = 1, int Iterations = 100)
{
    /// <summary>A document of which fewer lines are labelled would teach what the rules think of the others.</summary>
    private const double Labelled = 0.8;

    /// <summary>What a document teaches, seen with its looks and as bare text; null if too few of its lines are labelled.</summary>
    public static StructureLesson? Lesson(LabelledDocument document)
    {
        var lesson = (Lines: new List<LabelledSequence>(), Nesting: new List<LabelledChoice>(), Roles: new List<LabelledChoice>());
        foreach (var view in Views(document))
        {
            var lines = LineReader.Read(view.Document);
            var labels = LineLabels.Of(lines, view);
            if (lines.Count == 0 || labels.Count(l => l is not null) < Labelled * lines.Count)
            {
                return null;
            }

            var rules = new RuleLineTagger().Tag(lines);
            lesson.Lines.Add(new LabelledSequence(LearnedLineTagger.Features(lines), [.. labels.Select((l, i) => l ?? LineLabel.Of(lines[i], rules[i]))], view.Weight));
            OutlineChoices.Collect(lines, labels, view, lesson.Nesting, lesson.Roles);
        }

        return new StructureLesson(lesson.Lines, lesson.Nesting, lesson.Roles);
    }

    public StructureModels Train(IReadOnlyList<StructureLesson> lessons, Action<string>? progress = null)
    {
        progress?.Invoke($"{lessons.Count} văn bản/documents, {lessons.Sum(l => l.Lines.Sum(s => s.Labels.Length))} dòng/lines, {lessons.Sum(l => l.Nesting.Count)} đề mục/headings");
        return new StructureModels(
            new SequenceTrainer(LinePenalty, 3, Iterations).Train([.. lessons.SelectMany(l => l.Lines)]),
            new ChoiceTrainer(ChoicePenalty).Train([.. lessons.SelectMany(l => l.Nesting)]),
            new ChoiceTrainer(ChoicePenalty).Train([.. lessons.SelectMany(l => l.Roles)]),
            "untested");
    }

    /// <summary>A real document as it is, and as it would be in a format that has no looks; a generated one was written in one format.</summary>
    private static IEnumerable<LabelledDocument> Views(LabelledDocument document)
    {
        yield return document;
        if (document.Weight >= 1 && document.Document.Blocks.Any(b => b.Style != BlockStyle.Unknown))
        {
            yield return document with
            {
                Document = document.Document with { Blocks = [.. document.Document.Blocks.Select(b => b with { Style = BlockStyle.Unknown })] },
                Weight = document.Weight * 0.5,
            };
        }
    }
}
