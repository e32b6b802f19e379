using IngestPipeline.Vietnamese.Holes;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Glyphs;

/// <summary>All readings of a line in which the letters of some glyphs are unknown; nodes as in <see cref="HoleLattice"/>: behind a word, and elsewhere.</summary>
internal sealed class GlyphLattice(SyllableLanguageModel model, IReadOnlyList<GlyphBelief> beliefs)
{
    private const double UnknownWord = 3;
    private const double UnknownLetter = 1.2;

    /// <summary>Readings kept of those that begin and end alike, the likelier ones.</summary>
    private const int MostAlike = 24;

    private readonly WordTrie _trie = model.Vocabulary.Tree;
    private readonly List<(int Unknown, string Letter)[]> _readings = [];
    private readonly List<(int End, double Cost, int Id, (int Unknown, string Letter)[] Read)> _found = [];
    private readonly char[] _word = new char[24];
    private readonly Stack<(int Unknown, string Letter)> _read = [];
    private Lattice _lattice = new();
    private CapitalStyle _style = new("");
    private string _text = "";

    /// <summary>For the tag of an arc: which unknowns it reads as what.</summary>
    public IReadOnlyList<(int Unknown, string Letter)[]> Readings => _readings;

    public Lattice Build(string text)
    {
        (_text, _lattice, _style) = (text, new Lattice(), new CapitalStyle(text));
        _readings.Clear();
        _lattice.Add(0, 1, Lattice.NoToken, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            var unknown = Id(at);
            if (unknown is null && !TokenReader.IsLetter(c))
            {
                Sign(at, at + 1, c, 0, -1);
            }

            if (unknown is { } id)
            {
                foreach (var (letter, cost) in beliefs[id].Options)
                {
                    if (!GlyphBelief.IsLetter(letter))
                    {
                        Sign(at, at + 1, letter[0], cost + SignGrammar.Cost(text, at, letter[0]), Tag([(id, letter)]));
                    }
                }
            }

            if ((unknown is not null || TokenReader.IsLetter(c)) && (at == 0 || Id(at - 1) is not null || !TokenReader.IsLetter(text[at - 1])))
            {
                Words(at);
            }
        }

        _lattice.Add(AfterWord(text.Length), Free(text.Length), Lattice.NoToken, 0);
        return _lattice;
    }

    private static int AfterWord(int at) => 2 * at;

    private static int Free(int at) => (2 * at) + 1;

    private int? Id(int at) => GlyphUnknown.IdOf(_text[at]) is { } id && id < beliefs.Count ? id : null;

    private int Tag((int, string)[] reading)
    {
        _readings.Add(reading);
        return _readings.Count - 1;
    }

    /// <summary>A sign or figure. Figures beside each other are one number, and a point within a number is no end of a sentence.</summary>
    private void Sign(int at, int end, char sign, double cost, int tag)
    {
        var inNumber = at > 0 && char.IsAsciiDigit(_text[at - 1]);
        var token = sign switch
        {
            _ when char.IsAsciiDigit(sign) => inNumber ? Lattice.NoToken : Vocabulary.Number,
            '.' or ',' when inNumber && end < _text.Length && char.IsAsciiDigit(_text[end]) => Lattice.NoToken,
            ',' => Vocabulary.Comma,
            '%' => Vocabulary.Percent,
            '.' or ';' or ':' or '!' or '?' or '…' => Vocabulary.Boundary,
            _ => Lattice.NoToken,
        };
        _lattice.Add(AfterWord(at), Free(end), token, cost, tag);
        _lattice.Add(Free(at), Free(end), token, cost, tag);
    }

    private void Words(int start)
    {
        _found.Clear();
        Walk(start, start, WordTrie.Root, 0, 0);
        _found.Sort((a, b) => (a.End, a.Cost - model.Score(a.Id), a.Id).CompareTo((b.End, b.Cost - model.Score(b.Id), b.Id)));
        var (last, alike) = (-1, 0);
        foreach (var (end, cost, id, read) in _found)
        {
            (last, alike) = (end, last == end ? alike + 1 : 0);
            if (alike < MostAlike)
            {
                _lattice.Add(Free(start), AfterWord(end), id, cost, read.Length == 0 ? -1 : Tag(read));
            }
        }

        // A word that the model does not know: whatever its letters are.
        for (var end = start; end < _text.Length && (Id(end) is not null || TokenReader.IsLetter(_text[end]));)
        {
            end++;
            if (EndsWord(end))
            {
                _lattice.Add(Free(start), AfterWord(end), Vocabulary.Unknown, UnknownWord + (UnknownLetter * (end - start)));
            }
        }
    }

    private bool EndsWord(int at) => at == _text.Length || Id(at) is not null || !TokenReader.IsLetter(_text[at]);

    private void Walk(int start, int at, int node, int length, double cost)
    {
        if (length > 0 && _trie.WordAt(node) is var id and >= 0 && EndsWord(at))
        {
            var read = _read.ToArray();
            Array.Reverse(read);
            if (IsOneLetterEach(read))
            {
                _found.Add((at, cost + _style.Cost(start, at, model.Vocabulary[id], _word.AsSpan(0, length)), id, read));
            }
        }

        if (at == _text.Length || length == _word.Length)
        {
            return;
        }

        if (Id(at) is not { } unknown)
        {
            if (TokenReader.IsLetter(_text[at]) && _trie.Child(node, char.ToLowerInvariant(_text[at])) is var child and >= 0)
            {
                _word[length] = _text[at];
                Walk(start, at + 1, child, length + 1, cost);
            }

            return;
        }

        foreach (var (letter, more) in beliefs[unknown].Options)
        {
            var next = node;
            for (var i = 0; i < letter.Length && next >= 0; i++)
            {
                next = TokenReader.IsLetter(letter[i]) && length + i < _word.Length ? _trie.Child(next, char.ToLowerInvariant(letter[i])) : -1;
                if (next >= 0)
                {
                    _word[length + i] = letter[i];
                }
            }

            if (next >= 0)
            {
                _read.Push((unknown, letter));
                Walk(start, at + 1, next, length + letter.Length, cost + more);
                _read.Pop();
            }
        }
    }

    /// <summary>One glyph is one letter, also within a word.</summary>
    private static bool IsOneLetterEach((int Unknown, string Letter)[] read)
    {
        for (var i = 1; i < read.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (read[i].Unknown == read[j].Unknown && read[i].Letter != read[j].Letter)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
