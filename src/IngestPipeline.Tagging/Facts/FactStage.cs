using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Facts.Learned;

namespace IngestPipeline.Tagging.Facts;

/// <summary>Finds the numbers that quantify something and says of each what, when, where and how sure (annotation.md §4).</summary>
/// <param name="numbers">Tells quantities from other numbers; null for the rules alone.</param>
public sealed class FactStage(LearnedNumbers? numbers) : IStage
{
    private readonly INumberJudge _judge = numbers is null ? new NumberClassifier() : numbers;

    /// <summary>Facts by the rules alone.</summary>
    public static FactStage ByRules() => new(null);

    public StageId Id => new("facts", $"4;{_judge.Version}");

    public Task<Document> Run(Document document, StageContext context)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        var passages = new FactReader(document, _judge);
        foreach (var passage in Passages.Of(document))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            foreach (var fact in passages.Read(passage))
            {
                facts.Add(fact with { Id = $"f{facts.Count + 1}" });
            }
        }

        var tables = new TableFactReader(document);
        for (var table = 0; table < document.Tables.Length; table++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            foreach (var fact in tables.Read(table))
            {
                facts.Add(fact with { Id = $"f{facts.Count + 1}" });
            }
        }

        return Task.FromResult(document with { Facts = facts.ToImmutable() });
    }
}
