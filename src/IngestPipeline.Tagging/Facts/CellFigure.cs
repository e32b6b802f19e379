using IngestPipeline.Tagging.Numbers;

namespace IngestPipeline.Tagging.Facts;

/// <summary>The only figure of a table's cell: sign or accountant's brackets, figures, percent sign.</summary>
/// <param name="Number">The figures.</param>
/// <param name="Written">The figures with points between groups, fit to stand before a unit.</param>
/// <param name="Negative">A minus of any shape, or brackets.</param>
/// <param name="Bracketed">Brackets, which negate amounts and shares and number everything else.</param>
/// <param name="Percent">The cell has its own percent sign.</param>
internal readonly record struct CellFigure(WrittenNumber Number, string Written, bool Negative, bool Bracketed, bool Percent)
{
    private const int LongestCell = 30;

    /// <summary>Less certain readings are left out: a cell has no sentence to check them by.</summary>
    private const double LeastConfidence = 0.4;

    public static CellFigure? Read(string cell)
    {
        var text = cell.Trim();
        if (text.Length is 0 or > LongestCell)
        {
            return null;
        }

        var bracketed = text[0] == '(' && text[^1] == ')';
        text = bracketed ? text[1..^1].Trim() : text;
        var signed = text.Length > 1 && text[0] is '-' or '+' or '–' or '−';
        var minus = signed && text[0] != '+';
        text = signed ? text[1..].Trim() : text;
        var figures = text.TrimEnd('%').TrimEnd();
        if (NumberReader.ReadWhole(figures) is not { Confidence: > LeastConfidence } number || number.End < figures.Length || (bracketed && minus))
        {
            return null;
        }

        var written = string.Concat(figures[..number.DigitsEnd].Select(c => Letters.IsSpace(c) ? '.' : c)) + figures[number.DigitsEnd..];
        return new CellFigure(number, written, minus || bracketed, bracketed, figures.Length < text.Length);
    }
}
