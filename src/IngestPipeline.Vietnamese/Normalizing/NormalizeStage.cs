using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Vietnamese.Normalizing;

/// <summary>Makes the extracted text normal, with every change kept as a repair; cells of tables likewise, whose text stands apart.</summary>
public sealed class NormalizeStage : IStage
{
    public StageId Id { get; } = new("normalize", "1");

    public Task<Document> Run(Document document, StageContext context)
    {
        var paragraphs = document.Blocks.Select(b => b.Span).Where(s => !s.IsEmpty);
        var normal = document.Rewrite(TextNormalizer.Edits(document.Text, paragraphs));
        return Task.FromResult(normal with
        {
            Tables = [.. normal.Tables.Select(t => t with { Rows = [.. t.Rows.Select(r => r.Select(c => c with { Text = TextNormalizer.Normalize(c.Text) }).ToArray()).Select(r => System.Collections.Immutable.ImmutableArray.Create(r))] })],
        });
    }
}
