using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Holes;
using IngestPipeline.Vietnamese.Tests.Language;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Holes;

public sealed class HoleStageTests
{
    private static readonly string[] Body =
    [
        "Thực hiện  ế hoạch số 15/KH-UBND, Ủy ban nhân dân xã đã hỗ trợ kinh ph  hoạt động cho 12 ấp, kh m.",
        "Trong đ , 05 ấp, kh m đã họp dân; ngư i dân đ ng g p ý kiến về ch nh sách hỗ trợ viên chức.",
        "Cán bộ, công chức tham gia lớp bồi dư ng; nh ng ngư i hoàn thành được cấp ch ng nhận.",
    ];

    private static readonly string[] Notes =
    [
        " inh ph  hoạt động của ấp, kh m chi cho ngư i tham gia công việc; vi n chức và công chức.",
        "Nghị định số 101/2017/NĐ-C  ngày 01 tháng 9 năm 2017 và Nghị định số 89/2021/NĐ-C  ngày 18 tháng 10 năm 2021 của Ch nh phủ.",
        "Bổ nhiệm vào ngạch chuy n vi n ch nh 03 công chức, chuy n vi n 05 công chức, thanh tra vi n 02 công chức.",
    ];

    [Fact]
    public async Task Run_BodyAndFootnotes_LoseTheirOwnLetters()
    {
        var repaired = await Run(Document());
        Assert.Contains("chính sách hỗ trợ viên chức", repaired.Text, StringComparison.Ordinal);
        Assert.Contains("Kinh phí hoạt động của ấp, khóm chi cho người tham gia công việc; viên chức", repaired.Text, StringComparison.Ordinal);
        Assert.Contains("chuyên viên chính 03 công chức", repaired.Text, StringComparison.Ordinal);
        Assert.Contains("Nghị định số 101/2017/NĐ-CP ngày 01", repaired.Text, StringComparison.Ordinal);
        Assert.Equal(2, repaired.Trust.Count(t => t.State == TextState.Holes));
        Assert.DoesNotContain('ê', repaired.Trust.First(t => t.State == TextState.Holes).Evidence.Split(',')[0]);
        Assert.Equal(Document().Text, ExtractedText.Rebuild(repaired));
    }

    [Fact]
    public async Task Run_SpansFollowTheText()
    {
        var repaired = await Run(Document());
        Assert.Equal("Kinh phí hoạt động của ấp, khóm chi cho người tham gia công việc; viên chức và công chức.", repaired.Blocks[^3].Span.In(repaired.Text));
    }

    [Fact]
    public async Task Run_SoundDocument_IsTheSame()
    {
        var document = Document("Thực hiện Kế hoạch số 15/KH-UBND, Ủy ban nhân dân xã đã hỗ trợ kinh phí  hoạt động cho 12 ấp, khóm.", "Cán bộ   tham gia lớp bồi dưỡng.");
        Assert.Same(document, await Run(document));
    }

    [Fact]
    public async Task Run_PageWithWrongLetters_IsLeftAlone()
    {
        var document = Document() with { Trust = [new TextTrust(1, null, TextState.WrongMapping, 100, 0.4, "…")] };
        Assert.Equal(document.Text, (await Run(document)).Text);
    }

    [Fact]
    public async Task Run_DoubtfulPiece_StaysAsAGapWithCandidates()
    {
        // What the officer's name was, nothing tells.
        var repaired = await Run(Document([.. Body, "Người báo cáo: ông Nguyễn Văn  nh, bà Trần Thị   ."]));
        Assert.Contains("Văn  nh", repaired.Text, StringComparison.Ordinal);
        Assert.All(repaired.Gaps, g => Assert.All(g.Candidates, c => Assert.InRange(c.Confidence, 0.15, 0.9)));
    }

    private static Task<Document> Run(Document document) => new HoleStage(TrainedModel.Instance).Run(document, StageContext.Silent());

    private static Document Document(params string[] body)
    {
        List<(string Line, BlockKind Kind)> lines = [.. (body.Length == 0 ? Body : body).Select(l => (l, BlockKind.Paragraph))];
        lines.AddRange(body.Length == 0 ? Notes.Select(l => (l, BlockKind.Footnote)) : []);
        var text = string.Concat(lines.Select(l => l.Line + "\n"));
        var blocks = new List<Block>();
        foreach (var (line, kind) in lines)
        {
            blocks.Add(new Block(kind, TextSpan.OfLength(blocks.Count == 0 ? 0 : blocks[^1].Span.End + 1, line.Length), 1, null, BlockStyle.Unknown));
        }

        return new Document { Source = new SourceFile("a.txt", "a.txt", new string('0', 64), text.Length), Text = text, Blocks = [.. blocks] };
    }
}
