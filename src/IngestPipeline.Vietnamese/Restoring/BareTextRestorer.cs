using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Restoring;

/// <summary>
/// Gives unaccented text its accents back: every word may be any word of the vocabulary with the same letters but for their accents. Words that
/// carry an accent already, numbers and unknown words stay as they are.
/// </summary>
public sealed class BareTextRestorer
{
    private readonly SyllableLanguageModel _model;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _accented;

    /// <summary>Hypotheses kept side by side.</summary>
    private const int Width = 12;

    /// <summary>A capital abbreviation (UBND, TP) is rarely a word that lost its accents.</summary>
    private const double OtherCase = 1.0;

    public BareTextRestorer(SyllableLanguageModel model)
    {
        _model = model;
        _accented = model.Vocabulary.Words
            .Select((w, i) => (Bare: AccentFolder.Fold(w.Text), Id: i + Vocabulary.FirstWord))
            .GroupBy(w => w.Bare, w => w.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Edits of one paragraph, a word each, with their confidence.</summary>
    public List<TextEdit> Edits(string text, TextSpan paragraph)
    {
        var lattice = new Lattice();
        var tokens = new List<TextSpan>();
        var span = paragraph.Of(text);
        var reader = new TokenReader(span);
        Span<char> lower = stackalloc char[Longest];
        while (reader.Read())
        {
            var word = span[reader.Start..reader.End];
            var node = tokens.Count;
            tokens.Add(new TextSpan(paragraph.Start + reader.Start, paragraph.Start + reader.End));
            if (reader.Kind != TokenKind.Word || word.Length > Longest || !Lower(word, lower) || !_accented.TryGetValue(lower[..word.Length], out var ids))
            {
                lattice.Add(node, node + 1, _model.Vocabulary.IdOf(reader.Kind, word), 0);
                continue;
            }

            var written = Vocabulary.CaseOf(word);
            foreach (var id in ids)
            {
                lattice.Add(node, node + 1, id, CaseCost(_model.Vocabulary[id], written), id);
            }
        }

        var edits = new List<TextEdit>();
        foreach (var (arc, posterior) in new LatticeDecoder(_model, Width).Decode(lattice))
        {
            if (lattice.Arcs[arc] is { Tag: >= 0 } chosen)
            {
                var source = tokens[chosen.From];
                var restored = InCaseOf(source.Of(text), _model.Vocabulary[chosen.Token].Text);
                if (!source.Of(text).SequenceEqual(restored))
                {
                    edits.Add(new TextEdit(source, restored, RepairKind.Composition, Math.Round(posterior, 3)));
                }
            }
        }

        return edits;
    }

    /// <summary>The text with its accents.</summary>
    public string Restore(string text) => AlignedText.Apply(text, Edits(text, new TextSpan(0, text.Length))).Text;

    private const int Longest = 24;

    private static bool Lower(ReadOnlySpan<char> word, Span<char> lower)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetter(word[i]))
            {
                return false;
            }

            lower[i] = char.ToLowerInvariant(word[i]);
        }

        return true;
    }

    private static double CaseCost(VocabularyWord word, LetterCase written) => written is LetterCase.Upper or LetterCase.Lower
        ? OtherCase * Math.Min(4, -word.Cases[(int)written])
        : 0;

    private static string InCaseOf(ReadOnlySpan<char> written, string lower)
    {
        var text = new StringBuilder(lower);
        for (var i = 0; i < text.Length && i < written.Length; i++)
        {
            if (char.IsUpper(written[i]))
            {
                text[i] = char.ToUpperInvariant(text[i]);
            }
        }

        return text.ToString();
    }
}
