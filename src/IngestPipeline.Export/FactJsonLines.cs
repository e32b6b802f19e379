using System.Text.Encodings.Web;
using System.Text.Json;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>The facts alone, typed as the contract types them, with every field in every row.</summary>
internal sealed class FactJsonLines(Stream output) : IFactWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json = new(output, Options);

    public void Fact(FactRow row)
    {
        _json.WriteStartObject();
        foreach (var column in FactColumns.All)
        {
            Write(column, column.Value(row));
        }

        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n"u8);
        _json.Reset();
    }

    public void Source(SourceRow row)
    {
    }

    public void Complete()
    {
    }

    public void Dispose() => _json.Dispose();

    private void Write(ExportColumn<FactRow> column, string? value)
    {
        if (value is not null && column.Type is ColumnType.Integer or ColumnType.Share)
        {
            _json.WritePropertyName(column.Name);
            _json.WriteRawValue(value);
        }
        else if (value is not null && column.Type == ColumnType.Box)
        {
            _json.WritePropertyName(column.Name);
            _json.WriteRawValue($"[{value.Replace(' ', ',')}]");
        }
        else
        {
            // Values stay strings, as in the contract: they are data and must not pass through floating point.
            _json.WriteString(column.Name, value);
        }
    }
}
