using System.Globalization;
using CsvHelper;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>Cited documents, one a line: RFC 4180, UTF-8 with byte order mark.</summary>
public static class CitedWorkCsv
{
    public const string MediaType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Rfc4180 = new() { WriteByteOrderMark = true };

    private static readonly (string Name, Func<CitedWork, string?> Value)[] Columns =
    [
        ("type", w => FormulaGuard.Neutral(w.Type)),
        ("number_symbol", w => FormulaGuard.Neutral(w.NumberSymbol)),
        ("date", w => w.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("issuer", w => FormulaGuard.Neutral(w.Issuer)),
        ("year", w => w.Key.Year?.ToString(CultureInfo.InvariantCulture)),
        ("documents", w => w.Documents.ToString(CultureInfo.InvariantCulture)),
        ("mentions", w => w.Mentions.ToString(CultureInfo.InvariantCulture)),
        ("held", w => w.Held.Count > 0 ? "true" : "false"),
        ("held_documents", w => string.Join(' ', w.Held.Select(h => h.Id))),
        ("key", w => FormulaGuard.Neutral(w.Key.Value)),
    ];

    /// <returns>Rows written.</returns>
    public static long Write(IEnumerable<CitedWork> works, Stream output, CancellationToken cancellation = default)
    {
        using var csv = CsvWriter.Create(output, Rfc4180, leaveOpen: true);
        foreach (var (name, _) in Columns)
        {
            csv.WriteField(name);
        }

        csv.EndRecord();
        var count = 0L;
        foreach (var work in works)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (_, value) in Columns)
            {
                csv.WriteField(value(work));
            }

            csv.EndRecord();
            count++;
        }

        return count;
    }
}
