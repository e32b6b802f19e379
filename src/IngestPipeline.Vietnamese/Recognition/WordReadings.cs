using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>A word of the vocabulary that may be printed where something else was read.</summary>
/// <param name="Word">With the capitals of what was read.</param>
/// <param name="Cost">Negative natural logarithm of the probability that it is read so.</param>
internal readonly record struct WordReading(string Word, int Id, double Cost);

/// <summary>Finds the words that the engine may have misread as a run of letters. Keeps its buffers: one a thread.</summary>
internal sealed class WordReadings(SyllableLanguageModel model, ConfusionTable confusions)
{
    /// <summary>Longer words are not looked for.</summary>
    public const int LongestWord = 10;

    /// <summary>Confusions within one word, and the most that they may cost together.</summary>
    private const int MostConfusions = 2;
    private const double MostCost = 22;

    /// <summary>Readings kept of a word, the likelier ones.</summary>
    private const int MostReadings = 24;

    /// <summary>All letters of a word taken for capitals.</summary>
    private const double WrongCase = 7;

    /// <summary>A word of the language that the engine is so sure of is doubted only for letters that it is known to confuse: authors mistype words too, and theirs stay.</summary>
    private const double Sure = 0.9;

    /// <summary>Up to this the letters of a word are hardly evidence, of one that the language does not have, and of any; and what any one letter for any other costs.</summary>
    private const double Garbled = 0.85;
    private const double BlottedWord = 0.5;
    private const double AnyLetter = 7.5;

    private readonly WordTrie _trie = model.Vocabulary.Tree;
    private readonly List<WordReading> _found = [];
    private readonly char[] _word = new char[LongestWord + 2];
    private bool _habitsOnly;
    private bool _garbled;

    /// <summary>Other words for a word as read, the likeliest first.</summary>
    /// <param name="confidence">The engine's, 0 to 1.</param>
    public IEnumerable<WordReading> OfWord(ReadOnlySpan<char> read, double confidence)
    {
        var isKnown = model.Vocabulary.IdOf(read) != Vocabulary.Unknown;
        Find(read, habitsOnly: isKnown && confidence >= Sure, garbled: confidence <= (isKnown ? BlottedWord : Garbled));

        // Capitals where small letters belong: the engine takes ố for Ố where lines are set wide.
        if (Vocabulary.CaseOf(read) is LetterCase.Upper or LetterCase.Mixed && read.ToString().ToLowerInvariant() is var small && model.Vocabulary.IdOf(small) is var id and not Vocabulary.Unknown)
        {
            _found.Add(new WordReading(small, id, WrongCase));
        }

        if (read.Length == 1)
        {
            // A lone letter is an item's mark or a tick more often than a word: only its accents are doubted.
            var letter = read.ToString();
            _found.RemoveAll(f => MarkChange.Of((letter, f.Word)) is null);
        }

        return Likeliest();
    }

    /// <summary>Words for two runs of letters with a blank between them, the likeliest first.</summary>
    public IEnumerable<WordReading> OfBrokenWord(ReadOnlySpan<char> read)
    {
        Find(read, habitsOnly: true, garbled: false);
        return Likeliest();
    }

    private void Find(ReadOnlySpan<char> read, bool habitsOnly, bool garbled)
    {
        _found.Clear();
        (_habitsOnly, _garbled) = (habitsOnly, garbled);
        Walk(read, 0, WordTrie.Root, 0, 0, 0);
    }

    /// <summary>Several confusions may lead to one word: the cheapest counts.</summary>
    private IEnumerable<WordReading> Likeliest() =>
        _found.OrderBy(f => f.Cost - model.Score(f.Id)).ThenBy(f => f.Word, StringComparer.Ordinal).DistinctBy(f => f.Word, StringComparer.Ordinal).Take(MostReadings);

    /// <summary>Follows the tree of words through the letters as read and as they may have been printed.</summary>
    private void Walk(ReadOnlySpan<char> read, int at, int node, int length, int confused, double cost)
    {
        if (at == read.Length && confused > 0 && _trie.WordAt(node) is var id and >= 0)
        {
            _found.Add(new WordReading(new string(_word, 0, length), id, cost));
        }

        if (at < read.Length && length < LongestWord && _trie.Child(node, char.ToLowerInvariant(read[at])) is var same and >= 0)
        {
            _word[length] = read[at];
            Walk(read, at + 1, same, length + 1, confused, cost + confusions.Kept(read[at]));
        }

        if (confused < MostConfusions)
        {
            Blotted(read, at, node, length, confused, cost);
            Confused(read, at, node, length, confused, cost);
        }
    }

    /// <summary>Letters that the engine takes for others.</summary>
    private void Confused(ReadOnlySpan<char> read, int at, int node, int length, int confused, double cost)
    {
        for (var letters = 0; letters <= 2 && at + letters <= read.Length; letters++)
        {
            foreach (var confusion in confusions.Of(read.Slice(at, letters)))
            {
                if (cost + confusion.Cost > MostCost)
                {
                    break;
                }

                if ((!_habitsOnly || confusion.IsHabit) && Follow(confusion.Printed, node, length) is var next and >= 0)
                {
                    Walk(read, at + letters, next, length + confusion.Printed.Length, confused + 1, cost + confusion.Cost);
                }
            }
        }
    }

    /// <summary>Puts printed letters behind the word so far; -1 where no word goes on so.</summary>
    private int Follow(string printed, int node, int length)
    {
        foreach (var c in printed)
        {
            node = length < LongestWord && TokenReader.IsLetter(c) ? _trie.Child(node, char.ToLowerInvariant(c)) : -1;
            if (node < 0)
            {
                return node;
            }

            _word[length++] = c;
        }

        return node;
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

        var inCapitals = length > 0 && char.IsUpper(_word[length - 1]) && read.Length > 1 && char.IsUpper(read[^1]);
        var (first, end) = _trie.Children(node);
        for (var child = first; child < end; child++)
        {
            _word[length] = inCapitals ? char.ToUpperInvariant(_trie.LetterOf(child)) : _trie.LetterOf(child);
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
}
