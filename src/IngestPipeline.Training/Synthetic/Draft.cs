using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>A heading that begins with its line.</summary>
/// <param name="TitleStart">UTF-16 units from the line's start to the title; null where there is none.</param>
/// <param name="Length">UTF-16 units of the line that are the heading; all of them unless it runs into a sentence.</param>
internal sealed record DraftHeading(string? Label, int? TitleStart, int Length, int Level, SectionRole Role);

/// <summary>A footnote mark in a line.</summary>
/// <param name="Offset">UTF-16 units from the line's start.</param>
internal sealed record DraftNote(string Mark, int Offset, string Text);

/// <summary>A line of a document that is being written: what it says, what it is, and how its author made it look.</summary>
internal sealed record DraftLine(BlockKind Kind, string Text, BlockStyle Style)
{
    public DraftHeading? Heading { get; init; }

    /// <summary>It goes on with the heading of the line above.</summary>
    public bool ContinuesHeading { get; init; }

    /// <summary>From <see cref="RestStart"/> on the line is of this other kind: two things stand beside each other on paper.</summary>
    public BlockKind? Rest { get; init; }

    public int RestStart { get; init; }

    public ImmutableArray<DraftNote> Notes { get; init; } = [];

    /// <summary>A table, which has no line in the text.</summary>
    public ImmutableArray<ImmutableArray<TableCell>> Grid { get; init; } = [];

    /// <summary>Page furniture that extraction set aside.</summary>
    public bool IsAside { get; init; }

    /// <summary>The level of a heading in the outline of the file, if the file has one.</summary>
    public int? Outline { get; init; }

    public bool IsText => Grid.IsEmpty && !IsAside;

    public static DraftLine Aside(BlockKind kind, string words) => new(kind, words, BlockStyle.Unknown) { IsAside = true };

    public static DraftLine Table(ImmutableArray<ImmutableArray<TableCell>> grid) => new(BlockKind.Table, "", BlockStyle.Unknown) { Grid = grid };
}

/// <summary>How a document reaches the program.</summary>
internal enum Medium
{
    Pdf,
    Docx,
    Text,
    Scan,
}
