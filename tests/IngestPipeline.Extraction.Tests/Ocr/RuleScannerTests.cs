using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Ocr;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

public sealed class RuleScannerTests
{
    private const int Width = 1200;
    private const int Height = 900;
    private const int Dpi = 300;

    [Theory]
    [InlineData(0)]
    [InlineData(0.008)]
    [InlineData(-0.012)]
    public void Rules_GridAskew_FoundAndSetStraight(double slope)
    {
        // Lines of three pixels; letters are shorter strokes and must not be taken for lines.
        bool Ink(double x, double y) =>
            (new[] { 100.0, 300, 500 }.Any(at => Math.Abs(y - at) < 1.5) && x is > 100 and < 1000) || (new[] { 100.0, 400, 1000 }.Any(at => Math.Abs(x - at) < 1.5) && y is > 100 and < 500)
            || (x % 40 < 4 && y is > 600 and < 640);
        var scanner = new RuleScanner(Width, Dpi);
        var row = new byte[Width];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                row[x] = Ink(x + (slope * (y - (Height / 2.0))), y - (slope * x)) ? (byte)60 : (byte)240;
            }

            scanner.Add(row);
        }

        var rules = scanner.Rules();
        var found = ScannedRules.Slope(rules, Width) ?? 0;
        var grid = Assert.Single(RuleGrid.Find(ScannedRules.Straight(rules, found, Height, 0.24)));

        Assert.InRange(found, slope - 0.001, slope + 0.001);
        Assert.Equal((2, 2), (grid.Rows, grid.Columns));
        Assert.InRange(grid.Xs[1], 95, 97);
        Assert.InRange(grid.Ys[1], 71, 73);
    }

    [Fact]
    public void Rules_BlackPicture_None()
    {
        var scanner = new RuleScanner(Width, Dpi);
        for (var y = 0; y < Height; y++)
        {
            scanner.Add(new byte[Width]);
        }

        Assert.Empty(scanner.Rules());
    }
}
