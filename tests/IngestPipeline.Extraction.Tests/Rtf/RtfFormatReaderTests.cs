using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Extraction.Rtf;
using IngestPipeline.Extraction.Tests.Flow;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Rtf;

public sealed class RtfFormatReaderTests
{
    private const string Fonts = @"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}{\f2\fnil\fcharset163 Arial{\*\falt Helvetica};}}";

    [Theory]
    [InlineData(@"\pard\qj Th\u7921?c hi\u7879?n k\u7871? ho\u7841?ch\par}", "Thực hiện kế hoạch")]
    [InlineData(@"\f1 Uû ban nh\'a9n d\'a9n \'ae\'ad\'eec giao viÖc\par}", "Uỷ ban nhân dân được giao việc")]
    [InlineData(@"\f2 Vi\'ea\'f2t Nam\par}", "Việt Nam")]
    [InlineData(@"{\header b\par}{\*\generator x;}a\~b\_c{\v n}\line d\par{\deleted e}f\par}", "a\u00A0b-c\nd\nf")]
    [InlineData(@"{\field{\*\fldinst HYPERLINK x}{\fldrslt mục 3}}{\upr{x}{\*\ud y}}\bin3 }}}z\par}", "mục 3yz")]
    [InlineData(@"{\listtext\pard 2.\tab}\fi720 Nhiệm vụ\par}", "2. Nhiệm vụ")]
    public async Task Read_Text_AsPrinted(string body, string expected) => Outline.Is(await Read(Fonts + body), expected.Split('\n'));

    [Fact]
    public async Task Read_TablesAndNotes_InTheirPlaces()
    {
        const string Ruled = @"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs";
        var document = await Read(
            Fonts + @"\trowd\cellx4000\cellx8000\pard\intbl UBND HUY\u7878?N\par S\u7889?: 1\cell C\u7896?NG HÒA XÃ H\u7896?I\cell\row\pard Trong k\u7923?{\super\chftn}{\footnote\pard{\super\chftn} Ghi chú.} này\par"
            + $@"\trowd{Ruled}\cellx1{Ruled}\cellx2\pard\intbl A\cell B\cell\row\trowd{Ruled}\cellx2 C\cell\row\pard}}");

        Outline.Is(document, "L UBND HUYỆN", "L Số: 1", "R CỘNG HÒA XÃ HỘI", "Trong kỳ này", "[A | B / C]", "(1) after «g kỳ»: Ghi chú.");
    }

    [Theory]
    [InlineData(@"{\rtf1 ab")]
    [InlineData(@"{\rtf1 ab}}}}\par")]
    [InlineData(@"{\rtf1 ab\'g{\*}\u\bin99999999999 {\footnote")]
    public async Task Read_BrokenFile_GivesWhatThereIs(string rtf) => Assert.StartsWith("ab", (await Read(rtf)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Read_GroupsWithoutEnd_AreRefused() =>
        Assert.Equal("rtf-damaged", (await Assert.ThrowsAsync<DocumentFailureException>(() => Read(@"{\rtf1 " + new string('{', 6000)))).Code);

    private static async Task<Document> Read(string rtf)
    {
        using var folder = new TemporaryFolder();
        var bytes = rtf.Any(c => c > 255) ? Encoding.UTF8.GetBytes(Escaped(rtf)) : Encoding.Latin1.GetBytes(rtf);
        return await new RtfFormatReader(new FlowFileLimits()).Read(Sources.Of(folder.File("a.doc", bytes)), FileKind.Rtf, StageContext.Silent());
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => c < 128 ? c.ToString() : $@"\u{(int)c}?"));
}
