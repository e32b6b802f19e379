using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Text;

/// <summary>Text without marks of its own: pasted, exported or typed.</summary>
internal static class PlainTextParser
{
    public static void Parse(string text, DocumentBuilder builder)
    {
        var lines = LineSplitter.Split(text);
        var numbers = PageNumberFinder.Find(lines);
        var body = new List<TextLine>(lines.Count);
        var fed = lines.Exists(l => l.StartsPage);
        bool pageBreak = false, numbered = false;
        for (var i = 0; i < lines.Count; i++)
        {
            pageBreak |= lines[i].StartsPage;
            if (numbers.Contains(i))
            {
                builder.AddFurniture(BlockKind.PageNumber, 1, null, lines[i].Text);
                numbered = !fed;
                continue;
            }

            body.Add(lines[i] with { StartsPage = pageBreak, AfterPageNumber = numbered });
            (pageBreak, numbered) = (false, false);
        }

        var wrap = LineWrap.Detect(body);
        var (bare, notes) = NoteLifter.Lift(body, wrap);
        foreach (var paragraph in ParagraphJoiner.Join(bare, wrap))
        {
            var kind = LineStart.IsBullet(paragraph.Text.TrimStart()) ? BlockKind.Bullet : BlockKind.Paragraph;
            builder.Add(new ParagraphContent(paragraph.Text, kind, 1, null, BlockStyle.Unknown) { Marks = [.. paragraph.Marks] });
        }

        foreach (var (mark, note) in notes)
        {
            builder.AddFootnote(mark, new ParagraphContent(note.Text, BlockKind.Footnote, 1, null, BlockStyle.Unknown));
        }
    }
}
