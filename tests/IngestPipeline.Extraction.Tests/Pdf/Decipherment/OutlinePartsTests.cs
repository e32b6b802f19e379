using IngestPipeline.Extraction.Pdf.Decipherment;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf.Decipherment;

public sealed class OutlinePartsTests
{
    private static OutlineParts Learned(string letters) => new(letters.Select(l => (l, DrawnFace.Shape(0, l))));

    [Theory]
    [InlineData("uaãư", 'ữ', "ữ")] // mark of another letter on a known body
    [InlineData("áeé", 'a', "a")] // body that only stands with a mark whose shape another letter tells
    [InlineData("ìíon", 'ỉ', "")] // body common to two letters, but a mark never seen
    [InlineData("ìíòỏo", 'ỉ', "ỉ")]
    [InlineData("aăâê", 'ẩ', "")]
    [InlineData("uưoơaã", 'ỡ', "ỡ")]
    [InlineData("abc", 'K', "")]
    [InlineData("AÁE", 'É', "É")]
    [InlineData("aáE", 'É', "")] // marks of capitals are drawn apart
    [InlineData("ịọoi", 'j', "")]
    public void Compositions_OfContours_AreTheLettersTheyMake(string known, char drawn, string expected) =>
        Assert.Equal(expected, string.Concat(Learned(known).Compositions(DrawnFace.Shape(0, drawn))));

    [Fact]
    public void Score_OfContours_TellsBodyAndMarkApart()
    {
        var parts = Learned("aàáeèoòbc");
        var shape = DrawnFace.Shape(0, 'é');

        Assert.True(parts.Score(shape, 'é') > 10);
        Assert.All("èeáàaoc", wrong => Assert.True(parts.Score(shape, wrong) < 0, $"{wrong}"));
        Assert.Equal(0, parts.Score(DrawnFace.Shape(0, 'K'), 'K'));
        Assert.True(parts.Score(DrawnFace.Shape(0, 'K'), 'b') < -5);
    }

    [Fact]
    public void Score_OfAnotherFontsContours_IsNoReading() => Assert.Empty(Learned("uãư").Compositions(DrawnFace.Shape(1, 'ữ')));
}
