using CsvHelper;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

internal static class FactCsv
{
    private static readonly CsvWriterOptions Rfc4180 = new() { WriteByteOrderMark = true };

    public static long Write(IEnumerable<FactRow> rows, Stream output, CancellationToken cancellation)
    {
        using var csv = CsvWriter.Create(output, Rfc4180, leaveOpen: true);
        foreach (var column in FactColumns.All)
        {
            csv.WriteField(column.Name);
        }

        csv.EndRecord();
        var count = 0L;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in FactColumns.All)
            {
                var value = column.Value(row);
                csv.WriteField(column.Number ? value : Neutral(value));
            }

            csv.EndRecord();
            count++;
        }

        return count;
    }

    /// <summary>
    /// A cell that begins like a formula would be run by a spreadsheet program (OWASP "CSV Injection"): an apostrophe makes it text.
    /// Numbers are left alone, which the library's own switch would not do.
    /// </summary>
    internal static string? Neutral(string? value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
}
