using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IngestPipeline.Export;

/// <summary>
/// The package around the sheets of a workbook. <c>SpreadsheetDocument</c> opens its package to read and write, for which .NET keeps every part in memory
/// (github.com/dotnet/Open-XML-SDK/issues/807); opened to write alone, a part goes out compressed as it comes, and the next one can begin when it is closed.
/// </summary>
internal sealed class StreamedWorkbook(Stream output) : IDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string ContentTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private static readonly Uri Workbook = new("/xl/workbook.xml", UriKind.Relative);
    private static readonly Uri StyleSheet = new("/xl/styles.xml", UriKind.Relative);

    private readonly Package _package = Package.Open(output, FileMode.Create, FileAccess.Write);
    private readonly List<(string Name, Uri Part)> _sheets = [];

    /// <summary>The sheet's XML belongs into it; one sheet at a time is open.</summary>
    public Stream AddSheet(string name)
    {
        var part = new Uri(string.Create(CultureInfo.InvariantCulture, $"/xl/worksheets/sheet{_sheets.Count + 1}.xml"), UriKind.Relative);
        _sheets.Add((name, part));
        return Part(part, "worksheet").GetStream(FileMode.Create, FileAccess.Write);
    }

    public void Complete()
    {
        var part = Part(Workbook, "sheet.main");
        _package.CreateRelationship(Workbook, TargetMode.Internal, Relationships + "/officeDocument", "rId1");
        var sheets = new Sheets();
        for (var i = 0; i < _sheets.Count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}");
            part.CreateRelationship(_sheets[i].Part, TargetMode.Internal, Relationships + "/worksheet", id);
            sheets.Append(new Sheet { Name = _sheets[i].Name, SheetId = (uint)i + 1, Id = id });
        }

        part.CreateRelationship(StyleSheet, TargetMode.Internal, Relationships + "/styles", string.Create(CultureInfo.InvariantCulture, $"rId{_sheets.Count + 1}"));
        Write(part, new Workbook(sheets));
        Write(Part(StyleSheet, "styles"), CellStyles.StyleSheet());
        _package.Close();
    }

    public void Dispose() => ((IDisposable)_package).Dispose();

    private PackagePart Part(Uri uri, string kind) => _package.CreatePart(uri, $"{ContentTypes}.{kind}+xml", CompressionOption.Fast);

    private static void Write(PackagePart part, OpenXmlElement root)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var xml = OpenXmlWriter.Create(stream);
        xml.WriteStartDocument(true);
        xml.WriteElement(root);
    }
}
