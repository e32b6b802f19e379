using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Extraction.Html;
using IngestPipeline.Extraction.Tests.Flow;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Html;

public sealed class HtmlFormatReaderTests
{
    [Fact]
    public async Task Read_Page_BlocksListsTablesAndNotes()
    {
        var document = await Read(Encoding.UTF8.GetBytes(
            """
            <html><head><title>x</title><style>p{}</style></head><body>
            <h1 align=center>BÁO CÁO</h1><p style="text-align:justify;text-indent:36pt">Trong   kỳ,<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> đã
            giao <b>12</b> việc.<span style="mso-hide:all">ẩn</span></p>
            <ol start=2 type=a><li>một<li>hai</ol><ul><li>gạch</ul>
            <table border=1><tr><th>TT<th>Việc<tr><td>1<td>Báo<br>cáo</table>
            <table><tr><td>UBND HUYỆN<br>Số: 1<td>CỘNG HÒA XÃ HỘI</table><script>bad()</script>
            <div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1">[1]</a> Ghi chú.</p></div></div></body></html>
            """));

        Outline.Is(
            document,
            "BÁO CÁO", "Trong kỳ, đã giao 12 việc.", "b. một", "c. hai", "- gạch", "[TT | Việc / 1 | Báo\ncáo]", "L UBND HUYỆN", "L Số: 1", "R CỘNG HÒA XÃ HỘI", "(1) after « kỳ,»: Ghi chú.");
        Assert.Equal((1, Alignment.Center, true), (document.Blocks[0].Style.OutlineLevel!.Value, document.Blocks[0].Style.Alignment, document.Blocks[0].Style.Bold));
    }

    [Theory]
    [InlineData("<meta charset=windows-1258><p>Vi\u00EA\u00F2t Nam", "Việt Nam")]
    [InlineData("<meta charset=windows-1252><p><font face='.VnTime'>ViÖt Nam, ®\u00ADîc giao viÖc</font>", "Việt Nam, được giao việc")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>K=E1=BA=BF ho=\r\n=E1=BA=A1ch</p>\r\n--B--", "Kế hoạch")]
    public async Task Read_Charsets_AreUnderstood(string page, string expected) => Outline.Is(await Read(Encoding.Latin1.GetBytes(page)), expected);

    [Fact]
    public async Task Read_DeepNesting_KeepsTheWords() => Assert.Contains("chữ", (await Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 3000)) + "chữ"))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Read_SignerBesideMergedRecipients_StandsInTheRightColumn() => Outline.Is(
        await Read("<meta charset=utf-8><table><tr><td rowspan=2>Nơi nhận:<br>- Lưu: VT.<td>KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<tr><td>Nguyễn Phi Vũ</table>"u8.ToArray()),
        "L Nơi nhận:", "L - Lưu: VT.", "R KT. GIÁM ĐỐC", "R PHÓ GIÁM ĐỐC", "R Nguyễn Phi Vũ");

    private static async Task<Document> Read(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        return await new HtmlFormatReader(new FlowFileLimits()).Read(Sources.Of(folder.File("a.doc", bytes)), FileKind.Html, StageContext.Silent());
    }
}
