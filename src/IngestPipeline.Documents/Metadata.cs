using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>The signature block: <c>authority</c> lines (TM., KT., TL., TUQ.) joined by "; ", title, name.</summary>
public sealed record Signer(string? Authority, string? Title, string? Name);

/// <summary>The period that the document reports on or plans for; both ends inclusive.</summary>
public sealed record ReportPeriod(DateOnly? From, DateOnly? To, string? Label);

/// <summary>The fields of annotation.md §1; null or empty where the document does not show them.</summary>
public sealed record DocumentMetadata
{
    public static readonly DocumentMetadata Empty = new();

    /// <summary>A field that was read less surely than this is to be looked at by a person.</summary>
    public const double DoubtfulBelow = 0.8;

    /// <summary>Upper case: <c>BÁO CÁO</c>, <c>CÔNG VĂN</c>.</summary>
    public string? DocType { get; init; }

    /// <summary>As printed, without "Số:" and inner spaces: <c>271/BC-UBND</c>.</summary>
    public string? NumberSymbol { get; init; }

    /// <summary>The issuing body with its place, written out.</summary>
    public string? Issuer { get; init; }

    public string? Place { get; init; }

    public DateOnly? Date { get; init; }

    public string? Subject { get; init; }

    public ImmutableArray<string> Addressee { get; init; } = [];

    public ImmutableArray<string> Recipients { get; init; } = [];

    public Signer? Signer { get; init; }

    public ReportPeriod? Period { get; init; }

    /// <summary>MẬT, TỐI MẬT, TUYỆT MẬT; null for an open document.</summary>
    public string? Secrecy { get; init; }

    /// <summary>KHẨN, THƯỢNG KHẨN, HỎA TỐC.</summary>
    public string? Urgency { get; init; }

    /// <summary>0 to 1 by contract field name (<c>date</c>, <c>number_symbol</c> …) for the fields that are set.</summary>
    public ImmutableSortedDictionary<string, double> Confidence { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The fields that a person set, in order.</summary>
    public ImmutableArray<MetadataField> Corrected { get; init; } = [];

    /// <summary>The fields that were read but not surely, in order.</summary>
    public ImmutableArray<MetadataField> Doubtful =>
        [.. Enum.GetValues<MetadataField>().Where(f => Confidence.TryGetValue(ContractNames.Of(f), out var sure) && sure < DoubtfulBelow)];
}
