using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>One field of a document's metadata as text.</summary>
public static class FieldText
{
    /// <summary>Entries of a list are joined by <c>; </c>; empty where the document shows nothing.</summary>
    public static string Of(DocumentMetadata metadata, MetadataPart field) => field switch
    {
        MetadataPart.DocType => metadata.DocType,
        MetadataPart.NumberSymbol => metadata.NumberSymbol,
        MetadataPart.Issuer => metadata.Issuer,
        MetadataPart.Place => metadata.Place,
        MetadataPart.Date => Day(metadata.Date),
        MetadataPart.Subject => metadata.Subject,
        MetadataPart.Addressee => string.Join("; ", metadata.Addressee),
        MetadataPart.Recipients => string.Join("; ", metadata.Recipients),
        MetadataPart.SignerAuthority => metadata.Signer?.Authority,
        MetadataPart.SignerTitle => metadata.Signer?.Title,
        MetadataPart.SignerName => metadata.Signer?.Name,
        MetadataPart.Period => metadata.Period is { } p ? $"{Day(p.From)}/{Day(p.To)}" : null,
        MetadataPart.Secrecy => metadata.Secrecy,
        _ => metadata.Urgency,
    } ?? "";

    /// <summary>The name under which the contract has the field's confidence: the signer has one for all its parts.</summary>
    public static string ConfidenceName(MetadataPart field) =>
        field is MetadataPart.SignerAuthority or MetadataPart.SignerTitle or MetadataPart.SignerName ? "signer" : ContractNames.Of(field);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
