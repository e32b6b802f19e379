using IngestPipeline.Search.Analysis;
using Xunit;

namespace IngestPipeline.Search.Tests;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("Quyết định", "quyêt\u0301@0 đinh\u0323@1")]
    [InlineData("hoà hòa thuỷ thủy", "hoa\u0300@0 hoa\u0300@1 thuy\u0309@2 thuy\u0309@3")]
    [InlineData("ĐƯỜNG đương dương duong", "đương\u0300@0 đương@1 dương@2 duong@3")]
    [InlineData("1.664 người, 12,5% và 1.66", "1664@0 ngươi\u0300@1 12,5@2 va\u0300@3 1.66@4")]
    [InlineData("1.234.567,89", "1234567,89@0")]
    [InlineData("số 8474/KH-UBND.", "sô\u0301@0 8474/kh-ubnd@1 8474@1 kh@2 ubnd@3")]
    [InlineData("26/6/2023", "26/6/2023@0 26@0 6@1 2023@2")]
    [InlineData("2021–2025", "2021-2025@0 2021@0 2025@1")]
    [InlineData("kinh tế-xã hội", "kinh@0 tê\u0301@1 xa\u0303@2 hôi\u0323@3")]
    [InlineData("một\nhai", "môt\u0323@0 hai@2")]
    [InlineData("Ðoàn Ɖông ƣu", "đoan\u0300@0 đông@1 ưu@2")]
    [InlineData("", "")]
    public void Analyze_Text_YieldsExactKeysWithPositions(string text, string expected) => AssertAnalyzesTo(text, expected, t => t.Exact);

    [Theory]
    [InlineData("Quyết định số 05/2021/QĐ-UBND", "quyet@0 dinh@1 so@2 05/2021/qd-ubnd@3 05@3 2021@4 qd@5 ubnd@6")]
    [InlineData("đ Đ Ð Ɖ ư Ơ ấ", "d@0 d@1 d@2 d@3 u@4 o@5 a@6")]
    public void Analyze_Text_YieldsFoldedKeys(string text, string expected) => AssertAnalyzesTo(text, expected, t => t.Folded);

    [Theory]
    [InlineData("Quyết định số 271/BC-UBND ngày 26/6/2023")]
    [InlineData("e\u0302\u0323 nhiều dấu, 1.664,5 \ud83d\ude00 –/- a-b/c")]
    public void Analyze_DecomposedText_IsTheSameAndSpansStayInside(string text)
    {
        var composed = TextAnalyzer.Analyze(text.Normalize());
        var decomposed = TextAnalyzer.Analyze(text.Normalize(System.Text.NormalizationForm.FormD));

        Assert.Equal(composed.Select(t => (t.Exact, t.Folded, t.Position)), decomposed.Select(t => (t.Exact, t.Folded, t.Position)));
        Assert.All(composed, t => Assert.Equal(t.Folded, string.Concat(TextAnalyzer.Analyze(t.Span.In(text.Normalize())).Take(1).Select(x => x.Folded))));
    }

    private static void AssertAnalyzesTo(string text, string expected, Func<Token, string> key) =>
        Assert.Equal(expected, string.Join(' ', TextAnalyzer.Analyze(text).Select(t => $"{key(t)}@{t.Position}")));
}
