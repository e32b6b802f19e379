using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;

namespace IngestPipeline.Training.Structure;

/// <summary>Trains the three models of structure from labelled documents, each seen with its looks and as bare text.</summary>
public sealed record StructureTrainer(double LinePenalty = 1, double ChoicePenalty = 1, int Iterations = 120)
{
    public StructureModels Train(IReadOnlyList<LabelledDocument> documents, Action<string>? progress = null)
    {
        var sequences = new List<LabelledSequence>();
        var nesting = new List<LabelledChoice>();
        var roles = new List<LabelledChoice>();
        foreach (var document in documents.SelectMany(Views))
        {
            var lines = LineReader.Read(document.Document);
            var labels = LineLabels.Of(lines, document);
            var known = labels.Count(l => l is not null);
            if (lines.Count == 0 || known < 0.8 * lines.Count)
            {
                progress?.Invoke($"{document.Name}: {known}/{lines.Count} dòng có nhãn, bỏ qua / lines labelled, left out");
                continue;
            }

            var rules = new RuleLineTagger().Tag(lines);
            sequences.Add(new LabelledSequence(
                LearnedLineTagger.Features(lines), [.. labels.Select((l, i) => l ?? LineLabel.Of(lines[i], rules[i]))], document.Weight));
            OutlineChoices.Collect(lines, labels, document, nesting, roles);
        }

        progress?.Invoke($"{sequences.Count} văn bản/documents, {sequences.Sum(s => s.Labels.Length)} dòng/lines, {nesting.Count} đề mục/headings");
        return new StructureModels(
            new SequenceTrainer(LinePenalty, 3, Iterations).Train(sequences),
            new ChoiceTrainer(ChoicePenalty).Train(nesting),
            new ChoiceTrainer(ChoicePenalty).Train(roles),
            "untested");
    }

    /// <summary>The document as it is, and as it would be in a format that has no looks.</summary>
    private static IEnumerable<LabelledDocument> Views(LabelledDocument document)
    {
        yield return document;
        if (document.Document.Blocks.Any(b => b.Style != BlockStyle.Unknown))
        {
            yield return document with
            {
                Document = document.Document with { Blocks = [.. document.Document.Blocks.Select(b => b with { Style = BlockStyle.Unknown })] },
                Weight = document.Weight * 0.5,
            };
        }
    }
}
