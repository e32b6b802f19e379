using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>A word read with lost letters: what stands there, the word, and the letters that were put in.</summary>
/// <param name="Source">From the paragraph's start.</param>
/// <param name="LostBlank">The blank that parted this word from its neighbour is taken for a letter of it as well.</param>
/// <param name="InSymbol">It stands in a <c>số/ký hiệu</c>: <c>101/2017/NĐ-C </c>.</param>
internal sealed record HoleReading(TextSpan Source, string Word, string Letters, bool InSymbol, BlankLoss LostBlank = BlankLoss.None)
{
    /// <summary>A syllable, or a part of a symbol, of which letters stand: what it lacks, the text has lost.</summary>
    public bool IsEvidence { get; } = Word.Length > Letters.Length && (InSymbol || VietnameseSyllable.IsValid(Word));

    /// <summary>The word with the blank that has to stand beside it.</summary>
    public string Written => LostBlank switch
    {
        BlankLoss.Before => " " + Word,
        BlankLoss.After => Word + " ",
        _ => Word,
    };

    /// <summary>The letters that stand there, without the blanks at their ends; empty where there are none.</summary>
    public TextSpan LettersOf(string text)
    {
        var (start, end) = (Source.Start, Source.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}

/// <summary>Where a blank between two words has to be put back.</summary>
internal enum BlankLoss
{
    None,
    Before,
    After,
}

/// <summary>
/// All readings of a paragraph in which letters may have become blanks. Two nodes a character: behind a word, where a blank or a sign must
/// follow, and elsewhere, where a word may begin.
/// </summary>
internal sealed class HoleLattice(SyllableLanguageModel model, LossProfile profile)
{
    /// <summary>Tags of arcs that are no <see cref="Readings"/>: the blank between two words, and one more.</summary>
    public const int Gap = -2;
    public const int ExtraBlank = -3;

    /// <summary>Lost letters of one word.</summary>
    private const int MostLost = 4;
    private const int MostLostAtFirst = 2;

    /// <summary>A token that the model does not know, and each letter of it.</summary>
    private const double UnknownWord = 2;
    private const double UnknownLetter = 0.7;

    /// <summary>Readings kept of those that begin and end alike, the likelier ones.</summary>
    private const int MostAlike = 24;

    private readonly WordTrie _trie = model.Vocabulary.Tree;
    private readonly List<HoleReading> _readings = [];
    private readonly List<(int End, double Cost, int Id, HoleReading Reading)> _found = [];
    private readonly char[] _word = new char[24];
    private readonly char[] _lost = new char[MostLost];
    private Lattice _lattice = new();
    private string _text = "";
    private CapitalStyle _style = new("");

    public IReadOnlyList<HoleReading> Readings => _readings;

    public Lattice Build(string text)
    {
        (_text, _lattice, _style) = (text, new Lattice(), new CapitalStyle(text));
        _readings.Clear();
        var reader = new TokenReader(text);
        var end = 0;
        _lattice.Add(0, 1, Lattice.NoToken, 0);
        while (reader.Read())
        {
            Between(end, reader.Start);
            if (reader.Kind == TokenKind.Word)
            {
                Written(reader.Start, reader.End);
            }
            else
            {
                var token = model.Vocabulary.IdOf(reader.Kind, []);
                _lattice.Add(AfterWord(reader.Start), Free(reader.End), token, 0);
                _lattice.Add(Free(reader.Start), Free(reader.End), token, 0);
            }

            end = reader.End;
        }

        Between(end, text.Length);
        _lattice.Add(AfterWord(text.Length), Free(text.Length), Lattice.NoToken, 0);
        return _lattice;
    }

    private static int AfterWord(int at) => 2 * at;

    private static int Free(int at) => (2 * at) + 1;

    private static bool IsBlank(char c) => c is ' ' or '\u00A0' or '\t' or '\n' or '\r' or '\v' or '\f';

    /// <summary>Blanks and signs that are no token.</summary>
    private void Between(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (!IsBlank(_text[at]))
            {
                _lattice.Add(AfterWord(at), Free(at + 1), Lattice.NoToken, 0);
                _lattice.Add(Free(at), Free(at + 1), Lattice.NoToken, 0);
                continue;
            }

            _lattice.Add(AfterWord(at), Free(at + 1), Lattice.NoToken, profile.SingleBlank, Gap);
            _lattice.Add(Free(at), Free(at + 1), Lattice.NoToken, at == 0 ? 0 : profile.ExtraBlank, ExtraBlank);
            Find(at);
        }
    }

    /// <summary>A run of letters as it stands, and as the beginning of a word with holes.</summary>
    private void Written(int start, int end)
    {
        var word = _text.AsSpan(start, end - start);
        var id = model.Vocabulary.IdOf(word);
        var cost = id == Vocabulary.Unknown ? UnknownWord + (UnknownLetter * word.Length) : _style.Cost(start, end, model.Vocabulary[id], word);
        _lattice.Add(Free(start), AfterWord(end), id, cost);
        Find(start);
    }

    /// <summary>Follows the tree of words through letters and blanks.</summary>
    private void Walk(int start, int at, int node, int length, int lost, double cost)
    {
        if (lost > 0 && (lost < length || profile.IsLearned) && _trie.WordAt(node) is var id and >= 0 && EndsWord(start, at))
        {
            Read(start, at, id, length, lost, cost);
        }

        if (at == _text.Length || length == _word.Length)
        {
            return;
        }

        var c = _text[at];
        if (TokenReader.IsLetter(c))
        {
            // A word that begins with letters goes on with them; only behind a hole may new ones begin.
            if (_trie.Child(node, char.ToLowerInvariant(c)) is var child and >= 0)
            {
                _word[length] = c;
                Walk(start, at + 1, child, length + 1, lost, cost);
            }
        }
        else if (IsBlank(c) && lost < (profile.IsLearned ? MostLost : MostLostAtFirst))
        {
            var (first, end) = _trie.Children(node);
            for (var i = first; i < end; i++)
            {
                Hole(start, at, i, _trie.LetterOf(i), length, lost, cost);

                // A capital stands at the beginning of a word or behind another.
                if (length == 0 || char.IsUpper(_word[length - 1]))
                {
                    Hole(start, at, i, char.ToUpperInvariant(_trie.LetterOf(i)), length, lost, cost);
                }
            }
        }
    }

    private bool TakesGap(int start) => start > 0 && IsBlank(_text[start]) && _text[start - 1] switch
    {
        ',' or '.' or ';' or ':' or '!' or '?' or ')' or '%' or '”' => true,

        // Behind a dash that opens an item or parts two words; not behind the hyphen of a symbol.
        '-' or '–' or '+' => start == 1 || IsBlank(_text[start - 2]),
        var c => char.IsLetterOrDigit(c),
    };

    private void Read(int start, int end, int id, int length, int lost, double cost)
    {
        var word = _word.AsSpan(0, length);
        var letters = _lost.AsSpan(0, lost);
        var symbol = InSymbol(start, end, word);
        if (!symbol || IsSymbol(letters))
        {
            _found.Add((end, cost + _style.Cost(start, end, model.Vocabulary[id], word), id, new HoleReading(new TextSpan(start, end), word.ToString(), letters.ToString(), symbol)));
        }
    }

    /// <summary>Beside a hyphen or slash of a symbol: capitals on its other side (<c>NĐ-C </c>), or a figure, and nothing but capitals here (<c>15/K -UBND</c>).</summary>
    private bool InSymbol(int start, int end, ReadOnlySpan<char> word)
    {
        var before = start > 1 && _text[start - 1] is ('-' or '/') ? _text[start - 2] : ' ';
        var after = end + 1 < _text.Length && _text[end] is ('-' or '/') ? _text[end + 1] : ' ';
        return char.IsUpper(before) || char.IsUpper(after) || ((char.IsAsciiDigit(before) || char.IsAsciiDigit(after)) && IsSymbol(word));
    }

    private static bool IsSymbol(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
        {
            if (c is not ((>= 'A' and <= 'Z') or 'Đ'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Letters go on behind a hole only where the blank between two words was lost as well.</summary>
    private bool EndsWord(int start, int at) => at == _text.Length || !TokenReader.IsLetter(_text[at]) || (at > start && IsBlank(_text[at - 1]) && profile.LosesBlanks);

    private void Hole(int start, int at, int node, char letter, int length, int lost, double cost)
    {
        var hole = profile.CostOf(letter);
        if (!double.IsPositiveInfinity(hole))
        {
            _word[length] = _lost[lost] = letter;
            Walk(start, at + 1, node, length + 1, lost + 1, cost + hole);
        }
    }

    private void Find(int start)
    {
        // A word that takes the only blank before it as a letter of its own can follow a word, figure or comma only if a blank was lost there.
        if (TakesGap(start) && !profile.LosesBlanks)
        {
            return;
        }

        _found.Clear();
        Walk(start, start, WordTrie.Root, 0, 0, 0);
        if (_found.Count > MostAlike)
        {
            _found.Sort((a, b) => (a.End, a.Cost - model.Score(a.Id), a.Id).CompareTo((b.End, b.Cost - model.Score(b.Id), b.Id)));
        }

        var (end, alike) = (-1, 0);
        foreach (var found in _found)
        {
            (end, alike) = (found.End, found.End == end ? alike + 1 : 0);
            if (alike < MostAlike)
            {
                Add(start, found.End, found.Cost, found.Id, found.Reading);
            }
        }
    }

    private void Add(int start, int end, double cost, int id, HoleReading reading)
    {
        var before = TakesGap(start);
        var after = end < _text.Length && TokenReader.IsLetter(_text[end]);
        if (before && !after)
        {
            Arc(TokenReader.IsLetter(_text[start - 1]) ? AfterWord(start) : Free(start), AfterWord(end), BlankLoss.Before, profile.LostBlank);
        }
        else if (after && !before)
        {
            Arc(Free(start), Free(end), BlankLoss.After, profile.LostBlank);
        }
        else if (!before && !after)
        {
            Arc(Free(start), AfterWord(end), BlankLoss.None, 0);
        }

        void Arc(int from, int to, BlankLoss blank, double more)
        {
            _lattice.Add(from, to, id, cost + more, _readings.Count);
            _readings.Add(reading with { LostBlank = blank });
        }
    }
}
