using System.Text.Json;
using System.Text.Json.Serialization;
using IngestPipeline.Documents;
using IngestPipeline.Search.Indexing;

namespace IngestPipeline.Tools.Lucene;

/// <summary>What a list of answers shows of a document; kept in the index as JSON that Lucene does not look into.</summary>
internal sealed record StoredDocument(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("t")] string Title,
    [property: JsonPropertyName("f")] string FileName,
    [property: JsonPropertyName("y")] string? DocType,
    [property: JsonPropertyName("n")] string? NumberSymbol,
    [property: JsonPropertyName("o")] string? Issuer,
    [property: JsonPropertyName("d")] DateOnly? Date,
    [property: JsonPropertyName("p")] int Pages,
    [property: JsonPropertyName("u")] int UnreadPages)
{
    public static StoredDocument Of(IndexedDocument d) => new(d.Id, d.Title, d.FileName, d.DocType, d.NumberSymbol, d.Issuer, d.Date, d.Pages, d.UnreadPages);
}

internal sealed record StoredPassage(
    [property: JsonPropertyName("k")] PassageKind Kind,
    [property: JsonPropertyName("s")] string? Section,
    [property: JsonPropertyName("h")] string? Heading,
    [property: JsonPropertyName("r")] SectionRole? Role,
    [property: JsonPropertyName("p")] int Page,
    [property: JsonPropertyName("a")] int Start,
    [property: JsonPropertyName("b")] int End,
    [property: JsonPropertyName("t")] string Text)
{
    public static StoredPassage Of(Passage p) => new(p.Kind, p.Section, p.Heading, p.Role, p.Page, p.Span.Start, p.Span.End, p.Text);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredDocument))]
[JsonSerializable(typeof(StoredPassage))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Letters stay letters: the index is not read by browsers.</summary>
    public static StoredJson Plain { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
