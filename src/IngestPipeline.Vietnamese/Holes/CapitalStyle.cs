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

    private readonly int[] _upper;
    private readonly int[] _lower;
    private readonly bool[] _opening;

    public CapitalStyle(ReadOnlySpan<char> text)
    {
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

    public double Cost(int start, VocabularyWord word, ReadOnlySpan<char> written)
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
            _ => Math.Min(Most, -word.Cases[(int)found]),
        };
    }

    /// <summary>Whether the letters around, the word's own written ones among them, are capitals.</summary>
    private bool InCapitals(int start)
    {
        var (from, to) = (Math.Max(0, start - Neighbourhood), Math.Min(_upper.Length - 1, start + Neighbourhood));
        var upper = _upper[to] - _upper[from];
        return upper > 4 && upper > 4 * (_lower[to] - _lower[from]);
    }
}
