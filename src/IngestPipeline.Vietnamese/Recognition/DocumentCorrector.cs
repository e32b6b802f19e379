using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>
/// Puts the words of one recognised document right, twice: what the first time corrects tells what its scan makes the engine confuse, so that the second
/// time finds the words of which the same was done to letters that are words either way (<c>sô</c> for số).
/// </summary>
public sealed class DocumentCorrector(SyllableLanguageModel model, ConfusionTable confusions)
{
    /// <summary>Fewer corrections say nothing about a scan.</summary>
    private const int LeastSeen = 3;

    /// <summary>For each paragraph its edits with their confidence, in order; offsets are the paragraph's.</summary>
    /// <param name="least">Posterior probability from which on a reading is taken.</param>
    public IReadOnlyList<List<TextEdit>> Edits(IReadOnlyList<RecognizedParagraph> paragraphs, double least, CancellationToken cancellation)
    {
        var first = Edits(confusions, paragraphs, least, cancellation);
        var seen = new Dictionary<(string Read, string Printed), int>();
        var letters = new Dictionary<char, int>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            foreach (var edit in first[i])
            {
                Note(edit.Source.Of(paragraphs[i].Text), edit.Replacement, seen);
            }

            foreach (var c in AlignedText.Apply(paragraphs[i].Text, first[i]).Text)
            {
                letters[c] = letters.GetValueOrDefault(c) + 1;
            }
        }

        return seen.Values.Sum() < LeastSeen ? first : Edits(confusions.For(letters, seen), paragraphs, least, cancellation);
    }

    private List<List<TextEdit>> Edits(ConfusionTable table, IReadOnlyList<RecognizedParagraph> paragraphs, double least, CancellationToken cancellation)
    {
        var corrector = new RecognitionCorrector(model, table);
        return [.. paragraphs.Select(p =>
        {
            cancellation.ThrowIfCancellationRequested();
            return corrector.Edits(p, least);
        })];
    }

    /// <summary>Letter for letter: words that became longer or shorter tell less about marks.</summary>
    private static void Note(ReadOnlySpan<char> read, string printed, Dictionary<(string Read, string Printed), int> seen)
    {
        for (var i = 0; read.Length == printed.Length && i < read.Length; i++)
        {
            if (read[i] != printed[i])
            {
                var pair = (read[i].ToString(), printed[i].ToString());
                seen[pair] = seen.GetValueOrDefault(pair) + 1;
            }
        }
    }
}
