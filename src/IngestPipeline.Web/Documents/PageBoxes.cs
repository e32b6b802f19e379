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

        var boxes = document.Facts.Where(f => f.Page == number && f.Box is not null).Select(f => new MarkBox(f.Id, "f", Numbers(f.Box!.Value))).ToList();
        for (var i = 0; i < document.Citations.Length; i++)
        {
            if (document.Citations[i].Page == number && document.Locate(document.Citations[i].Span) is { } place && place.Page == number)
            {
                boxes.Add(new MarkBox($"c{i + 1}", "c", Numbers(place.Box)));
            }
        }

        for (var i = 0; i < document.Repairs.Length; i++)
        {
            if (page.Span.Contains(document.Repairs[i].Span.Start) && document.Locate(document.Repairs[i].Span) is { } place && place.Page == number)
            {
                boxes.Add(new MarkBox($"r{i + 1}", "r", Numbers(place.Box)));
            }
        }

        return new PageBoxes(number, page.Width, page.Height, boxes);
    }

    private static double[] Numbers(Box box) => [Math.Round(box.X0, 1), Math.Round(box.Y0, 1), Math.Round(box.X1, 1), Math.Round(box.Y1, 1)];
}

/// <param name="Kind"><c>f</c> fact, <c>c</c> citation, <c>r</c> repair.</param>
public sealed record MarkBox(string Id, string Kind, double[] Box);
