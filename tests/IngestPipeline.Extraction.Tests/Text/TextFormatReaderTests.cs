using IngestPipeline.Documents;
using IngestPipeline.Extraction.Text;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Normalizing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Text;

public sealed class TextFormatReaderTests
{
    private const string Pasted = """
        BÁO CÁO
        Kết quả nạo vét kênh mương nội đồng

        Thực hiện chương trình công tác năm, Ủy ban nhân dân xã đã chỉ đạo các ấp tổ

        chức nạo vét kênh mương theo Kế hoạch số 15/KH-
        UBND và đã hoàn thành sớm hơn một tháng so với thời hạn được giao1 nhờ các

        hộ dân cùng góp công.

        1. Kết quả

        Toàn xã có 12 tuyến kênh, trong đó 9 tuyến đã được nạo vét xong trước ngày 30

                                                
        1 Thời hạn được giao là cuối tháng 5 năm 2023.
         tháng 4, các tuyến còn lại sẽ được nạo vét sau vụ lúa hè thu, khi mực nước xuống
        thấp.
        """;

    /// <summary>The blank before <c>tháng</c> is kept: a lost letter looks the same, and only normalising knows that it is none.</summary>
    [Fact]
    public async Task Read_PastedPage_RebuildsParagraphsAndLiftsNotes()
    {
        var document = await Read("bao-cao.txt", Pasted);
        Assert.Equal(
            """
            BÁO CÁO
            Kết quả nạo vét kênh mương nội đồng
            Thực hiện chương trình công tác năm, Ủy ban nhân dân xã đã chỉ đạo các ấp tổ chức nạo vét kênh mương theo Kế hoạch số 15/KH-
            UBND và đã hoàn thành sớm hơn một tháng so với thời hạn được giao nhờ các hộ dân cùng góp công.
            1. Kết quả
            Toàn xã có 12 tuyến kênh, trong đó 9 tuyến đã được nạo vét xong trước ngày 30  tháng 4, các tuyến còn lại sẽ được nạo vét sau vụ lúa hè thu, khi mực nước xuống thấp.
            Thời hạn được giao là cuối tháng 5 năm 2023.

            """.ReplaceLineEndings("\n"),
            document.Text);
        var note = Assert.Single(document.Footnotes);
        Assert.Equal("1", note.Mark);
        Assert.EndsWith("thời hạn được giao", document.Text[..note.Anchor!.Value], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OneParagraphALine_KeepsLinesAndFiguresAsTheyAre()
    {
        const string text = "1. Diện tích\nDiện tích 40m2, đạt 22.57% kế hoạch năm 2023.\nCác  ấp làm tốt\n";
        var document = await Read("a.txt", text);
        Assert.Equal(text, document.Text);
        Assert.Empty(document.Footnotes);
    }

    [Fact]
    public async Task Read_Markdown_HeadingsNotesAndTables()
    {
        var document = await Read("a.md", "# I. KẾT QUẢ\n\n**Đã** làm 3 việc[^1] ở\nhai ấp.\n\n| Ấp | Hộ |\n|---|---|\n| Một | 12 |\n\n[^1]: Theo kế hoạch.\n");
        Assert.Equal("I. KẾT QUẢ\nĐã làm 3 việc ở hai ấp.\nTheo kế hoạch.\n", document.Text);
        Assert.Equal(1, document.Blocks[0].Style.OutlineLevel);
        Assert.Equal("12", document.Tables.Single().Rows[1][1].Text);
        Assert.Equal(document.Text.IndexOf(" ở hai", StringComparison.Ordinal), document.Footnotes.Single().Anchor);
    }

    [Theory]
    [InlineData("tcvn3", TextState.Tcvn3)]
    [InlineData("vni", TextState.Vni)]
    [InlineData("bkhcm2", TextState.BkHcm)]
    public async Task Read_LegacyBytes_AreReadAndJudgedAsTheyStood(string encoding, TextState expected)
    {
        const string text = "báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội năm nay của huyện, phương hướng nhiệm vụ năm sau\n";
        using var folder = new TemporaryFolder();
        var path = folder.File("a.txt", LegacyEncodings.All.Single(e => e.Name == encoding).Encode(text)!);

        var document = await new TextFormatReader(new TextReaderOptions()).Read(Sources.Of(path), FileKind.Text, StageContext.Silent());

        Assert.Equal(text, document.Text);
        var trust = Assert.Single(document.Trust);
        Assert.Equal((null, null, expected), (trust.Page, trust.Font, trust.State));
        Assert.True(trust.ValidShare < 0.7, trust.Evidence);
        Assert.EndsWith($"encoding {encoding}", trust.Evidence, StringComparison.Ordinal);
    }

    /// <summary>What is no damaged Vietnamese comes out letter for letter.</summary>
    [Theory]
    [InlineData("Le café de la gare était fermé à Noël; señor Müller, Zürich, garçon.\n", TextState.NotVietnamese)]
    [InlineData("Добрый день, это текст на другом языке.\n", TextState.NotVietnamese)]
    [InlineData("你好,世界。สวัสดีชาวโลก مرحبا بالعالم\n", TextState.NotVietnamese)]
    [InlineData("for (int i = 0; i < n; i++) { sum += a[i] ^ b[i]; } // O(n^2), don't: u~v, o+i, e`x`\n", TextState.NotVietnamese)]
    [InlineData("1.234 | 5,6% | 7/8/2020 | +9 | (10) | 11'12\n", TextState.NotVietnamese)]
    [InlineData("UBND tỉnh Đắk Lắk, ông Y Thịnh Mlô (buôn Krông), TTHC, PAPI 2023, HĐND xã Ea H’leo, Cư M’gar.\n", TextState.Sound)]
    public async Task Read_TextThatIsNotDamaged_StaysAsItIs(string text, TextState expected)
    {
        var document = await Read("a.txt", text);
        var normal = await new NormalizeStage().Run(document, StageContext.Silent());

        Assert.Equal((text, text), (document.Text, normal.Text));
        Assert.Empty(normal.Repairs);
        Assert.Equal(expected, document.Trust.Single().State);
    }

    /// <summary>A file of 200 MB is refused by its length: nothing of it is read.</summary>
    [Fact]
    public async Task Read_TwoHundredMegabytes_AreRefusedUnread()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.txt", "Báo cáo\n");
        using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength(200L << 20);
        }

        var source = new SourceFile("a.txt", path, new string('0', 64), 200L << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => new TextFormatReader(new TextReaderOptions()).Read(source, FileKind.Text, StageContext.Silent()));

        Assert.Equal("text-too-large", failure.Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
    }

    [Theory]
    [InlineData("dài quá", 4, "text-too-large")]
    [InlineData("a\0b", 100, "text-binary")]
    [InlineData(" \n \n", 100, "text-empty")]
    public async Task Read_BadText_FailsByName(string text, int limit, string code)
    {
        using var folder = new TemporaryFolder();
        var source = Sources.Of(folder.File("a.txt", text));
        var failure = await Assert.ThrowsAsync<DocumentFailureException>(
            () => new TextFormatReader(new TextReaderOptions(limit)).Read(source, FileKind.Text, StageContext.Silent()));
        Assert.Equal(code, failure.Code);
    }

    private static async Task<Document> Read(string name, string text)
    {
        using var folder = new TemporaryFolder();
        return await new TextFormatReader(new TextReaderOptions()).Read(Sources.Of(folder.File(name, text)), FileKind.Text, StageContext.Silent());
    }
}
