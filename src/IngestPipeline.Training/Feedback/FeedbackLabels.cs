using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Training.Metadata;

namespace IngestPipeline.Training.Feedback;

/// <summary>
/// Makes labels of what people corrected in a document of an archive. A correction says something of one field or one line; what nobody touched may be right, wrong,
/// or never looked at. A field that nobody touched is therefore no label, neither a positive nor a negative example. Of lines the model learns twice: from the corrected
/// ones alone, summing over whatever the others may be (<see cref="Learning.PartialSequence"/>), and with a small weight from all of them, the others as the
/// program read them; a sequence needs to be told what is <em>not</em> like the new headings, and whoever corrected one heading had its neighbours before them.
/// Levels and roles are learned of the corrected headings alone.
/// </summary>
public static class FeedbackLabels
{
    /// <summary>A corrected line or field counts as one of a gold document does, and ten times one of a generated document.</summary>
    public const double Weight = 1;

    /// <param name="name">Of the document, for messages.</param>
    /// <param name="document">As the archive has it, before or after it was read anew with the corrections.</param>
    /// <param name="corrections">Those that hold.</param>
    public static LabelledDocument Of(string name, Document document, DocumentCorrections corrections)
    {
        var keys = new LineKeys(document);
        var outline = HeadingCorrector.Apply(document, corrections.Headings);
        var lines = LineReader.Read(outline);
        var said = corrections.Headings.Select(h => (Said: h, Line: keys.Find(h.Line) is { } at ? lines.Find(l => at.Contains(l.Span.Start)) : null)).ToList();

        // Of two corrections that now mean one line the later holds, as it does when the document is read.
        var corrected = said.Where(s => s.Line is not null).GroupBy(s => s.Line!.Span.Start).OrderBy(g => g.Key).Select(g => Line(outline, g.Last().Line!, g.Last().Said)).OfType<CorrectedLine>();
        return new LabelledDocument(
            name, document.Id, document,
            [.. outline.Blocks.Select(b => new ReferenceBlock(b.Kind, b.Span))],
            [.. outline.Sections.Select(s => new ReferenceSection(s.HeadingSpan, s.Label, s.Title, s.Level, s.Role))])
        {
            Corrected = [.. corrected],
            Fields = Fields(corrections.Metadata),
            Lost = said.Count(s => s.Line is null),
            Weight = Weight,
        };
    }

    /// <summary>Null where the person's word has nothing to hold on to: a role for a line that is no heading any more.</summary>
    private static CorrectedLine? Line(Document outline, TextLine line, HeadingCorrection said)
    {
        var heads = outline.Sections.Any(s => line.Span.Contains(s.HeadingSpan.Start));
        return said.Level switch
        {
            0 => heads ? null : new CorrectedLine(line.Span, IsHeading: false, LevelSaid: false, RoleSaid: false),
            null => heads ? new CorrectedLine(line.Span, IsHeading: true, LevelSaid: false, RoleSaid: true) : null,
            _ => heads ? new CorrectedLine(line.Span, IsHeading: true, LevelSaid: true, RoleSaid: said.Role is not null) : null,
        };
    }

    /// <summary>The fields that a person set, emptied or confirmed; null if none.</summary>
    private static MetadataReference? Fields(ImmutableArray<MetadataValue> values) =>
        values.IsEmpty ? null : MetadataReference.Of(values.Aggregate(DocumentMetadata.Empty, (m, v) => v.ApplyTo(m)), [.. values.Select(v => v.Field)]);
}
