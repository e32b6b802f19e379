using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>A person's word on a line: whether it is a heading, and what its section is about.</summary>
/// <param name="Level">From 1; 0: it is no heading; null: as it was read.</param>
/// <param name="Role">Null: as it was read.</param>
public sealed record HeadingCorrection(LineKey Line, int? Level, SectionRole? Role)
{
    /// <summary>Nothing in an administrative document is deeper.</summary>
    public const int DeepestLevel = 9;
}

/// <summary>What people corrected in a document. Applied on top of what was read, each time it is read.</summary>
/// <param name="Revision">How many decisions there were that the reading of the text depends on; rises with each.</param>
/// <param name="Metadata">One value a field at most.</param>
/// <param name="Headings">One a line at most.</param>
public sealed record DocumentCorrections(long Revision, ImmutableArray<MetadataValue> Metadata, ImmutableArray<HeadingCorrection> Headings)
{
    public static readonly DocumentCorrections None = new(0, [], []);

    /// <summary>Fields from which figures and their periods are read: when one changes, the text is to be read again.</summary>
    public static ImmutableArray<MetadataField> ReadFrom { get; } = [MetadataField.DocType, MetadataField.Date, MetadataField.Period];

    /// <summary>The document with its metadata as corrected; what was read is kept beside it. Corrections that were applied before and are gone are undone.</summary>
    public Document ApplyMetadata(Document document)
    {
        var read = document.ReadMetadata ?? document.Metadata;
        return document with
        {
            Metadata = Metadata.Aggregate(read, (m, value) => value.ApplyTo(m)),
            ReadMetadata = Metadata.IsEmpty ? null : read,
        };
    }
}
