namespace IngestPipeline.Extraction;

/// <summary>What the bytes of a file are, whatever its name says.</summary>
public enum FileKind
{
    Unknown,
    Pdf,
    Png,
    Jpeg,
    Tiff,
    Docx,
    Doc,
    Rtf,
    Html,
    Markdown,
    Text,
}
