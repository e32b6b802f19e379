using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;

namespace IngestPipeline.Training.Structure;

/// <summary>What the three models of structure learn from one document.</summary>
public sealed record StructureLesson(IReadOnlyList<LabelledSequence> Lines, IReadOnlyList<LabelledChoice> Nesting, IReadOnlyList<LabelledChoice> Roles)
{
    /// <summary>Documents of which only some lines are known.</summary>
    public IReadOnlyList<PartialSequence> Corrected { get; init; } = [];
}

/// <summary>Trains the three models of structure.</summary>
public sealed record StructureTrainer(double LinePenalty = 1, double ChoicePenalty = 1, int Iterations = 100)
{
    /// <summary>A document of which fewer lines are labelled would teach what the rules think of the others.</summary>
    private const double Labelled = 0.8;

    /// <summary>
    /// By how much more it costs the weights to leave those of a model before. People correct headings that are wrong and say nothing of what is right: without this,
    /// forty documents corrected in one way made headings of sentences elsewhere, while at ten times one corrected line still moves its like.
    /// </summary>
    private const double Caution = 10;

    /// <summary>
    /// How much a line counts that nobody corrected in a document where others were, labelled as the program read it, beside a corrected one. Without any, whatever
    /// resembles the new headings becomes one (short sentences beside headings that end in a full stop); a whole weight would teach the next model this one's faults.
    /// </summary>
    private const double Unsaid = 0.3;

    /// <summary>What a document teaches, seen with its looks and as bare text; null if too few of its lines are labelled.</summary>
    public static StructureLesson? Lesson(LabelledDocument document)
    {
        if (document.Corrected is { } corrected)
        {
            return corrected.IsEmpty ? null : Corrections(document, corrected);
        }

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

    /// <param name="before">Models to be adapted; null: from nothing.</param>
    public StructureModels Train(IReadOnlyList<StructureLesson> lessons, StructureModels? before = null, Action<string>? progress = null)
    {
        progress?.Invoke($"{lessons.Count} văn bản/documents, {lessons.Sum(l => l.Lines.Sum(s => s.Labels.Length))} dòng/lines, {lessons.Sum(l => l.Nesting.Count)} đề mục/headings");
        var caution = before is null ? 1 : Caution;
        return new StructureModels(
            new SequenceTrainer(LinePenalty * caution, 3, Iterations).Train([.. lessons.SelectMany(l => l.Lines)], [.. lessons.SelectMany(l => l.Corrected)], before?.Lines),
            new ChoiceTrainer(ChoicePenalty * caution).Train([.. lessons.SelectMany(l => l.Nesting)], before?.Nesting),
            new ChoiceTrainer(ChoicePenalty * caution).Train([.. lessons.SelectMany(l => l.Roles)], before?.Roles),
            "untested");
    }

    /// <summary>What the corrected lines of a document teach, and by <see cref="Unsaid"/> the others.</summary>
    private static StructureLesson Corrections(LabelledDocument document, ImmutableArray<CorrectedLine> corrected)
    {
        var lesson = (Lines: new List<PartialSequence>(), Nesting: new List<LabelledChoice>(), Roles: new List<LabelledChoice>());
        foreach (var view in Views(document))
        {
            var lines = LineReader.Read(view.Document);
            var (features, read) = (LearnedLineTagger.Features(lines), LineLabels.Of(lines, view));
            ImmutableArray<ImmutableArray<string>> said = [.. lines.Select((l, i) => LineLabels.Possible(l, read[i], corrected))];
            lesson.Lines.Add(new PartialSequence(features, said, view.Weight));
            lesson.Lines.Add(new PartialSequence(features, [.. said.Select((s, i) => s.IsEmpty && read[i] is { } label ? [label] : s)], view.Weight * Unsaid));
            OutlineChoices.Collect(lines, read, view, lesson.Nesting, lesson.Roles);
        }

        return new StructureLesson([], lesson.Nesting, lesson.Roles) { Corrected = lesson.Lines };
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
