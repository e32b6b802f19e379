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
}
