using IngestPipeline.Documents;

namespace IngestPipeline.Search.Indexing;

/// <summary>Cuts a document into the passages that the index holds. Pure.</summary>
public static class SectionPassages
{
    /// <param name="document">With its sections; a document without sections becomes passages of its paragraphs.</param>
    /// <param name="id">The archive's id.</param>
    /// <param name="version">The archive's version of the document.</param>
    /// <param name="access">Who may see it.</param>
    public static IndexedDocument Of(Document document, string id, long version, AccessLevel access) => throw new NotImplementedException();
}
