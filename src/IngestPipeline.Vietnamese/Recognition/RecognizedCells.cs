using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>A cell of a scanned table as it was recognised.</summary>
/// <param name="Place">Indexes of its table, row and cell.</param>
/// <param name="Text">The cell's text with the engine's words in it.</param>
/// <param name="Words">Indexes of the same words in <see cref="Document.OtherWords"/>.</param>
internal sealed record RecognizedCell(TableCellReference Place, RecognizedParagraph Text, ImmutableArray<int> Words);

/// <summary>
/// Finds the cells of scanned tables with the words on paper that they were put together from: words of tables stand in the order of their cells. A cell
/// whose words are not found is left out, as nothing is known of what the engine thought of it.
/// </summary>
internal static class RecognizedCells
{
    /// <param name="pages">Those that were recognised.</param>
    public static IEnumerable<RecognizedCell> In(Document document, IReadOnlySet<int> pages)
    {
        var words = Enumerable.Range(0, document.OtherWords.Length).Where(i => pages.Contains(document.OtherWords[i].Page)).ToLookup(i => document.OtherWords[i].Page);
        var (page, at) = (0, 0);
        List<int> onPage = [];
        for (var t = 0; t < document.Tables.Length; t++)
        {
            var table = document.Tables[t];
            for (var r = 0; r < table.Rows.Length; r++)
            {
                // Rows of a table that goes on overleaf stand there; several tables may share a page.
                if (table.PlaceOf(r).Page is var here && here != page)
                {
                    (page, at, onPage) = (here, 0, [.. words[here]]);
                }

                for (var c = 0; c < table.Rows[r].Length && onPage.Count > 0; c++)
                {
                    if (Find(document, table.Rows[r][c].Text, onPage, at) is { } found)
                    {
                        at = found.End;
                        yield return new RecognizedCell(new TableCellReference(t, r, c), new RecognizedParagraph(table.Rows[r][c].Text, found.Spans), [.. onPage[found.First..found.End]]);
                    }
                }
            }
        }
    }

    /// <summary>The first run of words from <paramref name="from"/> on that spells the text, white space aside.</summary>
    private static (int First, int End, ImmutableArray<(TextSpan, double)> Spans)? Find(Document document, string text, List<int> words, int from)
    {
        for (var first = from; first < words.Count && !string.IsNullOrWhiteSpace(text); first++)
        {
            var spans = ImmutableArray.CreateBuilder<(TextSpan, double)>();
            var at = 0;
            for (var i = first; i < words.Count; i++)
            {
                var word = document.OtherWords[words[i]];
                at = SkipBlanks(text, at);
                if (string.CompareOrdinal(text, at, word.Text, 0, word.Text.Length) != 0)
                {
                    break;
                }

                spans.Add((TextSpan.OfLength(at, word.Text.Length), word.Confidence));
                at = SkipBlanks(text, at + word.Text.Length);
                if (at == text.Length)
                {
                    return (first, i + 1, spans.ToImmutable());
                }
            }
        }

        return null;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
