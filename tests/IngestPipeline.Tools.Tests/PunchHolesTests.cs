using IngestPipeline.Tools.Poppler;
using Xunit;

namespace IngestPipeline.Tools.Tests;

/// <summary>A page of A4 at 200 dpi; places and sizes in millimetres.</summary>
public sealed class PunchHolesTests
{
    private const double Dpi = 200;
    private const double Millimetre = Dpi / 25.4;
    private const int Width = 1654;
    private const int Height = 2339;

    [Theory]
    [InlineData("two at the left", 12, 108, 6)]
    [InlineData("old files", 12, 108, 5.5)]
    [InlineData("large, cut by a rough punch", 10, 60, 8)]
    [InlineData("at the right", 198, 108, 6)]
    [InlineData("at the top of a page that was turned", 105, 12, 6)]
    [InlineData("at the foot", 105, 285, 6)]
    public void Clear_HoleInTheMargin_IsPaper(string what, double x, double y, double diameter)
    {
        var page = Page();
        Disc(page, x, y, diameter);

        PunchHoles.Clear(page, Dpi);

        Assert.True(page.Pixels.All(p => p == 255), what);
    }

    [Fact]
    public void Clear_HoleThatTouchesTheEndsOfLines_LeavesThePrintBesideIt()
    {
        var (page, print) = (Page(), Page());
        foreach (var y in (double[])[104, 110, 116])
        {
            foreach (var image in (GrayImage[])[page, print])
            {
                Bar(image, 150, y, 41.5, 0.4);
            }
        }

        Disc(page, 194, 110, 6);
        PunchHoles.Clear(page, Dpi);

        var (x, y0) = (194 * Millimetre, 110 * Millimetre);
        for (var i = 0; i < page.Pixels.Length; i++)
        {
            var away = Math.Sqrt(Math.Pow((i % Width) - x, 2) + Math.Pow((i / Width) - y0, 2)) / Millimetre;
            Assert.True(away is > 3.05 and < 3.35 || page.Pixels[i] == (away < 3.2 ? 255 : print.Pixels[i]));
        }
    }

    [Theory]
    [InlineData("a big dot in the text", 105, 108, 6)]
    [InlineData("a bullet", 20, 108, 2)]
    [InlineData("a blot", 14, 108, 14)]
    public void Clear_DiscThatIsNoHole_Stays(string what, double x, double y, double diameter)
    {
        var page = Page();
        Disc(page, x, y, diameter);
        AssertStays(page, what);
    }

    [Fact]
    public void Clear_OtherInkInTheMargin_Stays()
    {
        var square = Page();
        Bar(square, 9, 100, 6, 6);
        AssertStays(square, "square");

        var ring = Page();
        Disc(ring, 12, 108, 6);
        Disc(ring, 12, 108, 4.6, 255);
        AssertStays(ring, "ring");

        var rule = Page();
        Bar(rule, 12, 20, 1, 250);
        Bar(rule, 12, 20, 180, 5);
        AssertStays(rule, "frame");
    }

    private static void AssertStays(GrayImage page, string what)
    {
        var before = (byte[])page.Pixels.Clone();

        PunchHoles.Clear(page, Dpi);

        Assert.True(before.AsSpan().SequenceEqual(page.Pixels), what);
    }

    private static GrayImage Page()
    {
        var page = new GrayImage(Width, Height);
        page.Pixels.AsSpan().Fill(255);
        return page;
    }

    private static void Disc(GrayImage page, double x, double y, double diameter, byte colour = 20)
    {
        var (cx, cy, radius) = (x * Millimetre, y * Millimetre, diameter / 2 * Millimetre);
        for (var row = (int)(cy - radius); row <= cy + radius; row++)
        {
            for (var column = (int)(cx - radius); column <= cx + radius; column++)
            {
                if (Math.Pow(row - cy, 2) + Math.Pow(column - cx, 2) <= radius * radius)
                {
                    page.Row(row)[column] = colour;
                }
            }
        }
    }

    private static void Bar(GrayImage page, double x, double y, double width, double height)
    {
        for (var row = (int)(y * Millimetre); row < (y + height) * Millimetre; row++)
        {
            page.Row(row)[(int)(x * Millimetre)..(int)((x + width) * Millimetre)].Fill(20);
        }
    }
}
