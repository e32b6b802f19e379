using System.Text.Encodings.Web;
using System.Text.Json;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

internal static class FactJsonLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static long Write(IEnumerable<FactRow> rows, Stream output, CancellationToken cancellation)
    {
        var count = 0L;
        using var json = new Utf8JsonWriter(output, Options);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            json.WriteStartObject();
            foreach (var column in FactColumns.All)
            {
                // Values stay strings: they are data and must not pass through floating point.
                json.WriteString(column.Name, column.Value(row));
            }

            json.WriteEndObject();
            json.Flush();
            output.Write("\n"u8);
            json.Reset();
            count++;
        }

        return count;
    }
}
