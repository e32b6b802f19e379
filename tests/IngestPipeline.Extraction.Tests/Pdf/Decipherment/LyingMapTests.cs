using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Extraction.Pdf.Decipherment;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf.Decipherment;

/// <summary>Fonts whose map to Unicode takes one letter for another.</summary>
public sealed class LyingMapTests
{
    private static readonly SourceFile Source = new("a.pdf", "a.pdf", new string('0', 64), 1);

    private static readonly string[] Report =
    [
        "Sở Nội vụ báo cáo kết quả thực hiện công tác thi đua, khen thưởng",
        "của các cơ quan, đơn vị trên địa bàn tỉnh như sau: tổng số 756 ấp,",
        "khóm; người dân được hưởng lợi; Kế hoạch số 15/KH-SNV đã được",
        "các tổ chức thực hiện; những người đứng đầu phải giữ gìn kỷ cương",
        "trong năm, tuy còn khó khăn nhưng đã mở 12 lớp cho 1.260 người;",
    ];

    [Theory]
    [InlineData('ó', "ò")] // contours of the acute on other letters
    [InlineData('t', "x")] // words that are none
    public async Task Read_LetterMappedToAnother_IsReadFromItsImage(char letter, string claimed)
    {
        var engine = new ReadingEngine(Drawn(null).Page());

        var document = await Read(Drawn((letter, claimed)), engine);

        Assert.Equal((await Read(Drawn(null), engine)).Text, document.Text);
        Assert.All(document.Repairs, r => Assert.Equal((claimed, letter.ToString()), (r.Original, r.Span.In(document.Text))));
        Assert.Equal(string.Concat(Report).Count(c => c == letter), document.Repairs.Length);
    }

    [Fact]
    public async Task Read_RecognitionSeesNothing_FontIsBelieved()
    {
        var engine = new ReadingEngine(Drawn(null).Page()) { Misread = _ => "" };

        var document = await Read(Drawn(('t', "x")), engine);

        Assert.Contains("xhực hiện", document.Text, StringComparison.Ordinal);
        Assert.Empty(document.Repairs);
        Assert.Empty(document.Gaps);
    }

    [Fact]
    public async Task Read_ForeignWordsAmongSoundOnes_StayAsTheyAre()
    {
        var page = Drawn(null).Text(85, 240, "Website, email, server, backup, hotline, online, file, project, group", size: 12);
        var engine = new ReadingEngine(page.Page());

        var document = await Read(page, engine);

        Assert.EndsWith("Website, email, server, backup, hotline, online, file, project, group\n", document.Text, StringComparison.Ordinal);
        Assert.Empty(document.Repairs);
    }

    private static GlyphPage Drawn((char Letter, string Claimed)? lie)
    {
        var page = new GlyphPage { Look = DrawnFace.Shape, Lies = lie is { } l ? new Dictionary<char, string> { [l.Letter] = l.Claimed } : [] };
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
