using System.Text;
using Xunit;

namespace IngestPipeline.Training.Tests;

public sealed class ComparisonFormTests
{
    [Theory]
    [InlineData("Số: 12/BC-UBND", "số12bcubnd", "số 12 bc ubnd")]
    [InlineData("ĐIỀU 1. Diện tích (m²)", "điều1diệntíchm²", "điều 1 diện tích m²")]
    [InlineData(" ./. ", "", "")]
    [InlineData(null, "", "")]
    public void LettersAndWords_OfAText_AreWithoutCaseAndSigns(string? text, string letters, string words)
    {
        Assert.Equal((letters, words), (ComparisonForm.Letters(text), ComparisonForm.Words(text)));
        Assert.Equal((letters, words), (ComparisonForm.Letters(text?.Normalize(NormalizationForm.FormD)), ComparisonForm.Words(text?.Normalize(NormalizationForm.FormD))));
    }

    [Fact]
    public void Placed_Letters_KnowWhereTheyStood()
    {
        var (letters, offsets) = ComparisonForm.Placed("(A) B1");

        Assert.Equal("ab1", letters);
        Assert.Equal([1, 4, 5], offsets);
    }

    [Fact]
    public void Hashes_OfNothing_AreNone() => Assert.Equal((null, ""), (ComparisonForm.WordHash(" - "), ComparisonForm.Check("")));
}
