using System.Collections.Immutable;
using System.Text.Json;
using IngestPipeline.Training.Tables;

namespace IngestPipeline.Training.Gold;

/// <summary>
/// The tables of a gold folder: a row of <c>tables.jsonl</c> each, with the words of the cells row by row and the count of heading rows. A place that a
/// spanned cell covers is an empty text or, at the end of a row, left out, so that spans are not known.
/// </summary>
internal static class GoldTables
{
    /// <summary>Null if the folder tells nothing of tables.</summary>
    public static ImmutableArray<ReferenceTable>? Read(string folder) =>
        Path.Combine(folder, "tables.jsonl") is var path && File.Exists(path) ? [.. GoldFolder.Rows(path).Select(Table)] : null;

    private static ReferenceTable Table(JsonElement table)
    {
        var heads = table.GetProperty("header_rows").GetInt32();
        var cells = table.GetProperty("rows").EnumerateArray().SelectMany((row, r) => row.EnumerateArray().Select((text, c) =>
            new ReferenceCell(r, c, null, null, r < heads, ComparisonForm.Check(ComparisonForm.Letters(text.GetString())))));
        return new ReferenceTable(table.GetProperty("page") is { ValueKind: JsonValueKind.Number } page ? page.GetInt32() : null, [.. cells.Where(c => c.Check.Length > 0)]);
    }
}
