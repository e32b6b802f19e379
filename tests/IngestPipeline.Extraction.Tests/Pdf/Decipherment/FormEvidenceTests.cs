using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf.Decipherment;
using IngestPipeline.Vietnamese.Glyphs;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf.Decipherment;

public sealed class FormEvidenceTests
{
    private static CensusLine Line(string text) => new(1, new Box(0, 0, 100, 10), [.. text.Replace('□', GlyphUnknown.PlaceholderOf(0)).Replace('■', GlyphUnknown.PlaceholderOf(1)).Split(' ').Select(w => (w, 0f, 1f))]);

    private static string Demanded(params string[] lines)
    {
        var forms = new FormEvidence([.. lines.Select(Line)]);
        return string.Concat(LetterAlphabet.All.Where(l => forms.Score(0, l) > 3));
    }

    /// <param name="possible">Of the digits, in order.</param>
    [Theory]
    [InlineData("Trà Cú, ngày □5 tháng 6 năm 2023", "012")]
    [InlineData("ngày 30/1□/2022", "012")]
    [InlineData("tháng □■ năm 2023", "01")]
    [InlineData("ngày 01 tháng 6 năm □023", "2")]
    [InlineData("số □5 của Sở", "0123456789")]
    public void Score_OfDates_RefusesThoseThatDoNotExist(string line, string possible)
    {
        var forms = new FormEvidence([Line(line)]);

        Assert.Equal(possible, string.Concat("0123456789".Where(d => forms.Score(0, d) >= 0)));
    }

    [Theory]
    [InlineData("theo Kế hoạch số 15/KH-S□V của Sở", "N")]
    [InlineData("Công văn số 581/SNV-V□ ngày", "BPX")]
    [InlineData("Nghị định số 30/2020/N□-CP;", "CĐQV")]
    [InlineData("đơn vị S□V của Sở", "")] // no number: a word of the text
    public void Score_OfSymbols_KnowsAbbreviations(string line, string demanded) => Assert.Equal(demanded, Demanded(line));

    [Theory]
    [InlineData("thủ tục hành chính □TTHC)", "(")]
    [InlineData("thủ tục hành chính (TTHC□", ")")]
    [InlineData("thủ tục (TTHC) và □ăn", "")]
    [InlineData("a) □ội dung", "")]
    public void Score_OfBrackets_ClosesThem(string line, string demanded) => Assert.Equal(demanded, Demanded(line));

    [Fact]
    public void Score_OfNumbering_CountsOn()
    {
        Assert.Equal("5", Demanded("4. Cải cách", "Nội dung", "□. Cải cách tài chính", "6. Xây dựng"));
        Assert.Equal("", Demanded("□. Cải cách tài chính", "6. Xây dựng"));
        Assert.Equal("", Demanded("2. Cải cách", "□) Cải cách tài chính", "4. Xây dựng"));
    }
}
