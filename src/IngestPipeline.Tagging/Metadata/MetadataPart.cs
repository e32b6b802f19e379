namespace IngestPipeline.Tagging.Metadata;

/// <summary>The fields of annotation.md §1 as they are read, chosen and measured: the signer in his three parts.</summary>
public enum MetadataPart
{
    DocType,
    NumberSymbol,
    Issuer,
    Place,
    Date,
    Subject,
    Addressee,
    Recipients,
    SignerAuthority,
    SignerTitle,
    SignerName,
    Period,
    Secrecy,
    Urgency,
}
