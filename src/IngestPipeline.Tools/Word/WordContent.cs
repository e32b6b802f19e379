using System.Collections.Immutable;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;

namespace IngestPipeline.Tools.Word;

/// <summary>Reads what src/jvm/pdf-worker/ingest/word writes.</summary>
internal static class WordContent
{
    /// <summary>Tables nest at most eight deep there, each a few JSON levels.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    public static FlowContent Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Options);
        var root = document.RootElement;
        return new FlowContent(
            Items(root.GetProperty("items")),
            root.GetProperty("notes").EnumerateObject().ToImmutableDictionary(n => n.Name, n => Items(n.Value)),
            [.. root.GetProperty("warnings").EnumerateArray().Select(w => Explained(w.GetString() ?? ""))]);
    }

    private static ImmutableArray<FlowItem> Items(JsonElement items) =>
        [.. items.EnumerateArray().Select(i => i.TryGetProperty("rows", out var rows) ? new FlowItem.Grid([.. rows.EnumerateArray().Select(Row)], Flag(i, "ruled")) : (FlowItem)Paragraph(i))];

    private static ImmutableArray<FlowCell> Row(JsonElement row) =>
        [.. row.EnumerateArray().Select(c => new FlowCell(Items(c.GetProperty("items")), c.GetProperty("rowSpan").GetInt32(), c.GetProperty("columnSpan").GetInt32(), Flag(c, "header")))];

    private static FlowItem.Paragraph Paragraph(JsonElement paragraph) => new(
        [.. paragraph.GetProperty("runs").EnumerateArray().Select(Run)],
        Text(paragraph, "alignment") switch
        {
            "left" => Alignment.Left,
            "center" => Alignment.Center,
            "right" => Alignment.Right,
            "justify" => Alignment.Justify,
            _ => Alignment.Unknown,
        },
        paragraph.TryGetProperty("indent", out var indent) ? indent.GetDouble() : null,
        Text(paragraph, "label"),
        Flag(paragraph, "bullet"),
        paragraph.TryGetProperty("outline", out var outline) ? outline.GetInt32() : null);

    private static FlowRun Run(JsonElement run) => new(
        Text(run, "text") ?? "",
        Text(run, "font"),
        run.TryGetProperty("size", out var size) ? size.GetDouble() : null,
        Flag(run, "bold"),
        Flag(run, "italic"),
        Flag(run, "superscript"),
        Text(run, "note"));

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Warning Explained(string code) => new(code, null, code switch
    {
        "doc-text-box" => "Chữ trong hộp văn bản được đặt ở cuối / The text of floating boxes stands at the end",
        "doc-table-flattened" => "Có bảng không đọc được cấu trúc, chữ trong ô thành đoạn văn / A table's structure could not be read; its cells became paragraphs",
        "doc-old-format" => "Tệp Word 6/95: chỉ đọc được chữ, không có phông và bảng / Word 6 or 95: only the text could be read, without fonts and tables",
        _ => code,
    });
}
