using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

/// <summary>An open book on the scanner: two pages of 25 lines on one sheet of A4 at 300 dpi, lying.</summary>
public sealed class SpreadTests
{
    private const int Width = 3508;
    private const int Height = 2480;
    private const int Lines = 25;
    private const double Scale = 72.0 / 300;
    private const double LeftPage = 250;
    private const double RightPage = 1950;

    [Fact]
    public async Task Read_TwoPagesOnOneSheet_LeftBeforeRight()
    {
        var document = await Read([.. Text(LeftPage, "Trang trái"), .. Text(RightPage, "Trang phải")]);

        var sides = document.Text.Split([' ', '\n']).Where(w => w is "trái" or "phải");
        Assert.Equal([.. Enumerable.Repeat("trái", Lines), .. Enumerable.Repeat("phải", Lines)], sides);
        Assert.Equal(842, Assert.Single(document.Pages).Width, 1.0);
        Assert.Equal(document.Text.Length, document.Pages[0].Span.End);
        Assert.All(document.Words, w => Assert.Equal(w.Span.Start >= document.Text.IndexOf("phải", StringComparison.Ordinal) - 6, w.Box.X0 > 421));
    }

    /// <summary>The numbers of both are beside the text, a sentence goes on from one to the other, a note of the left page is a note.</summary>
    [Fact]
    public async Task Read_PagesWithNumbersAndANote_AsTwoPagesAreRead()
    {
        var document = await Read([
            .. Line(LeftPage + 600, 150, "12"), .. Line(RightPage + 600, 150, "13"),
            .. Text(LeftPage, "Trang trái", lines: 20), .. Line(LeftPage, Row(20), "Công tác văn thư do Uỷ ban nhân dân huyện và các xã cùng với"),
            .. Line(LeftPage, 2100, "1 Theo Báo cáo số 12/BC-UBND của huyện", height: 34), .. Line(RightPage, Row(0), "phường thực hiện."), .. Text(RightPage, "Trang phải", from: 1),
        ]);

        Assert.Equal(["12", "13"], document.Blocks.Where(b => b.Kind == BlockKind.PageNumber).Select(b => b.Aside));
        Assert.Contains("cùng với phường thực hiện.", document.Text, StringComparison.Ordinal);
        Assert.Equal("Theo Báo cáo số 12/BC-UBND của huyện", Assert.Single(document.Footnotes).Span.In(document.Text));
        Assert.Single(document.Pages);
    }

    /// <summary>Two lines end the document on the right page, beside the text of the left one: their numbers tell that they are pages.</summary>
    [Theory]
    [InlineData("8", "9", true)]
    [InlineData("8", "8", false)]
    [InlineData("8", "", false)]
    [InlineData("", "", false)]
    public void Split_RightPageWithLittleOnIt_WhereNumbered(string left, string right, bool expected)
    {
        var page = Page([
            .. Line(LeftPage + 600, 150, left), .. Line(RightPage + 600, 150, right),
            .. Text(LeftPage, "Trang trái"), .. Line(RightPage, Row(0), "- Phòng Nội vụ;"), .. Line(RightPage, Row(1), "- Lưu: VT."),
        ]);

        Assert.Equal(expected, FacingPages.Split(page) is not null);
    }

    /// <summary>Rows of a landscape page, with a blank in the middle as wide as that of a booklet.</summary>
    [Theory]
    [InlineData("table without rules", "1 | Hộ nghèo | 1.664 | 12,5 || 1.402 | 10,1 | Giảm")]
    [InlineData("heading over both columns", "Trang của báo cáo về kết quả công tác || Trang của báo cáo về kết quả công tác", "PHỤ LỤC SỐ LIỆU VỀ KẾT QUẢ CÔNG TÁC CỦA CÁC CƠ QUAN NĂM 2024")]
    public void Split_LandscapePageWithABlankInTheMiddle_IsOnePage(string what, string row, string? heading = null)
    {
        var sides = row.Split(" || ").Select(s => s.Split(" | ")).ToArray();
        var words = Enumerable.Range(0, Lines).SelectMany(i => sides.SelectMany((cells, side) =>
            cells.SelectMany((cell, c) => Line((side == 0 ? LeftPage : RightPage) + (c * 330), Row(i), cell)))).ToList();
        words.AddRange(heading is null ? [] : Line(900, 130, heading));

        Assert.True(FacingPages.Split(Page([.. words])) is null, what);
    }

    [Fact]
    public void Split_TableWhoseRulesRunThroughTheMiddle_IsOnePage()
    {
        var page = Page([.. Text(LeftPage, "Trang trái"), .. Text(RightPage, "Trang phải")]);
        ImmutableArray<PdfRule> rules = [new(50, 200, 800, 200), new(50, 400, 800, 400)];

        Assert.NotNull(FacingPages.Split(page));
        Assert.NotNull(FacingPages.Split(page with { Rules = [rules[0]] }));
        Assert.Null(FacingPages.Split(page with { Rules = rules }));
        Assert.Null(FacingPages.Split(page with { Height = page.Width }));
    }

    /// <summary>A text layer is two pages only where it says so itself: text in two columns stands as it was set.</summary>
    [Fact]
    public void Split_TextLayerInTwoColumns_IsOnePage()
    {
        var page = Page([.. Text(LeftPage, "Trang trái"), .. Text(RightPage, "Trang phải")]);

        Assert.Null(FacingPages.Split(page with { Method = PageMethod.Text }));
    }

    /// <summary>The scan leans by half a degree, and the shadow of the fold was read as letters.</summary>
    [Fact]
    public void Split_SkewedWithAShadow_EachWordOnItsPage()
    {
        OcrWord Lean(OcrWord w) => w with { Box = new Box(w.Box.X0 - (0.0087 * w.Box.Y0), w.Box.Y0 + (0.0087 * w.Box.X0), w.Box.X1 - (0.0087 * w.Box.Y0), w.Box.Y1 + (0.0087 * w.Box.X0)) };
        var page = Page([.. Text(LeftPage, "Trang trái").Select(Lean), .. Text(RightPage, "Trang phải").Select(Lean), .. Line(1748, 900, "lỊ").Select(w => w with { Confidence = 0.2 })]);

        var (left, right) = FacingPages.Split(page)!.Value;

        Assert.Equal(Lines, left.Words.Count(w => w.Text == "trái"));
        Assert.Equal(Lines, right.Words.Count(w => w.Text == "phải"));
        Assert.Equal(page.Words.Length, left.Words.Length + right.Words.Length);
        Assert.Equal(page.Words.Select(w => w.Box).ToHashSet(), left.Words.Concat(right.Words).Select(w => w.Box).ToHashSet());
    }

    private static async Task<Document> Read(ImmutableArray<OcrWord> words)
    {
        var reader = new ImageFormatReader(new LyingSheet(), new FakeOcrEngine(_ => new OcrOutcome.Recognized(Width, Height, words)), parallelPages: 1);
        return await reader.Read(new SourceFile("a.png", "a.png", new string('0', 64), 1), FileKind.Png, StageContext.Silent());
    }

    private static PageContent Page(ImmutableArray<OcrWord> words) => new(1, Width * Scale, Height * Scale, 0, PageMethod.Ocr, 0.93, RecognizedWords.ToLayout(words, Scale), [])
    {
        Slope = RecognizedWords.Slope(words),
    };

    private static double Row(int line) => 250 + (line * 75);

    /// <summary>Lines of running text of one page.</summary>
    private static IEnumerable<OcrWord> Text(double x, string opening, int from = 0, int lines = Lines) =>
        Enumerable.Range(from, lines - from).SelectMany(line => Line(x, Row(line), $"{opening} dòng {line + 1} của báo cáo về kết quả công tác"));

    private static ImmutableArray<OcrWord> Line(double x, double y, string text, double height = 45)
    {
        var words = ImmutableArray.CreateBuilder<OcrWord>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var width = word.Length * 24 * height / 45;
            words.Add(new OcrWord(word, new Box(x, y, x + width, y + height), 0.93, 1 + (int)(x / RightPage), 1, (int)y));
            x += width + 14;
        }

        return words.ToImmutable();
    }

    private sealed class LyingSheet : IRasterizer
    {
        public Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation) => throw new NotSupportedException();

        public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            yield return new RasterPage("1", Width, Height, 300, new MemoryStream());
        }
    }
}
