using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>A block of text as the structure sees it.</summary>
/// <param name="Block">Index into <see cref="Document.Blocks"/>.</param>
/// <param name="Span">Its text without white space at the ends.</param>
/// <param name="Text">The words of <paramref name="Span"/>.</param>
/// <param name="Page">The page it begins on.</param>
/// <param name="Style">Its looks; all unknown in bare text.</param>
public sealed record TextLine(int Block, TextSpan Span, string Text, int Page, BlockStyle Style)
{
    /// <summary>The marker at its start; null if none.</summary>
    public Enumerator? Enumerator { get; init; }

    /// <summary>An item of a list: <c>-</c>, <c>+</c>, <c>*</c>, a dot.</summary>
    public bool IsBullet { get; init; }

    /// <summary>A table stands between it and the line after it.</summary>
    public bool BeforeTable { get; init; }

    /// <summary>It stands between quotation marks: the wording of another document that this one sets down.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>The words after the marker.</summary>
    public string Title => Enumerator is { } e ? Text[e.Length..] : Text;

    public int WordCount { get; } = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public bool AllCapitals { get; } = IsCapitals(Text);

    /// <summary>The last character that is neither a space nor a closing quote or bracket.</summary>
    public char Last { get; } = Text.AsSpan().TrimEnd(" ”\"’»") is { Length: > 0 } t ? t[^1] : ' ';

    public bool EndsSentence => Last is '.' or ';' or '!' or '?';

    /// <summary>At least two letters, none of them small.</summary>
    public static bool IsCapitals(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters > 1;
    }
}
