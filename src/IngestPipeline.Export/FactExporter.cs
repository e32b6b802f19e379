using IngestPipeline.Archive;

namespace IngestPipeline.Export;

public enum ExportFormat
{
    /// <summary>RFC 4180, UTF-8 with byte order mark, as Excel wants it.</summary>
    Csv,

    /// <summary>Office Open XML workbook: a sheet of facts, a sheet of sources.</summary>
    Xlsx,

    /// <summary>One JSON object a line, UTF-8.</summary>
    Jsonl,
}

/// <summary>Writes facts row by row: memory does not grow with their number, except for XLSX, whose package is put together in memory.</summary>
public static class FactExporter
{
    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/jsonl; charset=utf-8",
    };

    public static string Extension(ExportFormat format) => format.ToString().ToLowerInvariant();

    /// <returns>Rows written.</returns>
    public static long Write(ExportFormat format, IEnumerable<FactRow> rows, Stream output, CancellationToken cancellation = default) => format switch
    {
        ExportFormat.Csv => FactCsv.Write(rows, output, cancellation),
        ExportFormat.Xlsx => FactWorkbook.Write(rows, output, cancellation),
        _ => FactJsonLines.Write(rows, output, cancellation),
    };
}
