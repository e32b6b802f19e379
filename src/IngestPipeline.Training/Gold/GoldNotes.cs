using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Gold;

/// <summary>Finds where the footnote marks of a gold text stand in the text that extraction gave.</summary>
internal static class GoldNotes
{
    /// <param name="partners">Index of the gold word of each word that was read; -1 where it has none.</param>
    public static ImmutableArray<ReferenceFootnote> Place(GoldFolder gold, Document document, List<AlignedWord> read, List<AlignedWord> meant, int[] partners)
    {
        var reading = new int[meant.Count];
        Array.Fill(reading, -1);
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] >= 0)
            {
                reading[partners[i]] = i;
            }
        }

        var notes = ImmutableArray.CreateBuilder<ReferenceFootnote>();
        var word = 0;
        for (var line = 0; line < gold.Lines.Length; line++)
        {
            foreach (var (note, offset) in gold.Lines[line].Marks)
            {
                while (word < meant.Count && (meant[word].Line < line || (meant[word].Line == line && meant[word].Span.End <= offset)))
                {
                    word++;
                }

                notes.Add(new ReferenceFootnote(GoldFolder.MarkOf(note), Anchor(), gold.Notes.GetValueOrDefault(note, "")));

                TextSpan? Anchor()
                {
                    // The signs between the word and the mark stand before the mark: "(BOT)", "50 %".
                    var signs = word > 0 && meant[word - 1].Line == line ? gold.Lines[line].Text[meant[word - 1].Span.End..offset] : "";
                    return AnchorAfter(document.Text, read, reading, word - 1, signs);
                }
            }
        }

        return notes.ToImmutable();
    }

    private static TextSpan? AnchorAfter(string text, List<AlignedWord> read, int[] reading, int word, string signs)
    {
        // A word that was read otherwise (the mark still glued to it) is counted from the last one that agrees.
        var back = word;
        while (back >= 0 && reading[back] < 0 && word - back < 10)
        {
            back--;
        }

        if (back < 0 || reading[back] < 0)
        {
            return null;
        }

        var at = read[Math.Min(read.Count - 1, reading[back] + word - back)].Span.End;
        foreach (var sign in signs)
        {
            at += at < text.Length && text[at] == sign ? 1 : 0;
        }

        return TextSpan.At(at);
    }
}
