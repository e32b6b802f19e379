using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>Boxes of a page that was scanned lying on its side or upside down.</summary>
public static class TurnedPage
{
    /// <summary>Where a box lies once the page is turned clockwise.</summary>
    /// <param name="degrees">0, 90, 180 or 270.</param>
    /// <param name="width">Of the page before it is turned, in the box's unit.</param>
    /// <param name="height">Likewise.</param>
    public static Box Clockwise(Box box, int degrees, double width, double height) => degrees switch
    {
        90 => new Box(height - box.Y1, box.X0, height - box.Y0, box.X1),
        180 => new Box(width - box.X1, height - box.Y1, width - box.X0, height - box.Y0),
        270 => new Box(box.Y0, width - box.X1, box.Y1, width - box.X0),
        _ => box,
    };

    /// <summary>The page turned clockwise, its words with it.</summary>
    public static OcrOutcome.Recognized Clockwise(OcrOutcome.Recognized page, int degrees) => new(
        degrees % 180 == 0 ? page.Width : page.Height,
        degrees % 180 == 0 ? page.Height : page.Width,
        [.. page.Words.Select(w => w with { Box = Clockwise(w.Box, degrees, page.Width, page.Height) })]);
}
