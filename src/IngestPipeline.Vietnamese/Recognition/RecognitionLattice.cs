using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Holes;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>A word, or two, that may be printed where something else was read.</summary>
/// <param name="InTitle">It is one of several words with capitals side by side.</param>
internal sealed record RecognitionReading(TextSpan Source, string Written, bool InTitle);

/// <summary>All that may be printed where a paragraph was recognised: the words as read, and words that the engine is known to misread so.</summary>
internal sealed class RecognitionLattice(SyllableLanguageModel model, ConfusionTable confusions)
{
    /// <summary>Nodes of one token: its beginning, and one for each place where it may fall into two words.</summary>
    private const int Nodes = 10;

    private const int LeastToPart = 4;

    /// <summary>A token that the model does not know, and each letter of it.</summary>
    private const double UnknownWord = 2;
    private const double UnknownLetter = 0.7;

    private readonly List<RecognitionReading> _readings = [];
    private readonly WordReadings _words = new(model, confusions);
    private Lattice _lattice = new();
    private CapitalStyle _style = new("");
    private ProtectedWords _guard = new("");
    private string _text = "";

    /// <summary>For the tag of an arc: what it reads otherwise.</summary>
    public IReadOnlyList<RecognitionReading> Readings => _readings;

    public Lattice Build(RecognizedParagraph paragraph)
    {
        _text = paragraph.Text;
        (_lattice, _style, _guard) = (new Lattice(), new CapitalStyle(_text), new ProtectedWords(_text));
        _readings.Clear();
        var reader = new TokenReader(_text);
        var node = 0;
        var before = default(TextSpan?);
        while (reader.Read())
        {
            var span = new TextSpan(reader.Start, reader.End);
            if (reader.Kind != TokenKind.Word)
            {
                _lattice.Add(node, node + Nodes, model.Vocabulary.IdOf(reader.Kind, []), 0);
                NoComma(span, node);
                (node, before) = (node + Nodes, null);
                continue;
            }

            var word = span.Of(_text);
            var id = model.Vocabulary.IdOf(word);
            _lattice.Add(node, node + Nodes, id, Kept(word) + (id == Vocabulary.Unknown ? UnknownWord + (UnknownLetter * word.Length) : _style.Cost(span.Start, span.End, model.Vocabulary[id], word)));
            var isFree = word.Length <= WordReadings.LongestWord && !_guard.Holds(span);
            if (isFree)
            {
                var confidence = paragraph.ConfidenceOf(span);
                var doubt = confusions.Doubt(confidence);
                Offer(_words.OfWord(word, confidence), span, node, node + Nodes, doubt);
                Part(span, node, id, doubt);
                if (before is { } first)
                {
                    Join(first, span, node, doubt);
                }
            }

            // A capital that parted from its word looks like an abbreviation.
            (node, before) = (node + Nodes, isFree || word.Length == 1 ? span : null);
        }

        return _lattice;
    }

    /// <summary>A comma between two words that is the tail of a letter, or dirt.</summary>
    private void NoComma(TextSpan span, int node)
    {
        if (_text[span.Start] != ',' || span.Start == 0 || span.End + 1 >= _text.Length || _text[span.End] != ' '
            || !char.IsLower(_text[span.Start - 1]) || !char.IsLower(_text[span.End + 1]))
        {
            return;
        }

        foreach (var confusion in confusions.Of(_text.AsSpan(span.Start - 1, 2)))
        {
            if (confusion.Printed.Length == 1 && confusion.Printed[0] == _text[span.Start - 1])
            {
                _lattice.Add(node, node + Nodes, Lattice.NoToken, confusion.Cost, Tag(span, ""));
            }
        }
    }

    private double Kept(ReadOnlySpan<char> word)
    {
        double cost = 0;
        foreach (var c in word)
        {
            cost += confusions.Kept(c);
        }

        return cost;
    }

    /// <summary>Words that may be printed at <paramref name="span"/>, which lies between the two nodes.</summary>
    private void Offer(IEnumerable<WordReading> words, TextSpan span, int from, int to, double doubt)
    {
        foreach (var (word, id, cost) in words)
        {
            _lattice.Add(from, to, id, cost + doubt + _style.Cost(span.Start, span.End, model.Vocabulary[id], word), Tag(span, word));
        }
    }

    /// <summary>Two words of which the blank between them was not seen.</summary>
    private void Part(TextSpan span, int node, int id, double doubt)
    {
        if (id != Vocabulary.Unknown || span.Length < LeastToPart)
        {
            return;
        }

        var word = span.Of(_text);
        var inner = node + 1;
        for (var at = 2; at <= word.Length - 2 && inner < node + Nodes; at++)
        {
            var (left, right) = (model.Vocabulary.IdOf(word[..at]), model.Vocabulary.IdOf(word[at..]));
            if (left != Vocabulary.Unknown && right != Vocabulary.Unknown)
            {
                _lattice.Add(node, inner, left, confusions.LostBlank + doubt + Kept(word[..at]));
                _lattice.Add(inner, node + Nodes, right, Kept(word[at..]), Tag(span, $"{word[..at]} {word[at..]}"));
                inner++;
            }
        }
    }

    /// <summary>One word that was seen as two.</summary>
    private void Join(TextSpan first, TextSpan second, int node, double doubt)
    {
        if (second.Start != first.End + 1 || _text[first.End] != ' ' || first.Length + second.Length > WordReadings.LongestWord)
        {
            return;
        }

        if (Syllables.VietnameseSyllable.IsValid(first.Of(_text)) && Syllables.VietnameseSyllable.IsValid(second.Of(_text)))
        {
            return;
        }

        var whole = new TextSpan(first.Start, second.End);
        Offer(_words.OfBrokenWord(whole.Of(_text)), whole, node - Nodes, node + Nodes, doubt);
    }

    private int Tag(TextSpan source, string written)
    {
        _readings.Add(new RecognitionReading(source, written, _guard.IsInTitle(source)));
        return _readings.Count - 1;
    }
}
