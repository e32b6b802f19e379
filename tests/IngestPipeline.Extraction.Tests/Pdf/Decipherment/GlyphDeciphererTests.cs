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

    private static GlyphPage Drawn(string lost, bool looks = true)
    {
        var page = new GlyphPage { Lost = lost, Look = (font, letter) => looks ? DrawnFace.Shape(font, letter) : null };
        for (var i = 0; i < Report.Length; i++)
        {
            page.Text(85, 100 + (i * 20), Report[i], size: 12);
        }

        return page;
    }

    private static Task<Document> Read(GlyphPage page, ReadingEngine engine) => new PdfFormatReader(
        new FakePdfReader(page.Page()), new FakeRasterizer(), engine, new PdfReadingOptions(), new GlyphDecipherer(new FakeRasterizer(), engine, solver: null, new DeciphermentOptions()))
        .Read(Source, FileKind.Pdf, StageContext.Silent());
}
