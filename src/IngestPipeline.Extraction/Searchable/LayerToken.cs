using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Searchable;

/// <summary>A printed word with the text that stands for it today.</summary>
/// <param name="Space">White space follows it in the text.</param>
internal readonly record struct LayerToken(string Text, Box Box, bool Space)
{
    /// <summary>The words of the text, page by page (from 1), in its order. A repair that made one word of two gives one, around both.</summary>
    public static ILookup<int, LayerToken> Of(Document document)
    {
        var tokens = new List<(int Page, LayerToken Token)>(document.Words.Length);
        var end = 0;
        foreach (var word in document.Words.OrderBy(w => w.Span.Start))
        {
            var start = Math.Max(word.Span.Start, end);
            var between = start > end && tokens.Count > 0 ? document.Text[end..start] : "";
            var space = between.Any(char.IsWhiteSpace);
            if (tokens.Count > 0)
            {
                // Signs that a repair put behind a word have no place of their own.
                var (page, last) = tokens[^1];
                var behind = between[..between.TakeWhile(c => !char.IsWhiteSpace(c)).Count()];
                var joins = word.Span.End <= start && page == word.Page && last.Box.Union(word.Box) is var both && both.Height < 1.8 * Math.Max(last.Box.Height, word.Box.Height);
                tokens[^1] = (page, new LayerToken(last.Text + behind, joins ? last.Box.Union(word.Box) : last.Box, last.Space || space));
            }

            if (word.Span.End > start)
            {
                tokens.Add((word.Page, new LayerToken(Printable(document.Text[start..word.Span.End]), word.Box, false)));
                end = word.Span.End;
            }
        }

        return tokens.Where(t => IsPlaced(t.Token)).ToLookup(t => t.Page, t => t.Token);
    }

    /// <summary>What is printed beside the text, page by page.</summary>
    public static ILookup<int, LayerToken> OthersOf(Document document) =>
        document.OtherWords.Select(w => (w.Page, Token: new LayerToken(Printable(w.Text), w.Box, true))).Where(w => IsPlaced(w.Token)).ToLookup(w => w.Page, w => w.Token);

    private static bool IsPlaced(LayerToken token) => !string.IsNullOrWhiteSpace(token.Text) && token.Box.Width > 0 && token.Box.Height > 0 && double.IsFinite(token.Box.Width + token.Box.Height);

    private static string Printable(string text) => text.Any(c => char.IsControl(c) || c == '\u2028') ? string.Concat(text.Select(c => char.IsControl(c) || c == '\u2028' ? ' ' : c)) : text;
}
