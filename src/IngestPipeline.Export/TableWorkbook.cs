using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IngestPipeline.Documents;
using Table = IngestPipeline.Documents.Table;

namespace IngestPipeline.Export;

/// <summary>A workbook of tables: <c>tables</c> lists them, then each has its own sheet, with merged cells, numbers typed and heading rows frozen.</summary>
internal static class TableWorkbook
{
    /// <summary>What a sheet of the format can hold.</summary>
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int LongestText = 32_767;

    private static readonly string[] ListColumns = ["sheet", "document", "table", "pages", "caption", "unit", "rows"];

    public static void Write(IReadOnlyList<ExportedTable> tables, Stream output)
    {
        // The package needs to seek; a response or pipe cannot.
        using var package = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var part = workbook.AddWorkbookPart();
            var sheets = new Sheets();
            var list = part.AddNewPart<WorksheetPart>();
            WriteList(list, tables);
            sheets.Append(new Sheet { Id = part.GetIdOfPart(list), SheetId = 1, Name = "tables" });
            for (var i = 0; i < tables.Count; i++)
            {
                var sheet = part.AddNewPart<WorksheetPart>();
                WriteTable(sheet, tables[i].Table);
                sheets.Append(new Sheet { Id = part.GetIdOfPart(sheet), SheetId = (uint)(i + 2), Name = SheetName(i) });
            }

            part.Workbook = new Workbook(sheets);
        }

        package.Position = 0;
        package.CopyTo(output);
    }

    private static string SheetName(int index) => string.Create(CultureInfo.InvariantCulture, $"Bảng {index + 1}");

    private static void WriteList(WorksheetPart part, IReadOnlyList<ExportedTable> tables)
    {
        using var sheet = OpenXmlWriter.Create(part);
        sheet.WriteStartElement(new Worksheet());
        Freeze(sheet, 1);
        sheet.WriteStartElement(new SheetData());
        WriteRow(sheet, ListColumns);
        for (var i = 0; i < tables.Count; i++)
        {
            var t = tables[i];
            WriteRow(sheet, [SheetName(i), t.Document, t.Number.ToString(CultureInfo.InvariantCulture), t.Pages, t.Table.Caption, t.Table.Unit, t.Table.Rows.Length.ToString(CultureInfo.InvariantCulture)]);
        }

        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private static void WriteTable(WorksheetPart part, Table table)
    {
        var cells = TableGrid.Place(table).Where(c => c.Row < MostRows && c.ColumnEnd <= MostColumns).ToList();
        using var sheet = OpenXmlWriter.Create(part);
        sheet.WriteStartElement(new Worksheet());
        Freeze(sheet, TableGrid.HeaderRows(table));
        sheet.WriteStartElement(new SheetData());
        foreach (var row in cells.GroupBy(c => c.Row))
        {
            sheet.WriteStartElement(new Row { RowIndex = (uint)row.Key + 1 });
            foreach (var cell in row)
            {
                if (cell.Cell.Text.Length > 0)
                {
                    WriteCell(sheet, Reference(cell.Row, cell.Column), cell.Cell.Text, cell.Cell.Header ? null : TableNumber.Value(cell.Cell.Text));
                }
            }

            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        var merged = cells.Where(c => c.Cell.RowSpan > 1 || c.Cell.ColumnSpan > 1).ToList();
        if (merged.Count > 0)
        {
            sheet.WriteElement(new MergeCells(merged.Select(c => new MergeCell { Reference = $"{Reference(c.Row, c.Column)}:{Reference(c.RowEnd - 1, c.ColumnEnd - 1)}" })));
        }

        sheet.WriteEndElement();
    }

    private static void Freeze(OpenXmlWriter sheet, int rows)
    {
        if (rows > 0)
        {
            sheet.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = rows, TopLeftCell = Reference(rows, 0), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        }
    }

    private static void WriteRow(OpenXmlWriter sheet, IEnumerable<string?> values)
    {
        sheet.WriteStartElement(new Row());
        foreach (var value in values)
        {
            WriteCell(sheet, null, value ?? "", null);
        }

        sheet.WriteEndElement();
    }

    private static void WriteCell(OpenXmlWriter sheet, string? reference, string text, string? number)
    {
        var cell = number is not null
            ? new Cell { DataType = CellValues.Number, CellValue = new CellValue(number) }
            : new Cell
            {
                // Inline text is never run as a formula; characters that XML cannot hold are left out.
                DataType = CellValues.InlineString,
                InlineString = new InlineString(new Text(XmlText.Of(text, LongestText)) { Space = SpaceProcessingModeValues.Preserve }),
            };
        cell.CellReference = reference;
        sheet.WriteElement(cell);
    }

    /// <summary>A1 notation of a row and column from 0.</summary>
    private static string Reference(int row, int column)
    {
        var letters = "";
        for (var c = column + 1; c > 0; c = (c - 1) / 26)
        {
            letters = (char)('A' + ((c - 1) % 26)) + letters;
        }

        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }
}
