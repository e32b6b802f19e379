using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Jobs;

/// <summary>
/// Checkpoints as files: <c>checkpoints/&lt;sha256&gt;/&lt;key&gt;.json.gz</c>. A whole document with words and looks, exact to the last bit, so that a job
/// that goes on from one gives what it would have given in one go.
/// </summary>
public sealed class FileCheckpointStore(string folder) : ICheckpointStore
{
    /// <summary>Raise it when the model changes: older files are then not found.</summary>
    private const string Format = "4";

    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new SpanConverter(), new BoxConverter(), new WordConverter() },
    };

    public Document? Load(SourceFile source, string key)
    {
        var path = PathOf(source.Sha256, key);
        try
        {
            using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            var document = JsonSerializer.Deserialize<Document>(gzip, Options);

            // What the content was found to be stays; name and place are those of today.
            return document is null ? null : document with { Source = document.Source with { Name = source.Name, Path = source.Path } };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or EndOfStreamException)
        {
            // Cut off or of another version: as good as none.
            File.Delete(path);
            return null;
        }
    }

    public void Save(Document document, string key)
    {
        var path = PathOf(document.Source.Sha256, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var gzip = new GZipStream(File.Create(temporary), CompressionLevel.Fastest))
            {
                JsonSerializer.Serialize(gzip, document, Options);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public void Remove(string sha256)
    {
        var path = Path.Combine(folder, sha256);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Ids of the documents that have checkpoints.</summary>
    public IEnumerable<string> All() => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(d => Path.GetFileName(d)) : [];

    private string PathOf(string sha256, string key) =>
        Path.Combine(folder, sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Format + "\n" + key)))[..24] + ".json.gz");

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            Numbers.Open(ref reader);
            var span = new TextSpan(Numbers.Int(ref reader), Numbers.Int(ref reader));
            Numbers.Close(ref reader);
            return span;
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.End);
            writer.WriteEndArray();
        }
    }

    private sealed class BoxConverter : JsonConverter<Box>
    {
        public override Box Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            Numbers.Open(ref reader);
            var box = Numbers.Box(ref reader);
            Numbers.Close(ref reader);
            return box;
        }

        public override void Write(Utf8JsonWriter writer, Box value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            Numbers.Write(writer, value);
            writer.WriteEndArray();
        }
    }

    /// <summary>Words are nearly all of a checkpoint: one flat array each.</summary>
    private sealed class WordConverter : JsonConverter<Word>
    {
        public override Word Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            Numbers.Open(ref reader);
            var span = new TextSpan(Numbers.Int(ref reader), Numbers.Int(ref reader));
            var word = new Word(span, Numbers.Int(ref reader), Numbers.Box(ref reader), Numbers.Real(ref reader));
            Numbers.Close(ref reader);
            return word;
        }

        public override void Write(Utf8JsonWriter writer, Word value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Span.Start);
            writer.WriteNumberValue(value.Span.End);
            writer.WriteNumberValue(value.Page);
            Numbers.Write(writer, value.Box);
            Numbers.Write(writer, value.Confidence);
            writer.WriteEndArray();
        }
    }

    private static class Numbers
    {
        public static void Open(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException("An array is wanted.");
            }
        }

        public static void Close(ref Utf8JsonReader reader)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
            {
                throw new JsonException("The array is too long.");
            }
        }

        public static int Int(ref Utf8JsonReader reader) => reader.Read() ? reader.GetInt32() : throw new JsonException("The array is too short.");

        public static double Real(ref Utf8JsonReader reader)
        {
            if (!reader.Read())
            {
                throw new JsonException("The array is too short.");
            }

            return reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();
        }

        public static Box Box(ref Utf8JsonReader reader) => new(Real(ref reader), Real(ref reader), Real(ref reader), Real(ref reader));

        public static void Write(Utf8JsonWriter writer, Box box)
        {
            Write(writer, box.X0);
            Write(writer, box.Y0);
            Write(writer, box.X1);
            Write(writer, box.Y1);
        }

        public static void Write(Utf8JsonWriter writer, double value)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
