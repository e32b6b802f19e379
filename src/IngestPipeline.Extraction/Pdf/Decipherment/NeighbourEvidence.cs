using IngestPipeline.Vietnamese.Glyphs;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>
/// What the characters beside an unknown glyph say about its class: letter, capital, digit, sign. It never tells one letter or one digit from another.
/// </summary>
public sealed class NeighbourEvidence
{
    /// <summary>Occurrences beyond this many add nothing: they are not independent.</summary>
    private const int Counted = 6;

    private readonly Dictionary<int, List<(Side Left, Side Right)>> _places = [];

    public NeighbourEvidence(IEnumerable<CensusLine> lines)
    {
        foreach (var word in lines.SelectMany(l => l.Words))
        {
            for (var i = 0; i < word.Text.Length; i++)
            {
                if (GlyphUnknown.IdOf(word.Text[i]) is { } id)
                {
                    var places = _places.TryGetValue(id, out var found) ? found : _places[id] = [];
                    places.Add((i == 0 ? Side.Edge : SideOf(word.Text[i - 1]), i + 1 == word.Text.Length ? Side.Edge : SideOf(word.Text[i + 1])));
                }
            }
        }
    }

    private enum Side
    {
        Edge,
        Small,
        Capital,
        Digit,
        Sign,
        Unknown,
    }

    /// <summary>Some of the places are inside figures, dates or symbols of documents: what stands there is not a matter of language.</summary>
    public bool StandsInFigures(int id) => _places.TryGetValue(id, out var places) && places.Any(p => p.Left == Side.Digit || p.Right == Side.Digit);

    public double Score(int id, char letter)
    {
        if (!_places.TryGetValue(id, out var places))
        {
            return 0;
        }

        var mean = places.Average(p => char.IsAsciiDigit(letter) ? Digit(p.Left, p.Right)
            : char.IsLower(letter) ? Small(p.Left, p.Right)
            : char.IsUpper(letter) ? Capital(p.Left, p.Right)
            : Sign(letter, p.Left, p.Right));
        return mean * Math.Min(Counted, places.Count);
    }

    private static Side SideOf(char c) =>
        GlyphUnknown.IdOf(c) is not null ? Side.Unknown : char.IsAsciiDigit(c) ? Side.Digit : char.IsLower(c) ? Side.Small : char.IsLetter(c) ? Side.Capital : Side.Sign;

    private static double Digit(Side left, Side right) =>
        (left == Side.Digit ? 1 : 0) + (right == Side.Digit ? 1 : 0) - (left == Side.Small ? 0.7 : 0) - (right is Side.Small or Side.Capital ? 1 : 0) - (left == Side.Capital ? 0.4 : 0);

    private static double Small(Side left, Side right) =>
        (left is Side.Small or Side.Capital ? 0.8 : 0) + (right == Side.Small ? 0.8 : 0) - (left == Side.Digit ? 1 : 0) - (right == Side.Digit ? 1.2 : 0) - (right == Side.Capital ? 1.2 : 0) -
        (left == Side.Edge && right == Side.Edge ? 0.8 : 0);

    private static double Capital(Side left, Side right) =>
        (left is Side.Capital ? 0.8 : 0) + (right == Side.Capital ? 0.8 : 0) + (left == Side.Edge && right == Side.Small ? 0.8 : 0) - (left == Side.Small ? 1.8 : 0) - (left == Side.Digit ? 0.6 : 0) -
        (right == Side.Digit ? 0.8 : 0);

    private static double Sign(char sign, Side left, Side right) => sign switch
    {
        '.' or ',' or ';' or ':' or '!' or '?' or '…' or ')' or '”' or ']' => (right is Side.Edge or Side.Sign ? 0.8 : 0) - (left == Side.Edge ? 0.8 : 0) - (right is Side.Small or Side.Capital && sign is not '.' ? 1.2 : 0) -
            (right == Side.Small ? 0.8 : 0) + (sign is '.' or ',' && left == Side.Digit && right == Side.Digit ? 0.8 : 0),
        '(' or '“' or '[' or '‘' => (left is Side.Edge ? 0.8 : -1) + (right is Side.Edge ? -1 : 0),
        '%' => (left == Side.Digit ? 0.8 : -0.6) - (right is Side.Small or Side.Capital or Side.Digit ? 1 : 0),
        '–' or '—' => left == Side.Edge && right == Side.Edge ? 0.6 : left == Side.Digit && right == Side.Digit ? 0 : -4,
        '/' or '-' => (left == Side.Small && right == Side.Small ? -0.8 : 0) + (left == Side.Edge && right == Side.Edge && sign != '/' ? 0.6 : 0),
        _ => (left is Side.Small or Side.Capital ? -0.6 : 0) + (right is Side.Small or Side.Capital ? -0.6 : 0) - 0.3,
    };
}
