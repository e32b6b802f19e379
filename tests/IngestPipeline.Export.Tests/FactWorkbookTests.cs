using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace IngestPipeline.Export.Tests;

public sealed class FactWorkbookTests
{
    [Fact]
    public void Rows_AreTypedAndSafe_WithOneSourcePerDocument()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(Exported.As(ExportFormat.Xlsx, [Exported.Row, Exported.Row with { Fact = Exported.Row.Fact with { Value = "-1234567890.1234567" } }])), isEditable: false);
        var sheets = workbook.WorkbookPart!.Workbook.Descendants<Sheet>().ToDictionary(s => s.Name!.Value!, s => (WorksheetPart)workbook.WorkbookPart.GetPartById(s.Id!.Value!));

        var rows = sheets["facts"].Worksheet.Descendants<Row>().ToList();
        Assert.Equal(3, rows.Count);
        Assert.Equal((CellValues.Number, "9072000000"), Typed(rows[1], "value"));
        Assert.Equal((CellValues.Number, "0.96"), Typed(rows[1], "confidence"));
        Assert.Equal((CellValues.InlineString, "'=cmd.pdf"), Typed(rows[1], "file"));
        // More digits than a spreadsheet program keeps.
        Assert.Equal((CellValues.InlineString, "-1234567890.1234567"), Typed(rows[2], "value"));
        var date = Named(rows[1], "date");
        Assert.Equal((null, "45103", CellStyles.Date), (date.DataType?.Value, date.InnerText, date.StyleIndex!.Value));
        Assert.Equal("46026.67718750000", decimal.Parse(Named(rows[1], "reviewed_at").InnerText, System.Globalization.CultureInfo.InvariantCulture).ToString("0.00000000000", System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(sheets.Values, s => Assert.Equal(PaneStateValues.Frozen, s.Worksheet.Descendants<Pane>().Single().State!.Value));
        Assert.Equal(["document sha256 file", $"{new string('a', 64)} {new string('a', 64)} '=cmd.pdf"], sheets["sources"].Worksheet.Descendants<Row>().Select(r => string.Join(' ', r.Elements<Cell>().Take(3).Select(c => c.InnerText))));
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(e => e.Description));
    }

    [Fact]
    public void Rows_BeyondASheet_GoOnInTheNext()
    {
        using var output = new MemoryStream();
        using var writer = new FactWorkbook(output, mostRows: 4);
        FactExporter.Write(writer, Enumerable.Range(1, 8).Select(i => Exported.Of(i, i)), CancellationToken.None);

        var sheets = Workbook.Sheets(output.ToArray());
        Assert.Equal("facts 4, facts 2 4, facts 3 3, sources 4, sources 2 4, sources 3 3", string.Join(", ", sheets.Select(s => $"{s.Key} {s.Value.Count}")));
        Assert.Equal(["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8"], sheets.Where(s => s.Key.StartsWith("facts", StringComparison.Ordinal)).SelectMany(s => s.Value.Skip(1)).Select(r => r[0]));
    }

    private static (CellValues?, string) Typed(Row row, string column) => (Named(row, column).DataType?.Value, Named(row, column).InnerText);

    private static Cell Named(Row row, string column) => row.Elements<Cell>().ElementAt(FactColumns.All.Select(c => c.Name).ToList().IndexOf(column));
}
