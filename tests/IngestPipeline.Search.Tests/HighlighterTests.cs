using IngestPipeline.Search.Highlighting;
using IngestPipeline.Search.Querying;
using Xunit;

namespace IngestPipeline.Search.Tests;

public sealed class HighlighterTests
{
    [Theory]
    [InlineData("bổ nhiệm", "Về việc [bổ nhiệm] và [Bổ]  [nhiệm], bồ [nhiệm]")]
    [InlineData("bo nhiem", "Về việc [bổ nhiệm] và [Bổ]  [nhiệm], [bồ nhiệm]")]
    [InlineData("\"việc bổ nhiệm\"", "Về [việc bổ nhiệm] và Bổ  nhiệm, bồ nhiệm")]
    [InlineData("-bổ loại:BC", "Về việc bổ nhiệm và Bổ  nhiệm, bồ nhiệm")]
    public void Mark_Text_MarksWordsAsTyped(string query, string expected) => Assert.Equal(expected, Mark(query, "Về việc bổ nhiệm và Bổ  nhiệm, bồ nhiệm", false));

    [Theory]
    [InlineData("hòa 271/BC-UBND 1664", "Hoà nhận 271/BC-UBND và 1.664", "[Hoà] nhận [271/BC-UBND] và [1.664]")]
    public void Mark_NumbersAndOldTones_AreMarkedAsPrinted(string query, string text, string expected) => Assert.Equal(expected, Mark(query, text, false));

    [Theory]
    [InlineData("quyet dinh bo nhiem 2023", "[QUYẾT ĐỊNH] Về việc [bổ nhiệm] cán [bộ] năm [2023]")]
    [InlineData("quyết dinh bo nhiệm 2023", "[QUYẾT ĐỊNH] Về việc [bổ nhiệm] cán [bộ] năm [2023]")]
    public void Mark_WordsTypedWithoutAccents_MarksAccentedText(string query, string expected) =>
        Assert.Equal(expected, Mark(query, "QUYẾT ĐỊNH Về việc bổ nhiệm cán bộ năm 2023", false));

    [Theory]
    [InlineData("UBND tỉnh", "[UBND tỉnh], [Ủy ban nhân dân] huyện, nhân dân")]
    [InlineData("uy ban nhan dan tinh", "[UBND tỉnh], [Ủy ban nhân dân] huyện, [nhân dân]")]
    public void Mark_Abbreviation_MarksItAndItsWords(string query, string expected) =>
        Assert.Equal(expected, Mark(query, "UBND tỉnh, Ủy ban nhân dân huyện, nhân dân", false));

    [Fact]
    public void Mark_AccentsIgnored_MarksAllAccents() => Assert.Equal("[đường] [dương]", Mark("dưởng", "đường, dương", true).Replace(",", "", StringComparison.Ordinal));

    [Fact]
    public void Cut_LongText_ShowsThePartWithMostWords()
    {
        var text = string.Concat(Enumerable.Repeat("Căn cứ quyết tâm chung. ", 40)) + "Ông Sáu được bổ nhiệm theo quyết định này. " + string.Concat(Enumerable.Repeat("Nơi nhận. ", 60));
        var (snippet, start) = new Highlighter(QueryParser.Parse("quyết định bổ nhiệm"), false).Cut(text);

        Assert.StartsWith(snippet.Text, text[start..]);
        Assert.InRange(snippet.Text.Length, 100, Highlighter.SnippetLength);
        Assert.Equal((true, true), (snippet.CutBefore, snippet.CutAfter));
        Assert.Contains("bổ nhiệm", snippet.Pieces().Where(p => p.Marked).Select(p => p.Text));
        Assert.Contains("quyết định", snippet.Pieces().Where(p => p.Marked).Select(p => p.Text));
    }

    private static string Mark(string query, string text, bool ignoreAccents) =>
        string.Concat(new Highlighter(QueryParser.Parse(query), ignoreAccents).Mark(text).Pieces().Select(p => p.Marked ? $"[{p.Text}]" : p.Text));
}
