using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IngestPipeline.Export.Tests;

/// <summary>Reads workbooks as another program would.</summary>
internal static class Workbook
{
    /// <summary>Sheet name → rows → texts of the cells, in order.</summary>
    public static Dictionary<string, List<List<string>>> Sheets(byte[] bytes)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        return workbook.WorkbookPart!.Workbook.Descendants<Sheet>().ToDictionary(
            s => s.Name!.Value!,
            s => ((WorksheetPart)workbook.WorkbookPart.GetPartById(s.Id!.Value!)).Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).ToList());
    }
}

internal static class Zip
{
    public static byte[] Bytes(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var entry = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static string Text(byte[] zip, string name) => Encoding.UTF8.GetString(Bytes(zip, name));
}
