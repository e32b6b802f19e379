using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>
/// Number and day are written by hand on most old papers, and recognition makes print of them, unsurely: the place where they stand is certain, the figures are
/// not. What the engine says of its words bounds the confidence of these fields, so that a person looks at them.
/// </summary>
internal static class RecognizedFigures
{
    public static DocumentMetadata Bounded(DocumentMetadata metadata, Document document)
    {
        if (metadata.NumberSymbol is { } number)
        {
            metadata = Bounded(metadata, MetadataField.NumberSymbol, document, line => LetterheadReader.NumberOf(line) == number);
        }

        if (metadata.Date is { } date)
        {
            var year = date.ToString("yyyy", CultureInfo.InvariantCulture);
            metadata = Bounded(metadata, MetadataField.Date, document, line => line.Contains("ngày", StringComparison.OrdinalIgnoreCase) && line.Contains(year, StringComparison.Ordinal));
        }

        return metadata;
    }

    private static DocumentMetadata Bounded(DocumentMetadata metadata, MetadataField field, Document document, Func<string, bool> holdsIt)
    {
        var name = ContractNames.Of(field);
        if (!metadata.Confidence.TryGetValue(name, out var sure) || document.Blocks.FirstOrDefault(b => b.Kind == BlockKind.Letterhead && holdsIt(b.Span.In(document.Text))) is not { } line)
        {
            return metadata;
        }

        var least = document.Words.Where(w => line.Span.Contains(w.Span) && w.Span.Of(document.Text).ContainsAny("/0123456789")).Select(w => w.Confidence).DefaultIfEmpty(1).Min();
        return least < sure ? metadata with { Confidence = metadata.Confidence.SetItem(name, Math.Round(least, 3)) } : metadata;
    }
}
