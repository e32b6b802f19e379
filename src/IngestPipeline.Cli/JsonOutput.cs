using System.Text.Encodings.Web;
using System.Text.Json;

namespace IngestPipeline.Cli;

/// <summary>How JSON is written for scripts: one line, Vietnamese letters as they are, enum members in snake case.</summary>
internal static class JsonOutput
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
