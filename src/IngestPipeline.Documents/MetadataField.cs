namespace IngestPipeline.Documents;

/// <summary>The fields of annotation.md §1, in their order; written by <see cref="ContractNames"/> as in the contract.</summary>
public enum MetadataField
{
    DocType,
    NumberSymbol,
    Issuer,
    Place,
    Date,
    Subject,
    Addressee,
    Recipients,
    Signer,
    Period,
    Secrecy,
    Urgency,
}
