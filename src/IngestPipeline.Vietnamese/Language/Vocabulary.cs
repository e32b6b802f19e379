using System.Collections.Immutable;

namespace IngestPipeline.Vietnamese.Language;

/// <summary>How the letters of a word are written.</summary>
public enum LetterCase
{
    Lower,
    Title,
    Upper,
    Mixed,
}

/// <summary>A word that the model knows.</summary>
/// <param name="Text">Lower case, NFC, tone where the author put it.</param>
/// <param name="Cases">Natural logarithm of the share of each <see cref="LetterCase"/> in running text, away from beginnings of sentences.</param>
public sealed record VocabularyWord(string Text, ImmutableArray<float> Cases);

/// <summary>The words of a language model; ids fit into 16 bits.</summary>
public sealed class Vocabulary
{
    /// <summary>Ids of what is no word.</summary>
    public const int Unknown = 0;
    public const int Boundary = 1;
    public const int Number = 2;
    public const int Comma = 3;
    public const int Percent = 4;
    public const int FirstWord = 5;

    /// <summary>Words beyond are unknown.</summary>
    public const int MaxWords = 60_000;

    private const int LongestWord = 24;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly Lazy<WordTrie> _tree;

    /// <param name="words">In order of their ids, from <see cref="FirstWord"/>.</param>
    public Vocabulary(ImmutableArray<VocabularyWord> words)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.Length, MaxWords);
        Words = words;
        var ids = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            ids.Add(words[i].Text, i + FirstWord);
        }

        _ids = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _tree = new Lazy<WordTrie>(() => new WordTrie(this));
    }

    public ImmutableArray<VocabularyWord> Words { get; }

    /// <summary>The words letter by letter; grown when first asked for.</summary>
    public WordTrie Tree => _tree.Value;

    /// <summary>Ids are below.</summary>
    public int Size => Words.Length + FirstWord;

    /// <param name="word">Any case, NFC.</param>
    public int IdOf(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return Unknown;
        }

        Span<char> lower = stackalloc char[LongestWord];
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = char.ToLowerInvariant(word[i]);
        }

        return _ids.TryGetValue(lower[..word.Length], out var id) ? id : Unknown;
    }

    public int IdOf(TokenKind kind, ReadOnlySpan<char> token) => kind switch
    {
        TokenKind.Word => IdOf(token),
        TokenKind.Number => Number,
        TokenKind.Comma => Comma,
        TokenKind.Percent => Percent,
        _ => Boundary,
    };

    public VocabularyWord this[int id] => Words[id - FirstWord];

    public static LetterCase CaseOf(ReadOnlySpan<char> word)
    {
        var upper = 0;
        foreach (var c in word)
        {
            upper += char.IsUpper(c) ? 1 : 0;
        }

        return upper == 0 ? LetterCase.Lower
            : upper == word.Length && word.Length > 1 ? LetterCase.Upper
            : upper == 1 && char.IsUpper(word[0]) ? LetterCase.Title
            : LetterCase.Mixed;
    }
}
