using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Training.Figures;
using IngestPipeline.Training.Metadata;
using IngestPipeline.Training.Tables;

namespace IngestPipeline.Training;

/// <summary>What a line, or a part of one, really is.</summary>
/// <param name="Span">In the document's text.</param>
public sealed record ReferenceBlock(BlockKind Kind, TextSpan Span);

/// <summary>A real heading.</summary>
/// <param name="Span">The whole heading in the document's text, over several lines from the first to the end of the last.</param>
/// <param name="Label">The enumerator without its closing mark; null if none.</param>
/// <param name="Title">The heading without label, lines joined by one space, no closing colon; null where a sentence follows the label.</param>
public sealed record ReferenceSection(TextSpan Span, string? Label, string? Title, int Level, SectionRole Role);

/// <summary>A real footnote reference; marks that share a note stand once each.</summary>
/// <param name="Mark">As printed, without brackets.</param>
/// <param name="Anchor">Where the mark stood in the document's text, the start and the end of where it may have stood; null if it has no place in the text (a mark in a table) or none is known.</param>
/// <param name="Text">The note without its mark; empty for a mark without a note, null where the note is not in the text that was read.</param>
public sealed record ReferenceFootnote(string Mark, TextSpan? Anchor, string? Text);

/// <summary>A line of which a person said whether it is a heading.</summary>
/// <param name="Span">Its words, in the document's text.</param>
/// <param name="LevelSaid">The person also said of what level.</param>
/// <param name="RoleSaid">The person also said what its section is about.</param>
public sealed record CorrectedLine(TextSpan Span, bool IsHeading, bool LevelSaid, bool RoleSaid);

/// <summary>A document as extraction gives it, with what a person, or the program that wrote it, says of its lines.</summary>
/// <param name="Name">Of the gold folder, the annotation or the synthetic report.</param>
/// <param name="Group">Documents of one group (formats of one report) stand in the same fold of a cross-validation.</param>
/// <param name="Document">Blocks with looks; kinds and sections in it are ignored.</param>
/// <param name="Blocks">In order of the text; lines that none covers are of unknown kind and neither trained on nor scored.</param>
/// <param name="Sections">In order of the text.</param>
public sealed record LabelledDocument(string Name, string Group, Document Document, ImmutableArray<ReferenceBlock> Blocks, ImmutableArray<ReferenceSection> Sections)
{
    /// <summary>In order of the text; null where nobody told.</summary>
    public ImmutableArray<ReferenceFootnote>? Footnotes { get; init; }

    /// <summary>
    /// The only lines that a person spoke of, in order of the text: blocks and sections elsewhere are the program's own reading.
    /// Null where the whole document is labelled.
    /// </summary>
    public ImmutableArray<CorrectedLine>? Corrected { get; init; }

    /// <summary>In order of the document; null where nobody told.</summary>
    public ImmutableArray<ReferenceTable>? Tables { get; init; }

    /// <summary>Labels whose place was not found in the text.</summary>
    public int Lost { get; init; }

    /// <summary>How much it counts in training beside the others.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Its figures and citations; null where nobody told.</summary>
    public ReferenceFigures? Figures { get; init; }

    /// <summary>What the document shows of its metadata; null where nobody said.</summary>
    public DocumentMetadata? Metadata { get; init; }

    /// <summary>The same in the form in which it is compared; null where nobody said.</summary>
    public MetadataReference? Fields
    {
        get => field ?? (Metadata is null ? null : MetadataReference.Of(Metadata));
        init;
    }
}
