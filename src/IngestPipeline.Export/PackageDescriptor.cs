using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IngestPipeline.Export;

/// <summary><c>datapackage.json</c> of a Frictionless Data Package 2: datapackage.org/standard/data-package, data-resource, table-schema.</summary>
internal static class PackageDescriptor
{
    private const string Profiles = "https://datapackage.org/profiles/2.0/";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, ExportAbout about, PackageSources sources, MeasuredStream facts, MeasuredStream sourceRows)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$schema", Profiles + "datapackage.json");
        json.WriteString("name", "administrative-facts");
        json.WriteString("id", Identifier(facts.Hash));
        json.WriteString("title", "Số liệu trong văn bản hành chính / Facts of administrative documents");
        json.WriteString("description", Description(about));
        json.WriteString("version", about.Version);
        json.WriteString("created", about.Created.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        WriteObjects(json, "contributors", [[("title", "IngestPipeline"), ("organization", "IngestPipeline")]]);
        WriteObjects(json, "sources", Sources(sources));
        WriteObjects(json, "licenses", [[("name", about.Licence.Name), ("path", about.Licence.Path), ("title", about.Licence.Title)]]);
        json.WriteStartArray("resources");
        WriteResource(json, "facts", "Số liệu / Facts", facts, FactColumns.All, ["document", "fact"], "sources");
        WriteResource(json, "sources", "Văn bản nguồn / Source documents", sourceRows, SourceRow.Columns, ["document"], null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The same facts have the same identifier: a UUID of version 8 (RFC 9562 §5.8) made of their hash.</summary>
    private static string Identifier(string hash)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes(hash))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static string Description(ExportAbout about)
    {
        var conditions = string.Join("; ", about.Conditions);
        var text = new StringBuilder("Mỗi dòng là một số liệu, kèm văn bản, trang và khung chữ đã đọc được. / One row for each fact, with the document, page and box that it was read from.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Điều kiện lọc / Filter: {conditions}");
        text.Append("\n\nÔ chữ bắt đầu bằng = + - @, tab hoặc xuống dòng có thêm dấu ' ở trước để bảng tính không chạy nó. / Text that begins with = + - @, tab or line break has an apostrophe before it, so that no spreadsheet program runs it.");
        return text.ToString();
    }

    private static IEnumerable<(string, string?)[]> Sources(PackageSources sources)
    {
        foreach (var title in sources.Titles)
        {
            yield return [("title", title), ("path", "sources.csv")];
        }

        if (sources.Count > sources.Titles.Count)
        {
            yield return [("title", $"và {sources.Count - sources.Titles.Count} văn bản khác / and {sources.Count - sources.Titles.Count} more documents"), ("path", "sources.csv")];
        }
    }

    private static void WriteResource<T>(Utf8JsonWriter json, string name, string title, MeasuredStream file, ImmutableArray<ExportColumn<T>> columns, string[] key, string? sources)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Profiles + "dataresource.json");
        json.WriteString("name", name);
        json.WriteString("type", "table");
        json.WriteString("path", name + ".csv");
        json.WriteString("title", title);
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("hash", "sha256:" + file.Hash);
        json.WriteStartObject("dialect");
        json.WriteString("$schema", Profiles + "tabledialect.json");
        json.WriteString("delimiter", ",");
        json.WriteString("lineTerminator", "\r\n");
        json.WriteString("quoteChar", "\"");
        json.WriteBoolean("doubleQuote", true);
        json.WriteBoolean("header", true);
        json.WriteEndObject();
        TableSchemaWriter.Write(json, columns, key, sources);
        json.WriteEndObject();
    }

    private static void WriteObjects(Utf8JsonWriter json, string name, IEnumerable<(string Name, string? Value)[]> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            foreach (var (property, value) in item)
            {
                if (value is not null)
                {
                    json.WriteString(property, value);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
