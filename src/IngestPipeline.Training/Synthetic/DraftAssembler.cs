using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Joins the lines of a draft to a document as extraction gives it, with the references beside it.</summary>
internal static class DraftAssembler
{
    private const int CharactersOfPage = 2600;

    public static LabelledDocument Assemble(string name, Medium medium, IReadOnlyList<DraftLine> lines, DocumentMetadata metadata)
    {
        var text = new StringBuilder();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var references = ImmutableArray.CreateBuilder<ReferenceBlock>();
        var tables = ImmutableArray.CreateBuilder<Table>();
        var notes = new List<(DraftNote Note, int Anchor, int Page)>();
        var paged = medium is Medium.Pdf or Medium.Scan;
        var starts = new List<int> { 0 };
        var filled = 0;
        var spans = new TextSpan[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (paged && filled > CharactersOfPage)
            {
                starts.Add(text.Length);
                filled = 0;
            }

            var page = starts.Count;
            spans[i] = TextSpan.OfLength(text.Length, line.IsText ? line.Text.Length : 0);
            if (!line.IsText)
            {
                blocks.Add(line.IsAside
                    ? new Block(line.Kind, spans[i], page, null, BlockStyle.Unknown) { Aside = line.Text }
                    : new Block(BlockKind.Table, spans[i], page, null, BlockStyle.Unknown) { Table = tables.Count });
                if (!line.IsAside)
                {
                    tables.Add(new Table(page, null, text.Length, line.Grid));
                    filled += 600;
                }

                continue;
            }

            text.Append(line.Text).Append('\n');
            filled += Math.Max(line.Text.Length, 60) + 15;
            blocks.Add(new Block(IsBullet(line.Text) || line.Style.ListItem ? BlockKind.Bullet : BlockKind.Paragraph, spans[i], page, null, line.Style));
            references.AddRange(References(line, spans[i]));
            notes.AddRange(line.Notes.Select(n => (n, spans[i].Start + n.Offset, page)));
        }

        var bodyEnd = text.Length;
        var footnotes = ImmutableArray.CreateBuilder<Footnote>();
        foreach (var (note, anchor, page) in notes)
        {
            var span = TextSpan.OfLength(text.Length, note.Text.Length);
            text.Append(note.Text).Append('\n');
            footnotes.Add(new Footnote(note.Mark, anchor, span, page));
            blocks.Add(new Block(BlockKind.Footnote, span, page, null, medium == Medium.Text ? BlockStyle.Unknown : new BlockStyle { FontSize = 10 }));
            references.Add(new ReferenceBlock(BlockKind.Footnote, span));
        }

        var document = new Document
        {
            Source = new SourceFile(name, name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))), text.Length, Media(medium), paged ? starts.Count : null),
            Text = text.ToString(),
            Blocks = blocks.ToImmutable(),
            Tables = tables.ToImmutable(),
            Footnotes = footnotes.ToImmutable(),
            Pages = [.. starts.Select((s, i) => new Page(i + 1, Method(medium), paged ? 595.3 : 0, paged ? 841.9 : 0, 0, medium == Medium.Scan ? 0.9 : 1, new TextSpan(s, i + 1 < starts.Count ? starts[i + 1] : bodyEnd)))],
        };
        return new LabelledDocument(name, name, document, references.ToImmutable(), Sections(lines, spans)) { Metadata = metadata };
    }

    private static IEnumerable<ReferenceBlock> References(DraftLine line, TextSpan span)
    {
        if (line.Rest is not { } rest)
        {
            yield return new ReferenceBlock(line.Kind, span);
            yield break;
        }

        yield return new ReferenceBlock(line.Kind, new TextSpan(span.Start, span.Start + line.RestStart - 1));
        yield return new ReferenceBlock(rest, new TextSpan(span.Start + line.RestStart, span.End));
    }

    private static ImmutableArray<ReferenceSection> Sections(IReadOnlyList<DraftLine> lines, TextSpan[] spans)
    {
        var sections = ImmutableArray.CreateBuilder<ReferenceSection>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Heading is not { } heading)
            {
                continue;
            }

            var parts = new List<string>();
            if (heading.TitleStart is { } start)
            {
                parts.Add(lines[i].Text[start..heading.Length]);
            }

            var end = spans[i].Start + heading.Length;
            for (var k = i + 1; k < lines.Count && (lines[k].ContinuesHeading || !lines[k].IsText); k++)
            {
                if (lines[k].ContinuesHeading)
                {
                    parts.Add(lines[k].Text);
                    end = spans[k].End;
                }
            }

            var title = string.Join(' ', parts.Select(p => p.Trim()).Where(p => p.Length > 0)).TrimEnd(':', ' ');
            sections.Add(new ReferenceSection(new TextSpan(spans[i].Start, end), heading.Label, title.Length == 0 ? null : title, heading.Level, heading.Role));
        }

        return sections.ToImmutable();
    }

    /// <summary>As extraction tells bullets.</summary>
    private static bool IsBullet(string text) => text is ['-' or '–' or '—' or '+' or '*' or '•', ' ', ..] or ['-' or '–' or '+' or '•', _, ..] && char.IsLetter(text[1]);

    private static PageMethod Method(Medium medium) => medium switch { Medium.Pdf => PageMethod.Text, Medium.Scan => PageMethod.Ocr, _ => PageMethod.Flow };

    private static string Media(Medium medium) => medium switch
    {
        Medium.Pdf or Medium.Scan => "application/pdf",
        Medium.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "text/plain",
    };
}
