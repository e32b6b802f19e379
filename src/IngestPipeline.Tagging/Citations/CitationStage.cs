using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Tagging.Citations;

/// <summary>Finds every mention of an official document by number and symbol, in the body, in headings and in footnotes.</summary>
public sealed class CitationStage : IStage
{
    public StageId Id { get; } = new("citations", "2");

    public Task<Document> Run(Document document, StageContext context)
    {
        var index = new SectionIndex(document);
        var citations = ImmutableArray.CreateBuilder<Citation>();
        foreach (var passage in Passages.Of(document))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (passage.Kind is BlockKind.Letterhead)
            {
                continue;
            }

            foreach (var mention in CitationFinder.Find(passage.Text))
            {
                if (passage.Kind is BlockKind.Title && mention.NumberSymbol == document.Metadata.NumberSymbol && !passage.Text.Contains("hành", StringComparison.OrdinalIgnoreCase) && !passage.Text.Contains("kèm theo", StringComparison.OrdinalIgnoreCase))
                {
                    // "THÔNG TƯ CỦA BỘ … SỐ …/TT-…": a title of the old form bears the document's own number.
                    continue;
                }

                var span = mention.Span.Shift(passage.Start);
                citations.Add(new Citation
                {
                    Span = span,
                    Raw = span.In(document.Text),
                    Type = mention.Type,
                    NumberSymbol = mention.NumberSymbol,
                    Date = mention.Date,
                    Issuer = mention.Issuer,
                    Section = index.At(span.Start),
                    Page = document.PageAt(span.Start),
                    Confidence = Math.Round(mention.Confidence * (mention.Date is null && mention.Issuer is null ? 0.97 : 1), 3),
                });
            }
        }

        return Task.FromResult(document with { Citations = citations.ToImmutable() });
    }
}
