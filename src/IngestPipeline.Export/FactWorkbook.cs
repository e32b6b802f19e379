using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>A workbook with typed cells and frozen header rows: <c>facts</c>, and <c>sources</c> with one row a document.</summary>
internal static class FactWorkbook
{
    /// <summary>Rows that a sheet of the format can hold.</summary>
    private const int MostRows = 1_048_576;

    private static readonly string[] SourceColumns = ["document", "file", "doc_type", "number_symbol", "issuer", "date", "subject"];

    public static long Write(IEnumerable<FactRow> rows, Stream output, CancellationToken cancellation)
    {
        // The package needs to seek; a response or pipe cannot.
        using var package = new MemoryStream();
        long count;
        using (var workbook = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var part = workbook.AddWorkbookPart();
            var facts = part.AddNewPart<WorksheetPart>();
            var sources = part.AddNewPart<WorksheetPart>();
            var documents = new Dictionary<string, FactRow>(StringComparer.Ordinal);
            count = WriteFacts(facts, rows, documents, cancellation);
            WriteSources(sources, documents.Values);
            part.Workbook = new Workbook(new Sheets(
                new Sheet { Id = part.GetIdOfPart(facts), SheetId = 1, Name = "facts" },
                new Sheet { Id = part.GetIdOfPart(sources), SheetId = 2, Name = "sources" }));
        }

        package.Position = 0;
        package.CopyTo(output);
        return count;
    }

    private static long WriteFacts(WorksheetPart part, IEnumerable<FactRow> rows, Dictionary<string, FactRow> documents, CancellationToken cancellation)
    {
        using var sheet = Begin(part, FactColumns.All.Select(c => c.Name));
        var count = 0L;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (count + 1 >= MostRows)
            {
                throw new InvalidOperationException($"Một trang tính chỉ chứa được {MostRows - 1} dòng; hãy lọc bớt hoặc xuất CSV / A sheet holds {MostRows - 1} rows at most; filter, or export as CSV.");
            }

            documents.TryAdd(row.DocumentId, row);
            sheet.WriteStartElement(new Row());
            foreach (var column in FactColumns.All)
            {
                Cell(sheet, column.Value(row), column.Number);
            }

            sheet.WriteEndElement();
            count++;
        }

        End(sheet);
        return count;
    }

    private static void WriteSources(WorksheetPart part, IEnumerable<FactRow> documents)
    {
        using var sheet = Begin(part, SourceColumns);
        foreach (var d in documents)
        {
            sheet.WriteStartElement(new Row());
            foreach (var value in new[] { d.DocumentId, d.FileName, d.DocType, d.NumberSymbol, d.Issuer, d.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Subject })
            {
                Cell(sheet, value, number: false);
            }

            sheet.WriteEndElement();
        }

        End(sheet);
    }

    private static OpenXmlWriter Begin(WorksheetPart part, IEnumerable<string> header)
    {
        var sheet = OpenXmlWriter.Create(part);
        sheet.WriteStartElement(new Worksheet());
        sheet.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        sheet.WriteStartElement(new SheetData());
        sheet.WriteStartElement(new Row());
        foreach (var name in header)
        {
            Cell(sheet, name, number: false);
        }

        sheet.WriteEndElement();
        return sheet;
    }

    private static void End(OpenXmlWriter sheet)
    {
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private static void Cell(OpenXmlWriter sheet, string? value, bool number)
    {
        if (value is null)
        {
            sheet.WriteElement(new Cell());
        }
        else if (number)
        {
            sheet.WriteElement(new Cell { DataType = CellValues.Number, CellValue = new CellValue(value) });
        }
        else
        {
            // Inline text is never run as a formula; characters that XML cannot hold are left out.
            sheet.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Xml(value)) { Space = SpaceProcessingModeValues.Preserve }) });
        }
    }

    private static string Xml(string value) => value.All(System.Xml.XmlConvert.IsXmlChar) ? value : string.Concat(value.Where(System.Xml.XmlConvert.IsXmlChar));
}
