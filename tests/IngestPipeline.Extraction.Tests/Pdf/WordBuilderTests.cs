using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf;

public sealed class WordBuilderTests
{
    private static string Words(GlyphPage page) => string.Join('|', PdfPageContent.Of(page.Page()).Words.Select(w => (w.Bold ? "*" : "") + w.Text));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Build_Line_SplitAtBlanks(bool blanks) => Assert.Equal("Sở|Nội|vụ|tỉnh", Words(new GlyphPage().Text(85, 100, "Sở Nội vụ tỉnh", blanks: blanks)));

    [Fact]
    public void Build_DrawnTwice_OneBoldWord() => Assert.Equal("*BÁO|*CÁO", Words(new GlyphPage().Text(85, 100, "BÁO CÁO").Text(85.4, 100, "BÁO CÁO")));

    [Fact]
    public void Build_GlyphsWithoutUnicode_OnePlaceholderEachAndWarning()
    {
        var content = PdfPageContent.Of(new GlyphPage().Text(85, 100, "K\uFFFD ho\uFFFDch").Page(3));

        Assert.Equal(["K\uFFFD", "ho\uFFFDch"], content.Words.Select(w => w.Text));
        var warning = Assert.Single(content.Warnings);
        Assert.Equal(("glyphs-without-unicode", 3), (warning.Code, warning.Page));
        Assert.Contains("2", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uF0B7", "•")]
    [InlineData("\uF02D", "-")]
    [InlineData("\u00AD", "-")]
    [InlineData("\u200B", "")]
    [InlineData("\u00A0", " ")]
    [InlineData("ư", "ư")]
    [InlineData(null, "\uFFFD")]
    public void GlyphText_Signs_MadePlain(string? unicode, string expected) => Assert.Equal(expected, GlyphText.Of(unicode, keepsSoftHyphen: false));

    [Fact]
    public void GlyphText_SoftHyphenInTcvn3Font_IsALetter()
    {
        Assert.True(GlyphText.IsLegacy(".VnTime"));
        Assert.Equal("\u00AD", GlyphText.Of("\u00AD", keepsSoftHyphen: true));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void PageContent_WholePageTurned_TurnedBack(short direction)
    {
        var upright = new GlyphPage().Text(85, 100, string.Join(' ', Enumerable.Repeat("Sở Nội vụ", 15)), size: 6).Text(85, 120, "và Sở Tư pháp", size: 6).Page();
        var turned = upright with
        {
            Width = direction == 180 ? upright.Width : upright.Height,
            Height = direction == 180 ? upright.Height : upright.Width,
            Glyphs = [.. upright.Glyphs.Select(g => Turned(g, direction))],
        };

        var content = PdfPageContent.Of(turned);

        Assert.Equal(PdfPageContent.Of(upright).Words.Select(w => (w.Text, Math.Round(w.X0, 2), Math.Round(w.Baseline, 2))), content.Words.Select(w => (w.Text, Math.Round(w.X0, 2), Math.Round(w.Baseline, 2))));
        Assert.Equal(GlyphPage.Width, content.Width);
        Assert.Equal(360 - direction, content.Rotation);
    }

    [Fact]
    public void PageContent_Watermark_Aside()
    {
        var page = new GlyphPage().Text(85, 100, "Sở Nội vụ").Page();
        var slanted = page.Glyphs.Select((g, i) => g with { Direction = 315, Baseline = g.Baseline - (i * 10) });

        var content = PdfPageContent.Of(page with { Glyphs = [.. page.Glyphs, .. slanted] });

        Assert.Equal(3, content.Words.Length);
        Assert.Equal("Sở Nội vụ", Assert.Single(content.Asides).Words);
    }

    /// <summary>As a reader gives text that runs in that direction: edges along the direction of reading.</summary>
    private static Glyph Turned(Glyph g, short direction) => direction switch
    {
        90 => g with { Baseline = (float)GlyphPage.Height - g.Baseline, Direction = 90 },
        270 => g with { X0 = (float)GlyphPage.Width - g.X1, X1 = (float)GlyphPage.Width - g.X0, Direction = 270 },
        _ => g with { X0 = (float)GlyphPage.Width - g.X1, X1 = (float)GlyphPage.Width - g.X0, Baseline = (float)GlyphPage.Height - g.Baseline, Direction = 180 },
    };
}
