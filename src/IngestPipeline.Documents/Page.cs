namespace IngestPipeline.Documents;

/// <summary>How the text of a page was got.</summary>
public enum PageMethod
{
    /// <summary>The text layer of the file.</summary>
    Text,

    /// <summary>Optical character recognition of the page image.</summary>
    Ocr,

    /// <summary>Both on one page.</summary>
    Mixed,

    /// <summary>A format that flows and has no pages of its own (DOCX, text): one page stands for the whole.</summary>
    Flow,
}

/// <summary>A page and the part of the text that stands on it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Method">Where its text came from.</param>
/// <param name="Width">Points; 0 for flow.</param>
/// <param name="Height">Points; 0 for flow.</param>
/// <param name="Rotation">Degrees clockwise the page is turned for display: 0, 90, 180, 270.</param>
/// <param name="Confidence">0 to 1: how far the text can be trusted.</param>
/// <param name="Span">Its part of the text; paragraphs that run on are counted to the page they begin on.</param>
public sealed record Page(int Number, PageMethod Method, double Width, double Height, int Rotation, double Confidence, TextSpan Span);

/// <summary>A word where it stands on paper: the bridge from offsets to boxes.</summary>
public readonly record struct Word(TextSpan Span, int Page, Box Box, double Confidence);

/// <summary>A word on paper that is not part of the text and so says itself what it is.</summary>
public readonly record struct PaperWord(string Text, int Page, Box Box, double Confidence = 1);
