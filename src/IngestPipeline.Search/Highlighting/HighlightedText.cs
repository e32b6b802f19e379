using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Search.Highlighting;

/// <summary>Text with places to mark, as data: whoever shows it escapes the text and writes the marks in its own way.</summary>
/// <param name="Text">Plain text, possibly cut out of a longer one.</param>
/// <param name="Matches">Places in <paramref name="Text"/>; sorted, apart from each other.</param>
/// <param name="CutBefore">Something was left out before.</param>
/// <param name="CutAfter">Something was left out after.</param>
public sealed record HighlightedText(string Text, ImmutableArray<TextSpan> Matches, bool CutBefore = false, bool CutAfter = false)
{
    public static HighlightedText Plain(string text) => new(text, []);

    /// <summary>The text in pieces, in order: marked or not. Joined they are <see cref="Text"/>.</summary>
    public IEnumerable<(string Text, bool Marked)> Pieces()
    {
        var at = 0;
        foreach (var match in Matches)
        {
            if (match.Start > at)
            {
                yield return (Text[at..match.Start], false);
            }

            yield return (match.In(Text), true);
            at = match.End;
        }

        if (at < Text.Length)
        {
            yield return (Text[at..], false);
        }
    }
}
