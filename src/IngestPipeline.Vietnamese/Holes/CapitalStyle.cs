using System.Collections.Frozen;
using System.Globalization;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>What capitals are to be expected at the places of a text, and how well a word's capitals fit.</summary>
internal sealed class CapitalStyle
{
    /// <summary>Costs are negative natural logarithms.</summary>
    private const double Unfit = 3;
    private const double MixedCase = 12;
    private const double Abbreviation = 0.5;
    private const double Most = 8;

    /// <summary>Letters looked at to either side.</summary>
    private const int Neighbourhood = 14;

    /// <summary>Parts of legal acts, written with a capital where they are cited by number (Decree 30/2020/NĐ-CP, Appendix II).</summary>
    private static readonly FrozenSet<string> CitedParts = FrozenSet.Create(StringComparer.Ordinal, "điều", "chương", "mục", "phần");
    private const double Cited = 5;

    private readonly int[] _upper;
    private readonly int[] _lower;
    private readonly bool[] _opening;
    private readonly string _text;

    /// <summary>What stands beside a word.</summary>
    private enum Neighbour
    {
        Figure,
        Sign,
        Title,
        Upper,
        Lower,

        /// <summary>A glyph whose letter is not known.</summary>
        Unknown,
    }

    public CapitalStyle(string text)
    {
        _text = text;
        (_upper, _lower, _opening) = (new int[text.Length + 1], new int[text.Length + 1], new bool[text.Length + 1]);
        var opening = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var upper = c < '\u0080' ? char.IsAsciiLetterUpper(c) : char.IsUpper(c);
            var lower = !upper && (c < '\u0080' ? char.IsAsciiLetterLower(c) : char.IsLower(c));
            _upper[i + 1] = _upper[i] + (upper ? 1 : 0);
            _lower[i + 1] = _lower[i] + (lower ? 1 : 0);
            _opening[i] = opening;
            opening = c is '.' or ';' or ':' or '!' or '?' || (opening && !upper && !lower && !char.IsAsciiDigit(c));
        }
    }

    /// <param name="start">Where the word begins in the text, holes included.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="written">The word as it would be written.</param>
    public double Cost(int start, int end, VocabularyWord word, ReadOnlySpan<char> written)
    {
        var found = Vocabulary.CaseOf(written);
        if (found == LetterCase.Mixed)
        {
            return Math.Min(MixedCase, -word.Cases[(int)LetterCase.Mixed]);
        }

        if (InCapitals(start))
        {
            return found == LetterCase.Upper || (found == LetterCase.Title && written.Length == 1) ? 0.1 : Unfit - word.Cases[(int)found];
        }

        if (found == LetterCase.Upper && written.Length > 2)
        {
            // Letters that stand are capitals too: it is a heading or an abbreviation.
            return Math.Min(Abbreviation, -word.Cases[(int)LetterCase.Upper]);
        }

        return _opening[start] switch
        {
            true when found == LetterCase.Title => 0.5,
            true when found == LetterCase.Lower => 1 - word.Cases[(int)found],
            _ when found is LetterCase.Title or LetterCase.Lower => Running(start, end, word, found),
            _ => Math.Min(Most, -word.Cases[(int)found]),
        };
    }

    /// <summary>Inside a sentence the neighbours tell whether a word is part of a name.</summary>
    private double Running(int start, int end, VocabularyWord word, LetterCase found)
    {
        var next = After(end);
        var odds = word.Cases[(int)LetterCase.Title] - word.Cases[(int)LetterCase.Lower] + WeightBefore(Before(start)) + WeightAfter(next)
            + (next == Neighbour.Figure && CitedParts.Contains(word.Text) ? Cited : 0);

        // An abbreviation is hardly ever written in either way.
        var either = Math.Log(Math.Exp(word.Cases[(int)LetterCase.Title]) + Math.Exp(word.Cases[(int)LetterCase.Lower]));
        return Math.Min(Most, Math.Log(1 + Math.Exp(found == LetterCase.Title ? -odds : odds)) - either);
    }

    /// <summary>Logarithms of likelihood ratios, capital against none, of words that are written both ways; counted on 4 million words of legal and administrative prose.</summary>
    private static double WeightBefore(Neighbour neighbour) => neighbour switch
    {
        Neighbour.Figure => 1.3,
        Neighbour.Sign => 1.6,
        Neighbour.Title => 1.15,
        Neighbour.Upper => 0.9,
        Neighbour.Unknown => 0,
        _ => -0.9,
    };

    private static double WeightAfter(Neighbour neighbour) => neighbour switch
    {
        Neighbour.Figure => 0.75,
        Neighbour.Sign => -0.55,
        Neighbour.Title => 1.45,
        Neighbour.Upper => 1.15,
        Neighbour.Unknown => 0,
        _ => -0.1,
    };

    private Neighbour Before(int at)
    {
        at--;
        while (at >= 0 && char.IsWhiteSpace(_text[at]))
        {
            at--;
        }

        if (at < 0 || !TokenReader.IsLetter(_text[at]))
        {
            return at >= 0 ? NoLetter(_text[at]) : Neighbour.Sign;
        }

        var end = at + 1;
        while (at > 0 && TokenReader.IsLetter(_text[at - 1]))
        {
            at--;
        }

        return Word(at, end);
    }

    private Neighbour After(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        if (at == _text.Length || !TokenReader.IsLetter(_text[at]))
        {
            return at < _text.Length ? NoLetter(_text[at]) : Neighbour.Sign;
        }

        var end = at;
        while (end < _text.Length && TokenReader.IsLetter(_text[end]))
        {
            end++;
        }

        return Word(at, end);
    }

    private static Neighbour NoLetter(char c) => char.IsAsciiDigit(c) ? Neighbour.Figure : char.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse ? Neighbour.Unknown : Neighbour.Sign;

    private Neighbour Word(int start, int end) => Vocabulary.CaseOf(_text.AsSpan(start, end - start)) switch
    {
        LetterCase.Title => Neighbour.Title,
        LetterCase.Lower => Neighbour.Lower,
        _ => Neighbour.Upper,
    };

    /// <summary>Whether the letters around, the word's own written ones among them, are capitals.</summary>
    private bool InCapitals(int start)
    {
        var (from, to) = (Math.Max(0, start - Neighbourhood), Math.Min(_upper.Length - 1, start + Neighbourhood));
        var upper = _upper[to] - _upper[from];
        return upper > 4 && upper > 4 * (_lower[to] - _lower[from]);
    }
}
