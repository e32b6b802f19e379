using IngestPipeline.Archive;

namespace IngestPipeline.Export;

public enum ExportFormat
{
    /// <summary>RFC 4180, UTF-8 with byte order mark, as Excel wants it.</summary>
    Csv,

    /// <summary>Office Open XML workbook: sheets of facts, a sheet of sources.</summary>
    Xlsx,

    /// <summary>One JSON object a line, UTF-8.</summary>
    Jsonl,

    /// <summary>Frictionless Data Package 2 in a zip file: facts and sources as CSV, and what their columns mean.</summary>
    Package,
}

/// <summary>Writes facts row by row: memory does not grow with their number.</summary>
public static class FactExporter
{
    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.Jsonl => "application/jsonl; charset=utf-8",
        _ => "application/zip",
    };

    public static string Extension(ExportFormat format) => format == ExportFormat.Package ? "zip" : format.ToString().ToLowerInvariant();

    /// <param name="rows">The facts of a document come one after the other.</param>
    /// <param name="output">Need not be able to seek; stays open.</param>
    /// <returns>Facts written.</returns>
    public static long Write(ExportFormat format, IEnumerable<FactRow> rows, Stream output, ExportAbout about, CancellationToken cancellation = default)
    {
        using IFactWriter writer = format switch
        {
            ExportFormat.Csv => new FactCsv(output),
            ExportFormat.Xlsx => new FactWorkbook(output),
            ExportFormat.Jsonl => new FactJsonLines(output),
            _ => new FactPackage(output, about),
        };
        return Write(writer, rows, cancellation);
    }

    internal static long Write(IFactWriter writer, IEnumerable<FactRow> rows, CancellationToken cancellation)
    {
        var (all, ofSource) = (0L, 0L);
        FactRow? last = null;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (last is not null && last.DocumentId != row.DocumentId)
            {
                writer.Source(new SourceRow(last, ofSource));
                ofSource = 0;
            }

            writer.Fact(row);
            last = row;
            ofSource++;
            all++;
        }

        if (last is not null)
        {
            writer.Source(new SourceRow(last, ofSource));
        }

        writer.Complete();
        return all;
    }
}
