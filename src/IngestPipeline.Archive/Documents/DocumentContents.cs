using System.IO.Compression;
using System.Text.Json;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>The contract JSON of stored documents, kept compressed, and the places of their words on paper.</summary>
public sealed class DocumentContents(ArchiveDatabase database)
{
    /// <summary>UTF-8 of the contract (<c>ingest.document/1</c>); null when nothing is stored or this reader may not see it.</summary>
    public byte[]? Json(string id, AccessLevel level) => Column("json", id, level) is { } packed ? Unpack(packed) : null;

    /// <summary>The document of the contract, with its words; null as <see cref="Json"/>.</summary>
    public (Document Document, PipelineRun Run)? Read(string id, AccessLevel level)
    {
        if (Json(id, level) is not { } json)
        {
            return null;
        }

        using var stream = new MemoryStream(json, writable: false);
        var (document, run) = DocumentJsonReader.Read(stream);
        var (words, others) = WordPacking.Unpack(Unpack(Column("words", id, level)!));
        return (document with { Words = words, OtherWords = others }, run);
    }

    internal static byte[] Pack(Document document, PipelineRun run)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            DocumentJson.Write(gzip, document, run);
        }

        return packed.ToArray();
    }

    internal static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Puts other metadata into stored content; the rest of it stays as it is.</summary>
    internal static byte[] WithMetadata(byte[] packed, Func<DocumentMetadata, DocumentMetadata?, (DocumentMetadata Metadata, DocumentMetadata? Read)> change)
    {
        using var json = JsonDocument.Parse(Unpack(packed));
        var (metadata, read) = DocumentJsonReader.MetadataOf(json.RootElement);
        using var bytes = new MemoryStream();
        var (changed, kept) = change(metadata, read);
        DocumentJson.WriteWithMetadata(bytes, json.RootElement, changed, kept);
        return Pack(bytes.ToArray());
    }

    internal static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private byte[]? Column(string column, string id, AccessLevel level) => database.Read(c => c.First(
        $"select n.{column} from contents n join documents d on d.sequence = n.document where d.id = @id and d.access <= @level",
        r => (byte[])r.GetValue(0), ("@id", id), ("@level", (int)level)));
}
