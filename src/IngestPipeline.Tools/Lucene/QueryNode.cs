using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IngestPipeline.Search.Analysis;

namespace IngestPipeline.Tools.Lucene;

/// <summary>Nodes of the query trees that src/jvm/index-worker reads.</summary>
internal static class QueryNode
{
    /// <summary>All documents.</summary>
    public static JsonObject All() => new() { ["k"] = "all" };

    /// <summary>All passages and documents.</summary>
    public static JsonObject Any() => new() { ["k"] = "any" };

    public static JsonObject Term(string field, string value) => new() { ["k"] = "term", ["f"] = field, ["v"] = value };

    public static JsonObject Prefix(string field, string value) => new() { ["k"] = "prefix", ["f"] = field, ["v"] = value };

    public static JsonObject Phrase(FieldPair fields, ImmutableArray<Token> parts, bool exact) => new()
    {
        ["k"] = "phrase",
        ["f"] = exact ? fields.Exact : fields.Folded,
        ["v"] = new JsonArray([.. parts.Select(p => JsonValue.Create(exact ? p.Exact : p.Folded))]),
        ["p"] = new JsonArray([.. parts.Select(p => JsonValue.Create(p.Position - parts[0].Position))]),
    };

    public static JsonObject Range(string field, int? from, int? to) => new() { ["k"] = "range", ["f"] = field, ["from"] = from, ["to"] = to };

    public static JsonObject Boost(JsonNode of, double by) => new() { ["k"] = "boost", ["of"] = of, ["by"] = by };

    /// <summary>The same score for all.</summary>
    public static JsonObject Constant(JsonNode of, double score) => new() { ["k"] = "const", ["of"] = of, ["by"] = score };

    /// <summary>Documents by their passages, without a score.</summary>
    public static JsonObject ByPassage(JsonNode of) => new() { ["k"] = "passage", ["of"] = of };

    public static JsonObject Or(params IEnumerable<JsonNode> of) => AtLeast(1, of);

    public static JsonObject AtLeast(int least, IEnumerable<JsonNode> of) => new() { ["k"] = "bool", ["should"] = List(of), ["least"] = least };

    /// <summary>All of the filters and none of the exclusions; those that should hold give the score.</summary>
    public static JsonObject Bool(IEnumerable<JsonNode> filter, IEnumerable<JsonNode> should, IEnumerable<JsonNode> not) =>
        new() { ["k"] = "bool", ["filter"] = List(filter), ["should"] = List(should), ["not"] = List(not) };

    private static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);
}
