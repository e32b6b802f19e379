using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>A piece of a printed line without wide gaps: words as they lie on the page, unknown glyphs as placeholders.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Box">Points; the room that letters with marks take.</param>
/// <param name="Words">Text and edges of each, from left to right; what is drawn without a blank between is one word.</param>
public sealed record CensusLine(int Page, Box Box, ImmutableArray<(string Text, float X0, float X1)> Words)
{
    /// <summary>A gap of this many font sizes parts columns and cells.</summary>
    private const double Wide = 1.8;

    public string Text => string.Join(' ', Words.Select(w => w.Text));

    public static IEnumerable<CensusLine> Of(int page, LayoutLine row)
    {
        var words = ImmutableArray.CreateBuilder<(string, float, float)>();
        var text = new StringBuilder();
        var from = 0;
        for (var i = 0; i < row.Words.Length; i++)
        {
            text.Append(string.Concat(row.Words[i].Text.Select(GlyphCensus.Plain)));
            var next = i + 1 < row.Words.Length ? row.Words[i + 1] : null;
            if (next is { Glued: true })
            {
                continue;
            }

            var first = i;
            while (row.Words[first].Glued && first > 0)
            {
                first--;
            }

            words.Add((text.ToString(), (float)row.Words[first].X0, (float)row.Words[i].X1));
            text.Clear();
            if (next is null || next.X0 - row.Words[i].X1 > Wide * Math.Max(next.Size, row.Words[i].Size))
            {
                var size = row.Words.AsSpan()[from..(i + 1)].ToArray().Max(w => w.Size);
                yield return new CensusLine(
                    page, new Box(row.Words[from].X0 - (0.4 * size), row.Baseline - (1.02 * size), row.Words[i].X1 + (0.4 * size), row.Baseline + (0.33 * size)), words.ToImmutable());
                words.Clear();
                from = i + 1;
            }
        }
    }
}
