using IngestPipeline.Documents;

namespace IngestPipeline.Web.Documents;

/// <summary>Where the marked things of a page stand on paper, for the overlay of its image.</summary>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
/// <param name="Boxes">By the id of the mark in the text: <c>[x0, y0, x1, y1]</c> in points, origin top left.</param>
public sealed record PageBoxes(int Page, double Width, double Height, IReadOnlyList<MarkBox> Boxes)
{
    public static PageBoxes? Of(DocumentView view, int number)
    {
        var document = view.Document;
        if (document.Pages.FirstOrDefault(p => p.Number == number) is not { Method: not PageMethod.Flow } page)
        {
            return null;
        }

        var boxes = new List<MarkBox>();
        foreach (var fact in document.Facts.Where(f => f.Page == number))
        {
            var lines = Lines(document, fact.Span, number);
            boxes.AddRange((lines.Count > 0 ? lines : fact.Box is { } box ? [box] : []).Select(b => new MarkBox(fact.Id, "f", Numbers(b))));
            if (lines.Count == 0 && fact is { Box: null, Cell: { } cell } && document.Tables[cell.Table] is { Box: { } whole } table && table.Page == number)
            {
                // Cells have no places of their own: the table is as near as can be told.
                boxes.Add(new MarkBox(fact.Id, "t", Numbers(whole)));
            }
        }

        for (var i = 0; i < document.Citations.Length; i++)
        {
            if (document.Citations[i].Page == number)
            {
                boxes.AddRange(Lines(document, document.Citations[i].Span, number).Select(b => new MarkBox($"c{i + 1}", "c", Numbers(b))));
            }
        }

        for (var i = 0; i < document.Repairs.Length; i++)
        {
            if (page.Span.Contains(document.Repairs[i].Span.Start))
            {
                boxes.AddRange(Lines(document, document.Repairs[i].Span, number).Select(b => new MarkBox($"r{i + 1}", "r", Numbers(b))));
            }
        }

        for (var i = 0; i < view.Gaps.Length; i++)
        {
            if (page.Span.Contains(view.Gaps[i].Span.Start))
            {
                boxes.AddRange(Lines(document, view.Gaps[i].Span, number).Select(b => new MarkBox($"g{i + 1}", "g", Numbers(b))));
            }
        }

        return new PageBoxes(number, page.Width, page.Height, boxes);
    }

    /// <summary>One box for each line of print that a span covers: a box round several lines would cover words of others.</summary>
    private static List<Box> Lines(Document document, TextSpan span, int page)
    {
        var lines = new List<Box>();
        if (span.IsEmpty)
        {
            return lines;
        }

        int low = 0, high = document.Words.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = document.Words[middle].Span.End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < document.Words.Length && document.Words[i].Span.Start < span.End; i++)
        {
            var word = document.Words[i];
            if (word.Page != page)
            {
                continue;
            }

            if (lines.Count > 0 && word.Box.CenterY > lines[^1].Y0 && word.Box.CenterY < lines[^1].Y1 && word.Box.X0 >= lines[^1].X0)
            {
                lines[^1] = lines[^1].Union(word.Box);
            }
            else
            {
                lines.Add(word.Box);
            }
        }

        return lines;
    }

    private static double[] Numbers(Box box) => [Math.Round(box.X0, 1), Math.Round(box.Y0, 1), Math.Round(box.X1, 1), Math.Round(box.Y1, 1)];
}

/// <param name="Kind"><c>f</c> fact, <c>t</c> the table of a fact, <c>c</c> citation, <c>r</c> repair, <c>g</c> gap.</param>
public sealed record MarkBox(string Id, string Kind, double[] Box);
