using System.Text;
using System.Text.Json;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Export.Tests;

public sealed class FactExporterTests
{
    private static readonly FactRow Row = new(
        new Fact
        {
            Id = "f1", Span = new TextSpan(120, 132), Raw = "9,072 tỷ đồng", Value = "9072000000", Unit = "VND", Kind = FactKind.Money, Status = FactStatus.Actual,
            Indicator = "kinh phí \"hỗ trợ\", ấp\nkhóm", Period = "2023", Page = 2, Box = new Box(85.1, 200, 160.25, 214), Confidence = 0.96,
        },
        new string('a', 64), "=cmd.pdf", "BÁO CÁO", "271/BC-SNV", "Sở Nội vụ tỉnh Tân Giang", new DateOnly(2023, 6, 26), "+84 hotline", "I. KẾT QUẢ");

    [Fact]
    public void Csv_Row_IsUtf8WithMarkAndReadsBack()
    {
        var bytes = Export(ExportFormat.Csv, [Row]);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith(string.Join(',', FactColumns.All.Select(c => c.Name)) + "\r\n", Encoding.UTF8.GetString(bytes[3..]), StringComparison.Ordinal);
        using var csv = CsvReader.FromText(Encoding.UTF8.GetString(bytes[3..]));
        Assert.True(csv.Read());
        Assert.Equal("9072000000", csv.GetString("value"));
        Assert.Equal("kinh phí \"hỗ trợ\", ấp\nkhóm", csv.GetString("indicator"));
        Assert.Equal("85.1 200 160.3 214", csv.GetString("box"));
        Assert.False(csv.Read());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("ấp, khóm", "ấp, khóm")]
    [InlineData("", "")]
    public void Csv_TextLikeAFormula_IsNeutralised(string value, string expected) => Assert.Equal(expected, FactCsv.Neutral(value));

    [Fact]
    public void Csv_NegativeValue_StaysANumber()
    {
        var csv = Encoding.UTF8.GetString(Export(ExportFormat.Csv, [Row with { Fact = Row.Fact with { Value = "-13" } }]));

        Assert.Contains(",-13,", csv, StringComparison.Ordinal);
        Assert.Contains("'=cmd.pdf", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Jsonl_TwoRows_AreTwoObjects()
    {
        var lines = Encoding.UTF8.GetString(Export(ExportFormat.Jsonl, [Row, Row])).TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        var json = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal("9072000000", json.GetProperty("value").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("place").ValueKind);
        Assert.Equal("I. KẾT QUẢ", json.GetProperty("section").GetString());
    }

    [Fact]
    public void Xlsx_Rows_AreTypedWithOneSourcePerDocument()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(Export(ExportFormat.Xlsx, [Row, Row])), isEditable: false);
        var sheets = workbook.WorkbookPart!.Workbook.Descendants<Sheet>().ToDictionary(s => s.Name!.Value!, s => (WorksheetPart)workbook.WorkbookPart.GetPartById(s.Id!.Value!));

        var rows = sheets["facts"].Worksheet.Descendants<Row>().ToList();
        Assert.Equal(3, rows.Count);
        var value = rows[1].Elements<Cell>().ElementAt(1);
        Assert.Equal((CellValues.Number, "9072000000"), (value.DataType!.Value, value.CellValue!.Text));
        Assert.Equal(PaneStateValues.Frozen, sheets["facts"].Worksheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal(2, sheets["sources"].Worksheet.Descendants<Row>().Count());
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.Jsonl)]
    public void Write_ManyRows_CountsThem(ExportFormat format)
    {
        using var output = new MemoryStream();
        Assert.Equal(1000, FactExporter.Write(format, Enumerable.Repeat(Row, 1000), output));
        Assert.True(output.CanWrite);
    }

    private static byte[] Export(ExportFormat format, IEnumerable<FactRow> rows)
    {
        using var output = new MemoryStream();
        FactExporter.Write(format, rows, output);
        return output.ToArray();
    }
}
