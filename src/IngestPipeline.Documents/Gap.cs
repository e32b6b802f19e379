using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>What may have stood in a gap.</summary>
/// <param name="Text">The characters, as they would stand in the gap's place.</param>
/// <param name="Confidence">0 to 1; the candidates of a gap need not add up to 1.</param>
public sealed record GapCandidate(string Text, double Confidence);

/// <summary>
/// Characters that could not be deciphered and are not guessed (annotation.md §6 repairs only what is sure). The text keeps a gap character in their
/// place, or what the file itself has there.
/// </summary>
/// <param name="Span">The gap in the present text.</param>
/// <param name="Candidates">Most likely first; empty where nothing is known.</param>
public sealed record Gap(TextSpan Span, ImmutableArray<GapCandidate> Candidates)
{
    /// <summary>Stands for one glyph that has no known character (U+FFFD, as Unicode has it for unrepresentable characters).</summary>
    public const char Character = '\uFFFD';

    /// <summary>Moves gaps along with an edited text. A gap whose characters were replaced is closed, unless the replacement has a gap itself.</summary>
    internal static ImmutableArray<Gap> Move(ImmutableArray<Gap> gaps, AlignedText aligned)
    {
        if (gaps.IsEmpty)
        {
            return gaps;
        }

        var moved = ImmutableArray.CreateBuilder<Gap>(gaps.Length);
        var next = 0;
        foreach (var gap in gaps)
        {
            // Both are in order of the text: edits that end before a gap have nothing to say to the gaps after it.
            while (next < aligned.Edits.Length && aligned.Edits[next].Source.End <= gap.Span.Start)
            {
                next++;
            }

            var span = aligned.ToText(gap.Span);
            if (Enumerable.Range(next, aligned.Edits.Length - next).Select(i => aligned.Edits[i].Source).TakeWhile(e => e.Start < gap.Span.End).Any(e => e.Overlaps(gap.Span)))
            {
                var at = span.IsEmpty ? -1 : aligned.Text.IndexOf(Character, span.Start, span.Length);
                if (at < 0)
                {
                    continue;
                }

                var end = at;
                while (end < span.End && aligned.Text[end] == Character)
                {
                    end++;
                }

                span = new TextSpan(at, end);
            }

            moved.Add(gap with { Span = span });
        }

        return moved.DrainToImmutable();
    }
}
