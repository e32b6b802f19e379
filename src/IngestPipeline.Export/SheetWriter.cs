using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IngestPipeline.Export;

/// <summary>A sheet of the rows of a table, its header frozen, written as it comes.</summary>
internal sealed class SheetWriter<T> : IDisposable
{
    /// <summary>Characters that a cell of the format can hold.</summary>
    private const int LongestText = 32_767;

    /// <summary>Significant digits, a decimal point counted with them. Spreadsheet programs reckon in binary floating point: longer numbers would be changed, so they are written as text.</summary>
    private const int MostDigits = 15;

    private static readonly Cell Nothing = new();
    private static readonly Cell Number = new() { DataType = CellValues.Number };
    private static readonly Cell Date = new() { StyleIndex = CellStyles.Date };
    private static readonly Cell Time = new() { StyleIndex = CellStyles.Time };
    private static readonly Cell Inline = new() { DataType = CellValues.InlineString };
    private static readonly Cell Header = new() { DataType = CellValues.InlineString, StyleIndex = CellStyles.Header };
    private static readonly Row Row = new();
    private static readonly CellValue Value = new();
    private static readonly InlineString String = new();
    private static readonly Text Text = new() { Space = SpaceProcessingModeValues.Preserve };

    private readonly Stream _output;
    private readonly OpenXmlWriter _xml;
    private readonly ImmutableArray<ExportColumn<T>> _columns;

    public SheetWriter(Stream output, ImmutableArray<ExportColumn<T>> columns)
    {
        (_output, _columns) = (output, columns);
        _xml = OpenXmlWriter.Create(output);
        _xml.WriteStartDocument(true);
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        _xml.WriteStartElement(new SheetData());
        _xml.WriteStartElement(Row);
        foreach (var column in columns)
        {
            WriteText(Header, column.Name);
        }

        _xml.WriteEndElement();
        Rows = 1;
    }

    /// <summary>The header counts.</summary>
    public int Rows { get; private set; }

    public void Write(T row)
    {
        _xml.WriteStartElement(Row);
        foreach (var column in _columns)
        {
            Write(column.Type, column.Cell(row));
        }

        _xml.WriteEndElement();
        Rows++;
    }

    /// <summary>Closes the sheet's stream unless it can be read again.</summary>
    public void Complete()
    {
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.Close();
        if (!_output.CanRead)
        {
            _output.Dispose();
        }
    }

    public void Dispose() => _xml.Dispose();

    private void Write(ColumnType type, string? value)
    {
        if (value is null)
        {
            _xml.WriteStartElement(Nothing);
            _xml.WriteEndElement();
        }
        else if (type is ColumnType.Decimal or ColumnType.Integer or ColumnType.Share && value.AsSpan().TrimStart("-0.").Length <= MostDigits)
        {
            WriteValue(Number, value);
        }
        else if (type == ColumnType.Date && Serial(value) is { } date)
        {
            WriteValue(Date, date);
        }
        else if (type == ColumnType.Time && Serial(value) is { } time)
        {
            WriteValue(Time, time);
        }
        else
        {
            WriteText(Inline, value);
        }
    }

    private void WriteValue(Cell cell, string value)
    {
        _xml.WriteStartElement(cell);
        _xml.WriteStartElement(Value);
        _xml.WriteString(value);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    /// <summary>Inline text is never run as a formula.</summary>
    private void WriteText(Cell cell, string value)
    {
        _xml.WriteStartElement(cell);
        _xml.WriteStartElement(String);
        _xml.WriteStartElement(Text);
        _xml.WriteString(XmlText.Of(value, LongestText));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    /// <summary>Days since 30 December 1899; null for days before 1 March 1900, which spreadsheet programs count differently.</summary>
    private static string? Serial(string value)
    {
        var time = DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        return time < new DateTime(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc) ? null : time.ToOADate().ToString("R", CultureInfo.InvariantCulture);
    }
}
