using System.Collections.Immutable;
using System.Text.Json;

namespace IngestPipeline.Export;

/// <summary>What the columns of a CSV file of a Data Package hold: datapackage.org/standard/table-schema.</summary>
internal static class TableSchemaWriter
{
    /// <param name="key">Columns whose values together tell the rows apart.</param>
    /// <param name="sources">Resource that the column <c>document</c> refers to; null if none.</param>
    public static void Write<T>(Utf8JsonWriter json, ImmutableArray<ExportColumn<T>> columns, string[] key, string? sources)
    {
        json.WriteStartObject("schema");
        json.WriteString("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
        json.WriteStartArray("fields");
        foreach (var column in columns)
        {
            WriteField(json, column);
        }

        json.WriteEndArray();
        WriteStrings(json, "missingValues", [""]);
        WriteStrings(json, "primaryKey", key);
        if (sources is not null)
        {
            json.WriteStartArray("foreignKeys");
            json.WriteStartObject();
            WriteStrings(json, "fields", ["document"]);
            json.WriteStartObject("reference");
            json.WriteString("resource", sources);
            WriteStrings(json, "fields", ["document"]);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteField<T>(Utf8JsonWriter json, ExportColumn<T> column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type switch
        {
            ColumnType.Decimal or ColumnType.Share => "number",
            ColumnType.Integer => "integer",
            ColumnType.Date => "date",
            ColumnType.Time => "datetime",
            // The standard knows lists of numbers since version 2, but readers in use (frictionless for R 1.x) refuse a schema with them.
            _ => "string",
        });
        json.WriteString("title", column.Title);
        json.WriteString("description", column.Description);
        if (column.Required || !column.Vocabulary.IsEmpty || column.Type == ColumnType.Share)
        {
            json.WriteStartObject("constraints");
            if (column.Required)
            {
                json.WriteBoolean("required", true);
            }

            if (!column.Vocabulary.IsEmpty)
            {
                WriteStrings(json, "enum", column.Vocabulary);
            }

            if (column.Type == ColumnType.Share)
            {
                json.WriteNumber("minimum", 0);
                json.WriteNumber("maximum", 1);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
