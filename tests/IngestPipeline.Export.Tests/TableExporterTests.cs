using System.Collections.Immutable;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using IngestPipeline.Documents;
using Xunit;
using Table = IngestPipeline.Documents.Table;

namespace IngestPipeline.Export.Tests;

public sealed class TableExporterTests
{
    private static readonly Table Sample = new(9, new Box(80, 100, 500, 300), 0,
    [
        [new TableCell("TT", 2, 1, true), new TableCell("Nội dung", 2, 1, true), new TableCell("Năm \"2023\", huyện", 1, 2, true)],
        [new TableCell("Số tiền", Header: true), new TableCell("Tỷ lệ", Header: true)],
        [new TableCell("01"), new TableCell("=HYPERLINK(\"x\")"), new TableCell("1.250"), new TableCell("-4,5")],
    ]) { Caption = "Bảng 1", Unit = "triệu đồng" };

    [Fact]
    public void Csv_SpansAndFormulas_RectangularAndHarmless()
    {
        using var output = new MemoryStream();
        TableExporter.WriteCsv(Sample, output);
        var bytes = output.ToArray();

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("TT,Nội dung,\"Năm \"\"2023\"\", huyện\",\r\n,,Số tiền,Tỷ lệ\r\n01,\"'=HYPERLINK(\"\"x\"\")\",1.250,\"-4,5\"\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void Workbook_Table_TypedMergedAndListed()
    {
        using var output = new MemoryStream();
        TableExporter.WriteWorkbook([new ExportedTable(1, "bao-cao.pdf", Sample)], output);
        using var workbook = SpreadsheetDocument.Open(output, false);
        var sheets = workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToList();
        var cells = ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheets[1].Id!)).Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);

        Assert.Equal(["tables", "Bảng 1"], sheets.Select(s => s.Name!.Value));
        Assert.Equal(("1250", "-4.5"), (cells["C3"].CellValue!.Text, cells["D3"].CellValue!.Text));
        Assert.Equal(("01", "=HYPERLINK(\"x\")"), (cells["A3"].InnerText, cells["B3"].InnerText));
        Assert.Contains("triệu đồng", ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet.InnerText, StringComparison.Ordinal);
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(e => e.Description));
    }

    [Theory]
    [InlineData("12.450", "12450")]
    [InlineData("99.52", "99.52")]
    [InlineData("3,25", "3.25")]
    [InlineData("0", "0")]
    [InlineData("1.2.3", null)]
    [InlineData("007", null)]
    [InlineData("85%", null)]
    public void Number_AsPrinted_PlainOrNone(string printed, string? value) => Assert.Equal(value, TableNumber.Value(printed));
}
