using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Extraction.Pdf.Decipherment;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf.Decipherment;

public sealed class GlyphDeciphererTests
{
    private static readonly SourceFile Source = new("a.pdf", "a.pdf", new string('0', 64), 1);

    private static readonly string[] Report =
    [
        "Sở Nội vụ báo cáo kết quả thực hiện công tác thi đua, khen thưởng",
        "của các cơ quan, đơn vị trên địa bàn tỉnh như sau: tổng số 756 ấp,",
        "khóm; người dân được hưởng lợi; Kế hoạch số 15/KH-SNV đã được",
        "các khóm tổ chức thực hiện; những người đứng đầu phải giữ gìn",
        "kỷ cương; đã mở 12 lớp cho 1.260 người; Phòng Nội vụ phối hợp.",
    ];

    [Fact]
    public async Task Read_LettersWithoutUnicode_ComposedFromContours()
    {
        var engine = new ReadingEngine();

        var document = await Read(Drawn("óữ"), engine);

        Assert.Contains("khóm", document.Text, StringComparison.Ordinal);
        Assert.Contains("những người đứng đầu phải giữ gìn", document.Text, StringComparison.Ordinal);
        Assert.Equal(0, engine.LinesAsked);
        Assert.Empty(document.Warnings);
        Assert.Empty(document.Gaps);
        var repair = document.Repairs[0];
        Assert.Equal(("ó", "\uFFFD", RepairKind.MissingGlyph), (repair.Span.In(document.Text), repair.Original, repair.Kind));
        Assert.Equal(4, document.Repairs.Length);
    }

    [Fact]
    public async Task Read_BareLettersDigitsAndSigns_ReadFromTheirImages()
    {
        var engine = new ReadingEngine(Drawn("").Page());

        var document = await Read(Drawn("K6-nP"), engine);

        Assert.Equal((await Read(Drawn(""), engine)).Text, document.Text);
        Assert.InRange(engine.LinesAsked, 1, Report.Length);
        Assert.All(document.Repairs, r => Assert.InRange(r.Confidence, 0.95, 0.99));
    }

    [Fact]
    public async Task Read_RecognitionDisagreesWithTheLook_StaysAGap()
    {
        // The letter is as high as a capital, and recognition sees a comma there.
        var engine = new ReadingEngine(Drawn("").Page()) { Misread = w => w.Replace('K', ',') };

        var document = await Read(Drawn("K"), engine);

        Assert.Contains("\uFFFDế hoạch", document.Text, StringComparison.Ordinal);
        Assert.All(document.Gaps, g => Assert.Equal("\uFFFD", g.Span.In(document.Text)));
        Assert.Equal(2, document.Gaps.Length);
        Assert.Equal("glyphs-without-unicode", Assert.Single(document.Warnings).Code);
    }

    [Fact]
    public async Task Read_SoundPage_IsNotTouched()
    {
        var engine = new ReadingEngine();

        var document = await Read(Drawn(""), engine);

        Assert.Empty(document.Repairs);
        Assert.Equal(0, engine.LinesAsked);
    }

    [Fact]
    public async Task Read_NoOutlinesAndNothingRecognised_StaysAsItWas()
    {
        var document = await Read(Drawn("ó", looks: false), new ReadingEngine(Drawn("").Page()) { Misread = _ => "" });

        Assert.Contains("kh\uFFFDm", document.Text, StringComparison.Ordinal);
        Assert.Empty(document.Repairs);
        Assert.All(document.Gaps, g => Assert.Empty(g.Candidates));
    }

    [Fact]
    public async Task Read_NoLetterKnown_PageIsRecognised()
    {
        var engine = new ReadingEngine(Drawn("").Page());

        var document = await Read(Drawn(string.Concat(string.Concat(Report).Distinct())), engine);

        Assert.Equal(PageMethod.Ocr, document.Pages[0].Method);
        Assert.Contains("những người đứng đầu", document.Text, StringComparison.Ordinal);
        Assert.Equal(0, engine.LinesAsked);
    }

    [Fact]
    public async Task Read_ThousandsOfUnknownSigns_LeftAsTheyAre()
    {
        // A few letters of another script in each line, no two alike: the text layer is kept, nothing is asked.
        var pages = Enumerable.Range(1, 100).Select(number =>
        {
            var page = new GlyphPage { Look = DrawnFace.Shape, LostAbove = '\u4E00' };
            for (var i = 0; i < 50; i++)
            {
                page.Text(85, 40 + (i * 15), $"cán bộ, công chức {(char)(0x4E00 + (number * 50) + i)} đã thực hiện", size: 11);
            }

            return page.Page(number);
        }).ToArray();
        var engine = new ReadingEngine();

        var document = await Reader(engine, pages).Read(Source, FileKind.Pdf, StageContext.Silent());

        // Some lines at the pages' edges are taken for running headers.
        Assert.InRange(document.Gaps.Length, 4000, 5000);
        Assert.Equal(document.Text.Count(c => c == '\uFFFD'), document.Gaps.Length);
        Assert.Empty(document.Repairs);
        Assert.Equal(0, engine.LinesAsked);
    }

    [Fact]
    public async Task Read_BulletsOfASymbolFont_NeverBecomeLetters()
    {
        var page = Drawn("").Text(85, 220, "\uFFFD", size: 12, font: 3).Text(99, 220, "Kết quả đạt được", size: 12);
        var engine = new ReadingEngine(Drawn("").Text(85, 220, "o", size: 12).Text(99, 220, "Kết quả đạt được", size: 12).Page());

        var document = await Read(page, engine);

        Assert.Contains("\uFFFD Kết quả", document.Text, StringComparison.Ordinal);
        Assert.Equal(0, engine.LinesAsked);
    }

    [Fact]
    public async Task Read_SameOutlineInAnotherFont_IsTheSameLetter()
    {
        // The heading's font has no Unicode for its K; the body's K is drawn by the same outline.
        var page = new GlyphPage { LostIn = (1, "Kh"), Look = (_, letter) => DrawnFace.Shape(0, letter) }.Text(85, 80, "KẾT QUẢ và Kế hoạch", font: 1);
        for (var i = 0; i < Report.Length; i++)
        {
            page.Text(85, 100 + (i * 20), Report[i], size: 12);
        }

        var engine = new ReadingEngine();

        var document = await Read(page, engine);

        Assert.StartsWith("KẾT QUẢ và Kế hoạch", document.Text, StringComparison.Ordinal);
        Assert.Equal(0, engine.LinesAsked);
    }

    private static GlyphPage Drawn(string lost, bool looks = true)
    {
        var page = new GlyphPage { Lost = lost, Look = (font, letter) => looks ? DrawnFace.Shape(font, letter) : null };
        for (var i = 0; i < Report.Length; i++)
        {
            page.Text(85, 100 + (i * 20), Report[i], size: 12);
        }

        return page;
    }

    private static Task<Document> Read(GlyphPage page, ReadingEngine engine) => Reader(engine, page.Page()).Read(Source, FileKind.Pdf, StageContext.Silent());

    private static PdfFormatReader Reader(ReadingEngine engine, params PdfPage[] pages) => new(
        new FakePdfReader(pages), new FakeRasterizer(), engine, new PdfReadingOptions(), new GlyphDecipherer(new FakeRasterizer(), engine, solver: null, new DeciphermentOptions()));
}
