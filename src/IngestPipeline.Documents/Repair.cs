namespace IngestPipeline.Documents;

/// <summary>Why characters were changed (annotation.md §6).</summary>
public enum RepairKind
{
    MissingGlyph,
    Lookalike,
    LegacyEncoding,
    Composition,
    Spacing,
    Hyphenation,
    Ocr,
}

/// <summary>A change to the extracted text. The original is kept, so that nothing that was read is lost.</summary>
/// <param name="Span">The repaired characters in the present text; empty where characters were only taken away.</param>
/// <param name="Original">What stood there.</param>
/// <param name="Kind">Why.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Repair(TextSpan Span, string Original, RepairKind Kind, double Confidence);

/// <summary>Something a person should know about a document or page.</summary>
/// <param name="Code">Stable, kebab case: <c>page-unreadable</c>.</param>
/// <param name="Page">From 1; null for the whole document.</param>
/// <param name="Message">Vietnamese, then English after " / ".</param>
public sealed record Warning(string Code, int? Page, string Message);
