using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Metadata;

namespace IngestPipeline.Training.Metadata;

/// <summary>
/// What a document shows of its metadata, as a person read it. Values are kept as the first 12 hex digits of the SHA-256 of their words
/// (<c>\w+</c> of the NFC text, in small letters, joined by one space), so that annotations with hashed names compare like plain gold.
/// </summary>
/// <param name="Values">One value a field, several in the lists of addressees and recipients; none where the document shows nothing. A field that is left out was not looked at.</param>
public sealed record MetadataReference(ImmutableDictionary<MetadataPart, ImmutableArray<string>> Values)
{
    /// <summary>Reads the <c>metadata.json</c> of a gold folder; null if it has none.</summary>
    public static MetadataReference? OfGold(string folder)
    {
        var path = Path.Combine(folder, "metadata.json");
        if (!File.Exists(path))
        {
            return null;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var (root, signer, period) = (json.RootElement, Part(json.RootElement, "signer"), Part(json.RootElement, "period"));
        return Of(field => field switch
        {
            MetadataPart.Addressee => [.. Entries(root, "addressee").Select(ComparisonForm.WordHash)],
            MetadataPart.Recipients => [.. Entries(root, "recipients").Select(ComparisonForm.WordHash)],
            MetadataPart.SignerAuthority => [ComparisonForm.WordHash(Text(signer, "authority"))],
            MetadataPart.SignerTitle => [ComparisonForm.WordHash(Text(signer, "title"))],
            MetadataPart.SignerName => [ComparisonForm.WordHash(Text(signer, "name"))],
            MetadataPart.Period => [Period(Text(period, "from"), Text(period, "to"))],
            _ => (string?[])[ComparisonForm.WordHash(Text(root, ContractNames.Of(field)))],
        });
    }

    /// <summary>Reads the metadata of an annotation, some plain, some already hashed (corpus/annotations/README.md).</summary>
    public static MetadataReference OfAnnotation(JsonElement metadata) => Of(field => field switch
    {
        MetadataPart.Subject => [Text(metadata, "subject_hash")],
        MetadataPart.SignerName => [Text(metadata, "signer_name_hash")],
        MetadataPart.Addressee => [.. Entries(metadata, "addressee_hashes")],
        MetadataPart.Recipients => [.. Entries(metadata, "recipients_hashes")],
        MetadataPart.Period => [Part(metadata, "period") is { } period ? Period(Text(period, "from"), Text(period, "to")) : null],
        _ => (string?[])[ComparisonForm.WordHash(Text(metadata, ContractNames.Of(field)))],
    });

    /// <summary>The metadata of a document in the same form, to be compared.</summary>
    public static MetadataReference Of(DocumentMetadata metadata) => Of(field => ValuesOf(metadata, field));

    /// <summary>The same of some fields; the others were not looked at.</summary>
    public static MetadataReference Of(DocumentMetadata metadata, IReadOnlyCollection<MetadataField> looked) => new(
        Of(metadata).Values.RemoveRange(Enum.GetValues<MetadataPart>().Where(p => !looked.Any(f => ContractNames.Of(f) == FieldText.ConfidenceName(p)))));

    /// <summary>The values of one field of a document as they are compared.</summary>
    public static IEnumerable<string?> ValuesOf(DocumentMetadata metadata, MetadataPart field) => field switch
    {
        MetadataPart.DocType => [ComparisonForm.WordHash(metadata.DocType)],
        MetadataPart.NumberSymbol => [ComparisonForm.WordHash(metadata.NumberSymbol)],
        MetadataPart.Issuer => [ComparisonForm.WordHash(metadata.Issuer)],
        MetadataPart.Place => [ComparisonForm.WordHash(metadata.Place)],
        MetadataPart.Date => [ComparisonForm.WordHash(metadata.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        MetadataPart.Subject => [ComparisonForm.WordHash(metadata.Subject)],
        MetadataPart.Addressee => metadata.Addressee.Select(ComparisonForm.WordHash),
        MetadataPart.Recipients => metadata.Recipients.Select(ComparisonForm.WordHash),
        MetadataPart.SignerAuthority => [ComparisonForm.WordHash(metadata.Signer?.Authority)],
        MetadataPart.SignerTitle => [ComparisonForm.WordHash(metadata.Signer?.Title)],
        MetadataPart.SignerName => [ComparisonForm.WordHash(metadata.Signer?.Name)],
        MetadataPart.Period => [Period(Day(metadata.Period?.From), Day(metadata.Period?.To))],
        MetadataPart.Secrecy => [ComparisonForm.WordHash(metadata.Secrecy)],
        _ => [ComparisonForm.WordHash(metadata.Urgency)],
    };

    private static MetadataReference Of(Func<MetadataPart, IEnumerable<string?>> values) =>
        new(Enum.GetValues<MetadataPart>().ToImmutableDictionary(f => f, f => values(f).OfType<string>().ToImmutableArray()));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Period(string? from, string? to) => from is null && to is null ? null : $"{from}/{to}";

    private static JsonElement? Part(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> Entries(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(e => e.GetString()!)] : [];
}
