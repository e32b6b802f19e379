using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Restoring;

/// <summary>
/// Restores the accents of a document that has none at all, and says so: every word is a repair with its confidence, the original is kept, and an archivist can
/// take all of it back. A document with accents is not touched.
/// </summary>
public sealed class AccentStage(SyllableLanguageModel model) : IStage
{
    /// <summary>Words less certain stay as they were typed.</summary>
    private const double LeastConfidence = 0.5;

    private readonly Lazy<BareTextRestorer> _restorer = new(() => new BareTextRestorer(model));

    public StageId Id { get; } = new("accents", $"1+{model.Identity}");

    public Task<Document> Run(Document document, StageContext context)
    {
        var paragraphs = document.Blocks.Where(b => !b.Span.IsEmpty).Select(b => b.Span).ToList();
        if (!BareText.Is(paragraphs.Select(p => p.In(document.Text))))
        {
            return Task.FromResult(document);
        }

        var edits = paragraphs.SelectMany(p => _restorer.Value.Edits(document.Text, p)).Where(e => e.Confidence >= LeastConfidence).ToList();
        var restored = document.Rewrite(edits);
        var count = edits.Count.ToString(CultureInfo.InvariantCulture);
        return Task.FromResult(restored with
        {
            Trust = restored.Trust.Add(new TextTrust(null, null, TextState.Unaccented, edits.Count, 0, $"văn bản không dấu; {count} từ được thêm dấu / text without accents; accents of {count} words restored")),
            Warnings = restored.Warnings.Add(new Warning(
                "accents-restored", null, $"Văn bản gốc không có dấu; dấu của {count} từ do máy khôi phục. / The original has no accents; those of {count} words were restored by the program.")),
        });
    }
}
