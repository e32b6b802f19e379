using IngestPipeline.Tools.Poppler;
using Xunit;

namespace IngestPipeline.Tools.Tests;

/// <summary>Pages of 6 × 8 inches at 100 dpi, with lines of print.</summary>
public sealed class PaperShadeTests
{
    private const int Width = 600;
    private const int Height = 800;
    private const int Dpi = 100;

    [Theory]
    [InlineData("none")]
    [InlineData("slight")]
    public void Page_EvenlyLit_StaysByteForByte(string shadow)
    {
        var page = Page(shadow);
        var before = page.Pixels.ToArray();

        PaperShade.Even(page, Dpi);

        Assert.Equal(before, page.Pixels);
    }

    /// <summary>Down to a third of the light: one threshold would take that paper for ink.</summary>
    [Theory]
    [InlineData("below")]
    [InlineData("corner")]
    public void Page_InAShadow_PaperIsLightAndPrintDarkEverywhere(string shadow)
    {
        var page = Page(shadow);
        Assert.InRange(page.Row(790)[5], 60, 100);

        PaperShade.Even(page, Dpi);

        for (var y = 20; y < Height - 20; y += 20)
        {
            for (var x = 63; x < Width - 60; x += 49)
            {
                Assert.InRange(page.Row(y + 12)[x], 190, 255);
                Assert.InRange(page.Row(y)[x], 0, 120);
            }
        }
    }

    private static GrayImage Page(string shadow)
    {
        var page = new GrayImage(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var light = shadow switch
                {
                    "slight" => 1 - (0.15 * y / Height),
                    "below" => 1 - (0.67 * y / Height),
                    "corner" => 1 - (0.67 * Math.Clamp((y - x + 200) / 600.0, 0, 1)),
                    _ => 1,
                };

                // A line of print every twentieth row: strokes three pixels high with gaps.
                var ink = x is > 50 and < Width - 50 && y % 20 < 3 && x % 7 < 5;
                page.Row(y)[x] = (byte)((ink ? 50 : 238) * light);
            }
        }

        return page;
    }
}
