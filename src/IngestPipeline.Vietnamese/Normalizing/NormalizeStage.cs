using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Vietnamese.Normalizing;

/// <summary>Makes the extracted text normal, with every change kept as a repair; cells of tables likewise, whose text stands apart.</summary>
public sealed class NormalizeStage : IStage
{
    public StageId Id { get; } = new("normalize", "4");

    public Task<Document> Run(Document document, StageContext context)
    {
        var cells = document.Tables.SelectMany(t => t.Rows).SelectMany(r => r).Select(c => c.Text);
        var legacy = LegacyText.In(Paragraphs(document).Select(p => p.In(document.Text)).Concat(cells));
        if (legacy.IsPresent)
        {
            document = document.Rewrite(Paragraphs(document).SelectMany(p => legacy.Edits(document.Text, p)));
        }

        var normal = document.Rewrite(TextNormalizer.Edits(document.Text, Paragraphs(document)));
        return Task.FromResult(normal with
        {
            Tables = [.. normal.Tables.Select(t => t with { Rows = [.. t.Rows.Select(r => r.Select(c => c with { Text = TextNormalizer.Normalize(legacy.Decode(c.Text)) }).ToImmutableArray())] })],
            OtherWords = [.. normal.OtherWords.Select(w => w with { Text = TextNormalizer.Normalize(legacy.Decode(w.Text)) })],
        });
    }

    private static IEnumerable<TextSpan> Paragraphs(Document document) => document.Blocks.Select(b => b.Span).Where(s => !s.IsEmpty);
}
