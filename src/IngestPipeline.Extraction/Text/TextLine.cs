using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Text;

/// <summary>A printed line of a plain text file.</summary>
/// <param name="Text">Without white space at its ends; never empty.</param>
/// <param name="Indent">Columns of white space before it.</param>
/// <param name="BlanksBefore">Blank lines between it and the line before.</param>
internal sealed record TextLine(string Text, int Indent, int BlanksBefore)
{
    /// <summary>A page begins here: a form feed stood before it.</summary>
    public bool StartsPage { get; init; }

    /// <summary>A page number stood before it in a text without form feeds: a page ends above it.</summary>
    public bool AfterPageNumber { get; init; }

    public bool BeginsPage => StartsPage || AfterPageNumber;

    /// <summary>A drawn line, or the run of blanks that a converter leaves of one, stands above it: footnotes begin so.</summary>
    public bool RuleBefore { get; init; }

    /// <summary>
    /// Blanks at its beginning and end beyond what its neighbours have: a letter may have stood there (<c> ế hoạch</c>, <c>tái c  </c>). They go into the
    /// paragraph, where repairing may fill them; normalising takes away the others.
    /// </summary>
    public (string Before, string After) Holes { get; init; } = ("", "");

    /// <summary>Footnote marks lifted out of <see cref="Text"/>, by offset.</summary>
    public ImmutableArray<NoteMark> Marks { get; init; } = [];

    /// <summary>A sentence, an item or an introduction ends here.</summary>
    public bool EndsSentence => Text.TrimEnd('"', '”', '’', '»', ')', ' ') is [.., '.' or ';' or ':' or '!' or '?' or '…'];

    public bool StartsLower => FirstLetter is { } c && char.IsLower(c);

    /// <summary>All its letters are capitals, and there are at least two.</summary>
    public bool AllCapitals
    {
        get
        {
            var letters = 0;
            foreach (var c in Text)
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

    public string FirstWord => Text.IndexOf(' ') is var space and > 0 ? Text[..space] : Text;

    private char? FirstLetter => char.IsLetter(Text[0]) ? Text[0] : Text.Length > 1 && Text[0] is '"' or '“' or '(' or '‘' ? Text[1] : null;
}
