using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Metadata.Learned;

namespace IngestPipeline.Training.Metadata;

/// <summary>Trains the choice of every field from documents that say what they show.</summary>
/// <param name="Penalty">Half of it times the squared weights is added to the loss (L2).</param>
/// <param name="Rarest">Features seen less often are left out.</param>
public sealed record MetadataTrainer(double Penalty = 1, int Rarest = 2)
{
    /// <param name="documents">References, each with the document after the structure stage.</param>
    /// <param name="before">A model to be adapted; null: from nothing.</param>
    public ChoiceModel Train(IReadOnlyList<(LabelledDocument Truth, Document Tagged)> documents, ChoiceModel? before = null) =>
        new ChoiceTrainer(Penalty, Rarest).Train([.. documents.SelectMany(d => Choices(d.Truth, d.Tagged))], before);

    private static IEnumerable<LabelledChoice> Choices(LabelledDocument truth, Document tagged)
    {
        if (truth.Fields is null)
        {
            yield break;
        }

        foreach (var (field, candidates) in LearnedMetadata.Candidates(tagged))
        {
            if (truth.Fields.Values.TryGetValue(field, out var expected))
            {
                yield return new LabelledChoice([.. candidates.Select(c => c.Features)], Right(field, [.. expected.Order(StringComparer.Ordinal)], candidates), truth.Weight);
            }
        }
    }

    /// <summary>The candidate with the value of the reference; the second, that none is right, where no candidate has it.</summary>
    private static int Right(MetadataPart field, List<string> expected, IReadOnlyList<FieldCandidate> candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (i != 1 && MetadataReference.ValuesOf(candidates[i].Value, field).OfType<string>().Order(StringComparer.Ordinal).SequenceEqual(expected))
            {
                return i;
            }
        }

        return 1;
    }
}
