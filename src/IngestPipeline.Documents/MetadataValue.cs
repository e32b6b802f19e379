using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IngestPipeline.Documents;

/// <summary>The value of one field of the metadata, as the contract writes it: a string, a list of strings, an object, or null.</summary>
public sealed record MetadataValue
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private MetadataValue(MetadataField field, string json) => (Field, Json) = (field, json);

    public MetadataField Field { get; }

    /// <summary>One line; <c>null</c>, or <c>[]</c> for a list, where the document does not show the field.</summary>
    public string Json { get; }

    public bool IsAbsent => Json is "null" or "[]";

    public static MetadataValue Of(DocumentMetadata m, MetadataField field) => field switch
    {
        MetadataField.DocType => Of(field, m.DocType),
        MetadataField.NumberSymbol => Of(field, m.NumberSymbol),
        MetadataField.Issuer => Of(field, m.Issuer),
        MetadataField.Place => Of(field, m.Place),
        MetadataField.Date => Of(field, m.Date),
        MetadataField.Subject => Of(field, m.Subject),
        MetadataField.Addressee => Of(field, m.Addressee),
        MetadataField.Recipients => Of(field, m.Recipients),
        MetadataField.Signer => Of(field, m.Signer),
        MetadataField.Period => Of(field, m.Period),
        MetadataField.Secrecy => Of(field, m.Secrecy),
        _ => Of(field, m.Urgency),
    };

    /// <summary>A value that <see cref="Json"/> gave before.</summary>
    /// <exception cref="JsonException">It is none of this field.</exception>
    public static MetadataValue Stored(MetadataField field, string json) => Of(new MetadataValue(field, json).Set(DocumentMetadata.Empty), field);

    /// <summary>The metadata with this value as a person's word: sure, and named as corrected.</summary>
    public DocumentMetadata ApplyTo(DocumentMetadata metadata)
    {
        var name = ContractNames.Of(Field);
        return Set(metadata) with
        {
            Confidence = IsAbsent ? metadata.Confidence.Remove(name) : metadata.Confidence.SetItem(name, 1),
            Corrected = metadata.Corrected.Contains(Field) ? metadata.Corrected : [.. metadata.Corrected.Add(Field).Order()],
        };
    }

    private static MetadataValue Of<T>(MetadataField field, T value) => new(field, JsonSerializer.Serialize(value, Options));

    private DocumentMetadata Set(DocumentMetadata m) => Field switch
    {
        MetadataField.DocType => m with { DocType = Read<string?>() },
        MetadataField.NumberSymbol => m with { NumberSymbol = Read<string?>() },
        MetadataField.Issuer => m with { Issuer = Read<string?>() },
        MetadataField.Place => m with { Place = Read<string?>() },
        MetadataField.Date => m with { Date = Read<DateOnly?>() },
        MetadataField.Subject => m with { Subject = Read<string?>() },
        MetadataField.Addressee => m with { Addressee = Read<ImmutableArray<string>>() },
        MetadataField.Recipients => m with { Recipients = Read<ImmutableArray<string>>() },
        MetadataField.Signer => m with { Signer = Read<Signer?>() },
        MetadataField.Period => m with { Period = Read<ReportPeriod?>() },
        MetadataField.Secrecy => m with { Secrecy = Read<string?>() },
        _ => m with { Urgency = Read<string?>() },
    };

    private T Read<T>() => JsonSerializer.Deserialize<T>(Json, Options)!;
}
