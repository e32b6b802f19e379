using System.Globalization;
using System.Text;

namespace IngestPipeline.Documents;

/// <summary>Why characters were changed (annotation.md §6).</summary>
public enum RepairKind
{
    MissingGlyph,
    Lookalike,
    LegacyEncoding,
    Composition,
    Spacing,
    Hyphenation,
    Ocr,
}

/// <summary>A change to the extracted text. The original is kept, so that nothing that was read is lost.</summary>
/// <param name="Span">The repaired characters in the present text; empty where characters were only taken away.</param>
/// <param name="Original">What stood there.</param>
/// <param name="Kind">Why.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Repair(TextSpan Span, string Original, RepairKind Kind, double Confidence)
{
    /// <summary>
    /// Whether only white space or invisible characters became other such (justified print doubles spaces by the thousand), or went where no two
    /// words met or a soft hyphen ended the line. Words joined or parted are no such thing: those count as repaired.
    /// </summary>
    /// <param name="text">The document's text.</param>
    public bool IsSpacing(string text)
    {
        if (!IsBlank(Original) || !IsBlank(Span.Of(text)))
        {
            return WithSingleSpaces(Original) == WithSingleSpaces(Span.Of(text));
        }

        var hadSpace = HasSpace(Original);
        var hasSpace = HasSpace(Span.Of(text));
        return hadSpace == hasSpace
            || Original.Contains('\u00AD', StringComparison.Ordinal)
            || !(Span.Start > 0 && Span.End < text.Length && char.IsLetterOrDigit(text[Span.Start - 1]) && char.IsLetterOrDigit(text[Span.End]));
    }

    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One space for each run of white space, nothing for what is invisible.</summary>
    internal static string WithSingleSpaces(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(char.GetUnicodeCategory(c) == UnicodeCategory.Format ? "" : c);
            }
            else if (line.Length == 0 || line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    private static bool HasSpace(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A repair that the program would make and a person does not want: the text has what was read.</summary>
/// <param name="Span">What was read, in the present text; empty where the repair would have put characters in.</param>
/// <param name="Replacement">What would have stood there.</param>
/// <param name="Kind">Why.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record RejectedRepair(TextSpan Span, string Replacement, RepairKind Kind, double Confidence);

/// <summary>Something a person should know about a document or page.</summary>
/// <param name="Code">Stable, kebab case: <c>page-unreadable</c>.</param>
/// <param name="Page">From 1; null for the whole document.</param>
/// <param name="Message">Vietnamese, then English after " / ".</param>
public sealed record Warning(string Code, int? Page, string Message);
