using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Holes;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>A word, or two, that may be printed where something else was read.</summary>
/// <param name="InTitle">It is one of several words with capitals side by side.</param>
internal sealed record RecognitionReading(TextSpan Source, string Written, bool InTitle);

/// <summary>All that may be printed where a paragraph was recognised: the words as read, and words that the engine is known to misread so.</summary>
internal sealed class RecognitionLattice(SyllableLanguageModel model, WordTrie trie, ConfusionTable confusions)
{
    /// <summary>Nodes of one token: its beginning, and one for each place where it may fall into two words.</summary>
    private const int Nodes = 10;

    /// <summary>Confusions within one word, and the most that they may cost together.</summary>
    private const int MostConfusions = 2;
    private const double MostCost = 22;

    /// <summary>Readings kept of a word, the likelier ones.</summary>
    private const int MostReadings = 24;

    /// <summary>All letters of a word taken for capitals.</summary>
    private const double WrongCase = 7;

    /// <summary>A word of the language that the engine is so sure of is doubted only for letters that it is known to confuse: authors mistype words too, and theirs stay.</summary>
    private const double Sure = 0.9;

    /// <summary>Below this the letters of a word that the language does not have are hardly evidence; and what any one letter for any other costs.</summary>
    private const double Garbled = 0.85;
    private const double AnyLetter = 7.5;

    private const int LongestWord = 10;
    private const int LeastToPart = 4;

    /// <summary>A token that the model does not know, and each letter of it.</summary>
    private const double UnknownWord = 2;
    private const double UnknownLetter = 0.7;

    private readonly List<RecognitionReading> _readings = [];
    private readonly List<(string Word, int Id, double Cost)> _found = [];
    private readonly char[] _word = new char[LongestWord + 2];
    private Lattice _lattice = new();
    private CapitalStyle _style = new("");
    private ProtectedWords _guard = new("");
    private string _text = "";
    private bool _habitsOnly;
    private bool _garbled;

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
            var isFree = word.Length <= LongestWord && !_guard.Holds(span);
            if (isFree)
            {
                var confidence = paragraph.ConfidenceOf(span);
                var doubt = confusions.Doubt(confidence);
                Misread(span, node, confidence, doubt);
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

    private void Misread(TextSpan span, int node, double confidence, double doubt)
    {
        _found.Clear();
        var isKnown = model.Vocabulary.IdOf(span.Of(_text)) != Vocabulary.Unknown;
        (_habitsOnly, _garbled) = (isKnown && confidence >= Sure, !isKnown && confidence < Garbled);
        Walk(span.Of(_text), 0, WordTrie.Root, 0, 0, 0);
        if (OtherCase(span) is { } small && model.Vocabulary.IdOf(small) is var id and not Vocabulary.Unknown)
        {
            _found.Add((small, id, WrongCase));
        }

        _found.Sort((a, b) => (a.Cost - model.Score(a.Id), a.Word).CompareTo((b.Cost - model.Score(b.Id), b.Word)));
        var kept = 0;
        string? last = null;
        foreach (var (word, found, cost) in _found)
        {
            if (kept < MostReadings && word != last)
            {
                kept++;
                last = word;
                _lattice.Add(node, node + Nodes, found, cost + doubt + _style.Cost(span.Start, span.End, model.Vocabulary[found], word), Tag(span, word));
            }
        }
    }

    /// <summary>A word in which capitals stand where small letters belong, in small letters; the engine takes ố for Ố where lines are set wide.</summary>
    private string? OtherCase(TextSpan span) => Vocabulary.CaseOf(span.Of(_text)) is LetterCase.Upper or LetterCase.Mixed ? span.In(_text).ToLowerInvariant() : null;

    /// <summary>Follows the tree of words through the letters as read and as they may have been printed.</summary>
    private void Walk(ReadOnlySpan<char> read, int at, int node, int length, int confused, double cost)
    {
        if (at == read.Length && confused > 0 && trie.WordAt(node) is var id and >= 0)
        {
            _found.Add((new string(_word, 0, length), id, cost));
        }

        if (at < read.Length && length < LongestWord && trie.Child(node, char.ToLowerInvariant(read[at])) is var same and >= 0)
        {
            _word[length] = read[at];
            Walk(read, at + 1, same, length + 1, confused, cost + confusions.Kept(read[at]));
        }

        if (confused < MostConfusions)
        {
            Blotted(read, at, node, length, confused, cost);
        }

        for (var letters = 0; confused < MostConfusions && letters <= 2 && at + letters <= read.Length; letters++)
        {
            foreach (var confusion in confusions.Of(read.Slice(at, letters)))
            {
                var total = cost + confusion.Cost;
                if (total > MostCost)
                {
                    break;
                }

                if (_habitsOnly && !confusion.IsHabit)
                {
                    continue;
                }

                var next = node;
                var end = length;
                foreach (var c in confusion.Printed)
                {
                    next = next >= 0 && end < LongestWord && TokenReader.IsLetter(c) ? trie.Child(next, char.ToLowerInvariant(c)) : -1;
                    if (next < 0)
                    {
                        break;
                    }

                    _word[end++] = c;
                }

                if (next >= 0)
                {
                    Walk(read, at + letters, next, end, confused + 1, total);
                }
            }
        }
    }

    /// <summary>
    /// Where ink of a stamp lies over print, a letter is lost and leaves a blank (<c>t ong</c>), or any letter may be read for it; in a word that is none
    /// of the language, and that the engine is not sure of.
    /// </summary>
    private void Blotted(ReadOnlySpan<char> read, int at, int node, int length, int confused, double cost)
    {
        var isBlank = at < read.Length && read[at] == ' ';
        if (isBlank)
        {
            Walk(read, at + 1, node, length, confused + 1, cost + confusions.AddedBlank);
        }

        if ((!isBlank && !_garbled) || length >= LongestWord || cost + AnyLetter > MostCost)
        {
            return;
        }

        var (first, end) = trie.Children(node);
        for (var child = first; child < end; child++)
        {
            _word[length] = length > 0 && char.IsUpper(_word[length - 1]) && read.Length > 1 && char.IsUpper(read[^1]) ? char.ToUpperInvariant(trie.LetterOf(child)) : trie.LetterOf(child);
            if (at < read.Length)
            {
                Walk(read, at + 1, child, length + 1, confused + 1, cost + AnyLetter);
            }

            if (!isBlank)
            {
                Walk(read, at, child, length + 1, confused + 1, cost + AnyLetter);
            }
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
        if (second.Start != first.End + 1 || _text[first.End] != ' ' || first.Length + second.Length > LongestWord)
        {
            return;
        }

        if (Syllables.VietnameseSyllable.IsValid(first.Of(_text)) && Syllables.VietnameseSyllable.IsValid(second.Of(_text)))
        {
            return;
        }

        var whole = new TextSpan(first.Start, second.End);
        _found.Clear();
        (_habitsOnly, _garbled) = (true, false);
        Walk(whole.Of(_text), 0, WordTrie.Root, 0, 0, 0);
        foreach (var (word, id, cost) in _found.OrderBy(f => f.Cost - model.Score(f.Id)).ThenBy(f => f.Word, StringComparer.Ordinal).DistinctBy(f => f.Word).Take(MostReadings))
        {
            _lattice.Add(node - Nodes, node + Nodes, id, cost + doubt + _style.Cost(whole.Start, whole.End, model.Vocabulary[id], word), Tag(whole, word));
        }
    }

    private int Tag(TextSpan source, string written)
    {
        _readings.Add(new RecognitionReading(source, written, _guard.IsInTitle(source)));
        return _readings.Count - 1;
    }
}
