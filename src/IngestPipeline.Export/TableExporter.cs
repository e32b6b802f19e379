using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using IngestPipeline.Documents;

namespace IngestPipeline.Export;

/// <summary>A table to be written, with the document it was read from.</summary>
/// <param name="Number">Its place among the document's tables, from 1.</param>
/// <param name="Document">The document's file name.</param>
public sealed record ExportedTable(int Number, string Document, Table Table)
{
    public static ImmutableArray<ExportedTable> Of(Document document) => [.. document.Tables.Select((t, i) => new ExportedTable(i + 1, document.Source.Name, t))];

    /// <summary>The pages it stands on: <c>9</c>, <c>9-12</c>; null for flowing formats.</summary>
    public string? Pages
    {
        get
        {
            if (Table.Box is null)
            {
                return null;
            }

            var last = Table.Parts.IsEmpty ? Table.Page : Table.Parts[^1].Page;
            return last == Table.Page ? Table.Page.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Table.Page}-{last}");
        }
    }
}

/// <summary>Writes tables as they stand in their documents: CSV, one table a file, or a workbook with a sheet for each.</summary>
public static class TableExporter
{
    private static readonly CsvWriterOptions Rfc4180 = new() { WriteByteOrderMark = true };

    /// <summary>RFC 4180, UTF-8 with byte order mark. Spanned cells stand at their first row and column; the places that they cover are empty.</summary>
    public static void WriteCsv(Table table, Stream output)
    {
        using var csv = CsvWriter.Create(output, Rfc4180, leaveOpen: true);
        foreach (var row in Grid(table))
        {
            foreach (var text in row)
            {
                csv.WriteField(TableNumber.IsNumber(text) ? text : FormulaGuard.Neutral(text));
            }

            csv.EndRecord();
        }
    }

    /// <summary>A list of the tables with captions, units and pages, then a sheet for each.</summary>
    public static void WriteWorkbook(IReadOnlyList<ExportedTable> tables, Stream output) => TableWorkbook.Write(tables, output);

    private static string[][] Grid(Table table)
    {
        var cells = TableGrid.Place(table);
        var columns = cells.IsEmpty ? 0 : cells.Max(c => c.ColumnEnd);
        var grid = Enumerable.Range(0, table.Rows.Length).Select(_ => Enumerable.Repeat("", columns).ToArray()).ToArray();
        foreach (var cell in cells)
        {
            grid[cell.Row][cell.Column] = cell.Cell.Text;
        }

        return grid;
    }
}
