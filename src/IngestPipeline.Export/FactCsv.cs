using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

internal static class FactCsv
{
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    public static long Write(IEnumerable<FactRow> rows, Stream output, CancellationToken cancellation)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = new CsvWriter(text, Rfc4180, leaveOpen: true);
        foreach (var column in FactColumns.All)
        {
            csv.WriteField(column.Name);
        }

        csv.NextRecord();
        var count = 0L;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in FactColumns.All)
            {
                var value = column.Value(row);
                csv.WriteField(column.Number ? value : Neutral(value));
            }

            csv.NextRecord();
            count++;
        }

        return count;
    }

    /// <summary>
    /// A cell that begins like a formula would be run by a spreadsheet program (OWASP "CSV Injection"): an apostrophe makes it text.
    /// </summary>
    internal static string? Neutral(string? value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
}
