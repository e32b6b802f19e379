namespace IngestPipeline.Documents;

/// <summary>The file a document was read from.</summary>
/// <param name="Name">The name its owner gave it, NFC, without folders.</param>
/// <param name="Path">Where its bytes lie on this machine while it is processed; never written to the contract.</param>
/// <param name="Sha256">Hash of the bytes, 64 lower-case hex digits: the document's id.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="MediaType">What the content was found to be (never what the name claims); null until it was looked at.</param>
/// <param name="PageCount">Pages of a paged format; null for flowing formats (DOCX, text) or while unknown.</param>
public sealed record SourceFile(string Name, string Path, string Sha256, long Bytes, string? MediaType = null, int? PageCount = null);
