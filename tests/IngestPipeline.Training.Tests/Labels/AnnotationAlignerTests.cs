using IngestPipeline.Documents;
using IngestPipeline.Training.Annotations;
using Xunit;

namespace IngestPipeline.Training.Tests.Labels;

public sealed class AnnotationAlignerTests
{
    private const string Then = "Số: 12/BC\nI. KẾT QUẢ\nĐã cử 05 cán bộ.\n";

    [Theory]
    [InlineData("Số: 12/BC\nI. KẾT QUẢ\nĐã cử 05 cán bộ.\n", "I. KẾT QUẢ")]
    [InlineData("Số : 12 / BC\nI . KẾT  QUẢ\nĐã cử 05 cán bộ.\n", "I . KẾT  QUẢ")]
    [InlineData("CỘNG HÒA\nSố: 12/BC\nTrang 1\nI. KẾT QUẢ\nĐã cử 05 cán bộ.\n", "I. KẾT QUẢ")]
    public void Span_IsFoundWhereItsLettersStandToday(string now, string expected)
    {
        var aligner = new AnnotationAligner(now);

        Assert.Equal(expected, aligner.Find(Place("I. KẾT QUẢ"))!.Value.In(now));
        Assert.Equal(0, aligner.Lost);
    }

    [Fact]
    public void LettersReadOtherwise_AreLostAndCounted()
    {
        var aligner = new AnnotationAligner("Số: 12/BC\nI. KỂT QUẢ\nĐã cử 05 cán bộ.\n");

        Assert.Null(aligner.Find(Place("I. KẾT QUẢ")));
        Assert.NotNull(aligner.Find(Place("Đã cử 05 cán bộ.")));
        Assert.Equal(1, aligner.Lost);
    }

    [Theory]
    [InlineData("a0", true)]
    [InlineData("b1", false)]
    [InlineData("0f", false)]
    [InlineData("fe", true)]
    public void Holdout_IsDecidedByTheHashOfTheFile(string hash, bool holdout) =>
        Assert.Equal(holdout, new Annotation("x", hash, [], [], [], default, []).IsHoldout);

    private static AnnotatedSpan Place(string words)
    {
        var start = Then.IndexOf(words, StringComparison.Ordinal);
        var letters = new string([.. words.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        return new AnnotatedSpan(TextSpan.OfLength(start, words.Length), letters.Length, ComparisonForm.Check(letters));
    }
}
