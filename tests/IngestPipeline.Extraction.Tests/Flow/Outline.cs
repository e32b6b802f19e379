using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Tests.Flow;

/// <summary>A document as lines that a reviewer can read: column, text, tables, notes.</summary>
internal static class Outline
{
    public static string Of(Document document)
    {
        var lines = document.Blocks.Where(b => b.Kind != BlockKind.Footnote).Select(b => b.Kind == BlockKind.Table
            ? "[" + string.Join(" / ", document.Tables[b.Table!.Value].Rows.Select(r => string.Join(" | ", r.Select(c => c.Text)))) + "]"
            : (b.Style.Column == Column.Full ? "" : b.Style.Column == Column.Left ? "L " : "R ") + b.Span.In(document.Text));
        var notes = document.Footnotes.Select(f => $"({f.Mark}) after «{(f.Anchor is { } a ? document.Text[Math.Max(0, a - 4)..a] : "")}»: {f.Span.In(document.Text)}");
        return string.Join('\n', lines.Concat(notes));
    }

    public static void Is(Document document, params string[] expected) => Xunit.Assert.Equal(string.Join('\n', expected), Of(document));
}
