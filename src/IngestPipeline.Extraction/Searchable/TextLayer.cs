using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Extraction.Searchable;

/// <summary>A page's frame as its file shows it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Points.</param>
/// <param name="Rotation">As the file states it; readers of sideways text count it anew.</param>
public readonly record struct DisplayedPage(int Number, double Width, double Height, int Rotation);

/// <summary>Lays the words of a document out in lines that lie where the words are printed, in the order of the text.</summary>
public sealed class TextLayer(Document document)
{
    /// <summary>Words further apart than so many times their height are not one line: columns, cells.</summary>
    private const double WidestBlank = 3;

    /// <summary>Share of a sheet's lines that lie on their side, so that all do.</summary>
    private const double Most = 0.6;

    private readonly ILookup<int, LayerToken> _words = LayerToken.Of(document);
    private readonly ILookup<int, LayerToken> _others = LayerToken.OthersOf(document);

    /// <summary>The lines of a page.</summary>
    public ImmutableArray<LayerLine> Of(Page page, DisplayedPage displayed)
    {
        var (words, others) = (_words[page.Number].ToList(), _others[page.Number].ToList());
        if (words.Count + others.Count == 0)
        {
            return [];
        }

        // Degrees clockwise from the page on which lines run from left to right to the page as displayed.
        var scanned = page.Method != PageMethod.Text;
        var (width, height) = (displayed.Width, displayed.Height);
        var back = scanned ? Lying(words.Count > 0 ? words : others) : (displayed.Rotation - page.Rotation + 360) % 360;
        if (scanned)
        {
            words = Turn(words, 360 - back, width, height);
            others = Turn(others, 360 - back, width, height);
        }

        if (back % 180 != 0)
        {
            (width, height) = (height, width);
        }

        var (lines, beside) = (Lines(words), Lines(others));
        var face = LayerFace.Of([.. lines, .. beside], scanned);
        return [.. Merge(lines, beside).Select(l => face.Place(l)).Select(l => OnPaper(l, back, width, height))];
    }

    /// <summary>Lines beside the text come before the first line of the text that stands below them.</summary>
    private static IEnumerable<List<LayerToken>> Merge(List<List<LayerToken>> lines, List<List<LayerToken>> beside)
    {
        var before = beside.ToLookup(b => lines.FindIndex(l => l[0].Box.CenterY > b[0].Box.CenterY));
        return lines.SelectMany((line, i) => before[i].Append(line)).Concat(before[-1]);
    }

    private static List<List<LayerToken>> Lines(List<LayerToken> tokens)
    {
        var lines = new List<List<LayerToken>>();
        foreach (var token in tokens)
        {
            if (lines.Count > 0 && GoesOn(lines[^1][^1].Box, token.Box))
            {
                lines[^1].Add(token);
            }
            else
            {
                lines.Add([token]);
            }
        }

        return lines;
    }

    private static bool GoesOn(Box last, Box next)
    {
        var size = Math.Max(last.Height, next.Height);
        return Math.Abs(next.CenterY - last.CenterY) < 0.7 * size && next.X0 > last.X1 - (0.5 * size) && next.X0 - last.X1 < WidestBlank * size;
    }

    /// <summary>0, or how far clockwise the lines of a sheet are turned that was scanned on its side or upside down.</summary>
    private static int Lying(List<LayerToken> words)
    {
        var lengthy = words.Where(w => w.Text.Length > 2).ToList();
        var upright = lengthy.Count(w => w.Box.Width >= w.Box.Height);
        if (lengthy.Count == 0 || (upright > (1 - Most) * lengthy.Count && upright < Most * lengthy.Count))
        {
            return 0;
        }

        var sideways = upright < Most * lengthy.Count;
        int on = 0, against = 0;
        for (var i = 1; i < words.Count; i++)
        {
            var (a, b) = (words[i - 1].Box, words[i].Box);
            var aside = sideways ? Math.Abs(b.CenterX - a.CenterX) / Math.Max(a.Width, b.Width) : Math.Abs(b.CenterY - a.CenterY) / Math.Max(a.Height, b.Height);
            var step = sideways ? b.CenterY - a.CenterY : b.CenterX - a.CenterX;
            if (aside < 0.7)
            {
                (on, against) = step > 0 ? (on + 1, against) : (on, against + 1);
            }
        }

        return (sideways, against > on) switch { (true, false) => 90, (true, true) => 270, (false, true) => 180, _ => 0 };
    }

    private static List<LayerToken> Turn(List<LayerToken> tokens, int degrees, double width, double height) =>
        degrees % 360 == 0 ? tokens : [.. tokens.Select(t => t with { Box = TurnedPage.Clockwise(t.Box, degrees, width, height) })];

    private static LayerLine OnPaper(LayerLine line, int degrees, double width, double height)
    {
        var at = TurnedPage.Clockwise(new Box(line.X, line.Y, line.X, line.Y), degrees, width, height);
        var (dx, dy) = degrees switch { 90 => (-line.Dy, line.Dx), 180 => (-line.Dx, -line.Dy), 270 => (line.Dy, -line.Dx), _ => (line.Dx, line.Dy) };
        return line with { X = at.X0, Y = at.Y0, Dx = dx, Dy = dy };
    }
}
