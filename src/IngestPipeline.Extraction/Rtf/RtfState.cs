using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Rtf;

/// <summary>What a group does with its text.</summary>
internal enum RtfDestination
{
    Text,
    Skip,
    FontTable,
    ListText,
}

/// <summary>Formatting that a group inherits and gives back at its end.</summary>
internal struct RtfState
{
    public RtfDestination Destination;
    public int Font;
    public double? Size;
    public bool Bold;
    public bool Italic;
    public bool Superscript;
    public bool Hidden;
    public bool Capitals;

    /// <summary>Count of replacement characters behind <c>\u</c>.</summary>
    public int UnicodeSkip;

    /// <summary>The group is a story of its own (note, text box): it is closed with the group.</summary>
    public bool EndsStory;

    public Alignment Alignment;
    public int LeftIndent;
    public int FirstIndent;
    public int? OutlineLevel;
    public bool InTable;

    public void PlainText(int defaultFont)
    {
        (Font, Size, Bold, Italic, Superscript, Hidden, Capitals) = (defaultFont, 12, false, false, false, false, false);
    }

    public void PlainParagraph()
    {
        (Alignment, LeftIndent, FirstIndent, OutlineLevel, InTable) = (Alignment.Left, 0, 0, null, false);
    }
}
