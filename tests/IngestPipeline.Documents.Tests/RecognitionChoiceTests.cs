using Xunit;

namespace IngestPipeline.Documents.Tests;

public sealed class RecognitionChoiceTests
{
    [Theory]
    [InlineData("2-5, 9", "2-5, 9")]
    [InlineData(" 9; 2 – 3 4,5 ", "2-5, 9")]
    [InlineData("7", "7")]
    [InlineData("1-12", "1-12")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Pages_AsPeopleWriteThem_ReadInOrder(string? typed, string expected)
    {
        var (pages, problem) = PageSelection.Parse(typed, 12);

        Assert.Null(problem);
        Assert.Equal(expected, pages!.Text);
        Assert.Equal(pages, PageSelection.Parse(pages.Text).Value);
    }

    [Theory]
    [InlineData("hai", "“hai” không phải là số trang; viết như 2-5, 9", "“hai” is no page number; write as in 2-5, 9")]
    [InlineData("0", "“0” không phải là số trang; viết như 2-5, 9", "“0” is no page number; write as in 2-5, 9")]
    [InlineData("2-5-9", "“2-5-9” không phải là số trang; viết như 2-5, 9", "“2-5-9” is no page number; write as in 2-5, 9")]
    [InlineData("-3", "“-3” không phải là số trang; viết như 2-5, 9", "“-3” is no page number; write as in 2-5, 9")]
    [InlineData("1, 99999999999", "“99999999999” không phải là số trang; viết như 2-5, 9", "“99999999999” is no page number; write as in 2-5, 9")]
    [InlineData("5-2", "“5-2”: trang đầu đứng sau trang cuối", "“5-2”: the first page comes after the last")]
    [InlineData("3, 11-13", "Không có trang 13: tài liệu có 12 trang", "There is no page 13: the document has 12 pages")]
    public void Pages_ThatCannotBeFollowed_ToldInBothLanguages(string typed, string vietnamese, string english)
    {
        var (pages, problem) = PageSelection.Parse(typed, 12);

        Assert.Null(pages);
        Assert.Equal((vietnamese, english), (problem!.Vietnamese, problem.English));
    }

    [Fact]
    public void Orders_OneAfterTheOther_TheLastCountsOnItsPages()
    {
        var choice = new RecognitionChoice(3, [Order(RecognitionMode.Ocr, ""), Order(RecognitionMode.Text, "2-4"), Order(RecognitionMode.Auto, "3")]);

        Assert.Equal(
            [RecognitionMode.Ocr, RecognitionMode.Text, RecognitionMode.Auto, RecognitionMode.Text, RecognitionMode.Ocr],
            Enumerable.Range(1, 5).Select(choice.For));
        Assert.Equal(RecognitionMode.Auto, RecognitionChoice.None.For(1));
    }

    [Fact]
    public void Coverage_FromWarnings_EachPageOnce()
    {
        var document = new Document { Source = new SourceFile("a.pdf", "", new string('0', 64), 1) }
            .WithWarning("page-unreadable", 7, "").WithWarning("page-unreadable", 2, "").WithWarning("page-unreadable", 7, "")
            .WithWarning("ocr-doubtful", 7, "").WithWarning("ocr-doubtful", 5, "").WithWarning("gaps", 1, "");

        Assert.Equal([2, 7], PageCoverage.Of(document).Unread.AsEnumerable());
        Assert.Equal([5], PageCoverage.Of(document).Doubtful.AsEnumerable());
    }

    private static RecognitionOrder Order(RecognitionMode mode, string pages) => new(mode, PageSelection.Parse(pages).Value!);
}
