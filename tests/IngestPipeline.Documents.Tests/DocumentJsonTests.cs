using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Documents.Tests;

public sealed class DocumentJsonTests
{
    [Fact]
    public void Write_FullDocument_ReadsBackTheSame()
    {
        var document = Full();
        var run = new PipelineRun("bao-cao", "0123456789abcdef", 1.5);

        var first = Json(document, run);
        var (read, readRun) = DocumentJsonReader.Read(JsonDocument.Parse(first).RootElement);

        Assert.Equal(run, readRun);
        Assert.Equal(first, Json(read, readRun));
        Assert.Equal(document.Facts[0], read.Facts[0]);
        Assert.Equal(document.Metadata.Period, read.Metadata.Period);
        Assert.Equal(document.Trust.ToArray(), read.Trust.ToArray());
        Assert.Equal(document.Rejected.ToArray(), read.Rejected.ToArray());
        Assert.Equal(document.Gaps[0].Candidates.ToArray(), read.Gaps[0].Candidates.ToArray());
    }

    [Fact]
    public void Write_EmptyDocument_LeavesNoFieldOut()
    {
        var json = JsonDocument.Parse(Json(new Document { Source = new SourceFile("a.txt", "", new string('0', 64), 1) }, new PipelineRun("p", "v", 0))).RootElement;

        Assert.Equal(
            ["schema", "id", "source", "pipeline", "pages", "metadata", "text", "blocks", "sections", "footnotes", "tables", "facts", "citations", "repairs", "rejected", "gaps", "warnings", "trust", "metadata_read"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["doc_type", "number_symbol", "issuer", "place", "date", "subject", "addressee", "recipients", "signer", "period", "secrecy", "urgency", "confidence", "corrected"],
            json.GetProperty("metadata").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Read_StoredBeforeTrustAndGapsWereKept_HasNone()
    {
        var document = Full();
        var older = JsonNode.Parse(Json(document, new PipelineRun("bao-cao", "v", 1)))!.AsObject();
        Assert.True(older.Remove("trust") && older.Remove("gaps") && older.Remove("rejected"));

        var read = DocumentJsonReader.Read(JsonDocument.Parse(older.ToJsonString()).RootElement).Document;

        Assert.Empty(read.Trust);
        Assert.Empty(read.Gaps);
        Assert.Equal(document.Text, read.Text);
        Assert.Equal(2, document.Trust.Length);
    }

    [Fact]
    public void Read_OtherSchema_IsRefused() =>
        Assert.Throws<FormatException>(() => DocumentJsonReader.Read(JsonDocument.Parse("""{"schema":"other/1"}""").RootElement));

    private static string Json(Document document, PipelineRun run)
    {
        using var stream = new MemoryStream();
        DocumentJson.Write(stream, document, run);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Document Full() => new()
    {
        Source = new SourceFile("bc-1.pdf", "", new string('a', 64), 12, "application/pdf", 1),
        Text = "Đã bổ nhiệm 11 cán bộ.\n",
        Pages = [new Page(1, PageMethod.Text, 595.3, 841.9, 0, 0.98, new TextSpan(0, 23))],
        Metadata = new DocumentMetadata
        {
            DocType = "BÁO CÁO",
            Date = new DateOnly(2023, 6, 26),
            Signer = new Signer("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", null),
            Period = new ReportPeriod(new DateOnly(2023, 1, 1), null, "năm 2023"),
            Recipients = ["Lưu: VT"],
            Confidence = ImmutableSortedDictionary<string, double>.Empty.Add("date", 0.99),
        },
        Blocks = [new Block(BlockKind.PageNumber, TextSpan.At(0), 1, new Box(1, 2, 3, 4), BlockStyle.Unknown) { Aside = "1" }],
        Sections = [new Section("s1", null, 1, "I", "KẾT QUẢ", SectionRole.Results, new TextSpan(0, 23), new TextSpan(0, 5), 1, 0.9)],
        Footnotes = [new Footnote("1", null, new TextSpan(22, 23), 1)],
        Tables = [new Table(1, null, 3, [[new TableCell("Số", 1, 2, true) { Repairs = [new Repair(new TextSpan(0, 2), "Só", RepairKind.Ocr, 0.985)] }]])],
        Facts =
        [
            new Fact
            {
                Id = "f1", Span = new TextSpan(12, 21), Raw = "11 cán bộ", Value = "11", Unit = "cán bộ", Kind = FactKind.Count, Change = FactChange.Increase,
                Approx = Approximation.AtLeast, Status = FactStatus.Target, Period = "2023-H1", Page = 1, Box = new Box(1, 2, 3, 4), Cell = new TableCellReference(0, 1, 2), Confidence = 0.5,
            },
        ],
        Citations = [new Citation { Span = new TextSpan(0, 2), Raw = "QĐ 1", Type = "Quyết định", NumberSymbol = "1/QĐ-UBND", Date = new DateOnly(2022, 1, 2), Page = 1, Confidence = 1 }],
        Repairs = [new Repair(new TextSpan(0, 1), "Ð", RepairKind.Lookalike, 0.99)],
        Rejected = [new RejectedRepair(new TextSpan(1, 2), "a", RepairKind.MissingGlyph, 0.75)],
        Gaps = [new Gap(new TextSpan(3, 4), [new GapCandidate("b", 0.6), new GapCandidate("h", 0.3)]), new Gap(new TextSpan(5, 6), [])],
        Warnings = [new Warning("page-unreadable", 7, "…")],
        Trust = [new TextTrust(1, ".VnTime", TextState.Tcvn3, 120, 0.125, "giải mã: 98 % / decoded: 98 %"), new TextTrust(null, null, TextState.NotVietnamese, 3, 0, "…")],
    };
}
