using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Extraction.Pdf.Decipherment;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf.Decipherment;

public sealed class TypefaceMetricsTests
{
    private static (char, GlyphShape) Wide(char letter, int width) => (letter, new GlyphShape(width / 1000f, 0, []));

    [Fact]
    public void Of_WidthsOfTimes_TellsCapitals()
    {
        var times = TypefaceMetrics.Of([Wide('a', 444), Wide('b', 500), Wide('ế', 444), Wide('m', 778), Wide('s', 389), Wide('t', 278), Wide('W', 944), Wide('H', 722), Wide('1', 500), Wide('ư', 537)]);

        Assert.NotNull(times);
        Assert.True(times.Agrees('K', 0.722f));
        Assert.False(times.Agrees('P', 0.722f));
        Assert.True(times.Agrees('ỳ', 0.5f));
        Assert.Null(times.Agrees('ữ', 0.5f));
    }

    [Fact]
    public void Of_FixedWidths_NoTypeface() => Assert.Null(TypefaceMetrics.Of([.. "abcdeghikl".Select(c => Wide(c, 600))]));
}
