using IngestPipeline.Documents;

namespace IngestPipeline.Tagging;

/// <summary>A stretch of the text that is read as one: a paragraph, or the lines of a title together.</summary>
/// <param name="Start">Offset of its first character in the document's text.</param>
/// <param name="Text">Its characters; a line feed inside is a line break of a title or a hyphenation that was kept.</param>
/// <param name="Kind">What its block is; Paragraph where there are no blocks.</param>
internal readonly record struct Passage(int Start, string Text, BlockKind Kind)
{
    public TextSpan Span => TextSpan.OfLength(Start, Text.Length);
}

/// <summary>Cuts a document into the stretches that the taggers read.</summary>
internal static class Passages
{
    public static IEnumerable<Passage> Of(Document document)
    {
        var at = 0;
        BlockKind? kind = null;
        var (start, end) = (0, 0);
        foreach (var block in document.Blocks.Where(b => !b.Span.IsEmpty).OrderBy(b => b.Span.Start))
        {
            if (block.Span.Start < at)
            {
                continue;
            }

            // The lines of a title run on; so does a citation whose date or issuer stands on the next line.
            var joined = kind is not null && (kind is BlockKind.Title && block.Kind is BlockKind.Title || GoesOn(document.Text, block.Span)) && document.Text.AsSpan(end, block.Span.Start - end).IsWhiteSpace();
            if (!joined)
            {
                if (kind is { } before)
                {
                    yield return new Passage(start, document.Text[start..end], before);
                }

                foreach (var gap in Lines(document.Text, at, block.Span.Start))
                {
                    yield return gap;
                }

                start = block.Span.Start;
            }

            kind = joined ? kind : block.Kind;
            end = at = block.Span.End;
        }

        if (kind is { } last)
        {
            yield return new Passage(start, document.Text[start..end], last);
        }

        foreach (var rest in Lines(document.Text, at, document.Text.Length))
        {
            yield return rest;
        }
    }

    /// <summary>"ngày 13/3/2001 của …", "của Bộ trưởng …": no line of its own begins so.</summary>
    private static bool GoesOn(string text, TextSpan block)
    {
        var line = block.In(text).AsSpan().TrimStart();
        return line.StartsWith("của ", StringComparison.Ordinal) || (line.StartsWith("ngày ", StringComparison.Ordinal) && line.Length > 5 && char.IsAsciiDigit(line[5]));
    }

    private static IEnumerable<Passage> Lines(string text, int from, int to)
    {
        while (from < to)
        {
            var feed = text.IndexOf('\n', from, to - from);
            var end = feed < 0 ? to : feed;
            if (!text.AsSpan(from, end - from).IsWhiteSpace())
            {
                yield return new Passage(from, text[from..end], BlockKind.Paragraph);
            }

            from = end + 1;
        }
    }
}
