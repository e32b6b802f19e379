using System.Globalization;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Shows the lines of a draft as a reader of one format gives them: with looks that are exact, partial, noisy or unknown.</summary>
internal sealed class MediumView(Medium medium, Chance chance)
{
    private readonly bool _outline = chance.Odds(0.25);
    private readonly bool _markdown = chance.Odds(0.12);
    private readonly bool _lists = chance.Odds(0.3);
    private readonly bool _inheritsSize = chance.Odds(0.15);
    private readonly bool _noColumns = chance.Odds(0.2);
    private readonly double _scanBold = chance.Pick(0.0, 0.0, 0.1, 0.5);

    public List<DraftLine> Show(List<DraftLine> lines)
    {
        var shown = chance.Odds(0.35) && medium is not Medium.Docx ? Unlifted(lines) : lines;
        shown = Furnished(Broken(shown));
        if (medium is Medium.Pdf && chance.Odds(0.05))
        {
            shown.InsertRange(0, Stamp());
        }

        shown = chance.Odds(0.15) ? [.. shown.SelectMany(Unruled)] : shown;
        return [.. shown.Select(l => medium == Medium.Scan && l.IsText ? Misread(l) : l).Select(l => l with { Style = Look(l) })];
    }

    private BlockStyle Look(DraftLine line)
    {
        var style = line.Style;
        switch (medium)
        {
            case Medium.Text:
                return _markdown ? new BlockStyle { OutlineLevel = line.Outline } : BlockStyle.Unknown;
            case Medium.Docx:
                return (_noColumns ? style with { Column = Column.Full } : style) with
                {
                    OutlineLevel = _outline ? line.Outline : null,
                    FontSize = _inheritsSize && !line.Style.Bold ? null : style.FontSize,
                    Bold = style.Bold && style.BoldPrefix == 0,
                    BoldPrefix = Math.Min(style.BoldPrefix, line.Text.Length),
                    ListItem = style.ListItem && _lists,
                };
            case Medium.Pdf:
                return Placed(style) with
                {
                    ListItem = false,
                    BoldPrefix = line.Text[..Math.Min(style.BoldPrefix, line.Text.Length)].TrimEnd().Length,
                    Indent = style.Column != Column.Full ? null : Math.Round((style.Indent ?? 0) + (chance.Share() * 0.4), 1),
                };
            default:
                return Placed(style) with
                {
                    ListItem = false,
                    Bold = style.Bold && chance.Odds(_scanBold),
                    BoldPrefix = 0,
                    Italic = false,
                    FontSize = Math.Round(((style.FontSize ?? 13) + (chance.Share() * 2.4) - 1.4) * 2) / 2,
                    Indent = style.Column != Column.Full ? null : Math.Round(Math.Max(0, (style.Indent ?? 0) + (chance.Share() * 12) - 6), 1),
                    Alignment = chance.Odds(0.12) ? chance.Pick(Alignment.Left, Alignment.Center, Alignment.Justify) : Placed(style).Alignment,
                };
        }
    }

    /// <summary>Within columns the place on the page is not told; some bands are not seen as such.</summary>
    private BlockStyle Placed(BlockStyle style) => style.Column == Column.Full
        ? style
        : _noColumns
            ? style with { Column = Column.Full, Alignment = chance.Odds(0.4) ? Alignment.Center : Alignment.Left, Indent = style.Column == Column.Left ? 5 : 210 }
            : style with { Alignment = Alignment.Unknown, Indent = null };

    /// <summary>Some readings cut paragraphs at line ends: a few of them, or every line of the file.</summary>
    private List<DraftLine> Broken(List<DraftLine> lines)
    {
        var all = medium == Medium.Text && chance.Odds(0.15);
        var few = medium != Medium.Docx && chance.Odds(0.3) ? 0.06 : 0;
        if (!all && few == 0)
        {
            return lines;
        }

        var width = chance.Between(62, 92);
        var cut = new List<DraftLine>();
        foreach (var line in lines)
        {
            var whole = line.Rest is not null || !line.IsText || line.Text.Length <= width || (line.Heading is { } h && h.Length < line.Text.Length && h.Length > width - 10);
            if (whole || !(all || chance.Odds(few)))
            {
                cut.Add(line);
                continue;
            }

            Cut(line, all ? width : Math.Max(width, line.Text.Length / 2), cut);
        }

        return cut;
    }

    private static void Cut(DraftLine line, int width, List<DraftLine> cut)
    {
        var from = 0;
        foreach (var part in FrontWriter.Wrap(line.Text, width))
        {
            var (start, end) = (from, from + part.Length);
            var continued = start > 0 && (line.ContinuesHeading || line.Heading is { } g && g.Length == line.Text.Length);
            cut.Add(line with
            {
                Text = part,

                // Only the line that has the mark is the item.
                Kind = start > 0 && line.Kind is BlockKind.Bullet ? BlockKind.Paragraph : line.Kind,
                Heading = start == 0 && line.Heading is { } h ? h with { Length = h.Length == line.Text.Length ? part.Length : h.Length } : null,
                ContinuesHeading = start == 0 ? line.ContinuesHeading : continued,
                Style = start == 0 ? line.Style : line.Style with { BoldPrefix = 0, ListItem = false, Indent = line.Style.Column == Column.Full ? 0 : line.Style.Indent },
                Outline = start == 0 ? line.Outline : null,
                Notes = [.. line.Notes.Where(n => n.Offset >= start && n.Offset < end + (end == line.Text.Length ? 1 : 0)).Select(n => n with { Offset = n.Offset - start })],
            });
            from = end + 1;
        }
    }

    /// <summary>What a signing program prints above the document.</summary>
    private IEnumerable<DraftLine> Stamp()
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{chance.Between(1, 28):00}.{chance.Between(1, 12):00}.{chance.Between(2018, 2025)} {chance.Between(7, 17):00}:{chance.Between(0, 59):00}:{chance.Between(0, 59):00} +07:00");
        string[] texts = chance.Pick<string[]>(["Ký bởi: Ủy ban nhân dân", "Email: vanthu@tangiang.example", "Thời gian ký: " + at], ["Thời gian ký: " + at], [$"VĂN PHÒNG vanphong@tangiang.example {at}"]);
        return texts.Select(t => new DraftLine(BlockKind.Paragraph, t, new BlockStyle { FontSize = 8, Alignment = chance.Pick(Alignment.Left, Alignment.Right), Indent = 0 }));
    }

    /// <summary>Footnotes that the reader did not find: marks stand glued to their words, notes as lines where a page ended.</summary>
    private List<DraftLine> Unlifted(List<DraftLine> lines)
    {
        var shown = new List<DraftLine>();
        var waiting = new List<DraftLine>();
        var form = chance.Pick("{0} {1}", "{0} {1}", "{0}. {1}", "[{0}] {1}", "{0}{1}");
        var filled = 0;
        foreach (var line in lines)
        {
            var text = line.Text;
            foreach (var note in line.Notes.Reverse())
            {
                text = text.Insert(note.Offset, note.Mark);
            }

            waiting.AddRange(line.Notes.Select(n => new DraftLine(BlockKind.Footnote, string.Format(CultureInfo.InvariantCulture, form, n.Mark, n.Text), new BlockStyle { FontSize = 10, Alignment = Alignment.Left, Indent = 0 })));
            shown.Add(line with { Text = text, Notes = [] });
            filled += text.Length;
            if (filled > 1800 || line.Kind is BlockKind.Closing)
            {
                shown.AddRange(waiting);
                waiting.Clear();
                filled = 0;
            }
        }

        shown.AddRange(waiting);
        return shown;
    }

    /// <summary>A table that was not seen as one: its rows, or its cells, stand as lines.</summary>
    private IEnumerable<DraftLine> Unruled(DraftLine line)
    {
        if (line.Grid.IsEmpty)
        {
            return [line];
        }

        var style = new BlockStyle { FontSize = 12, Alignment = Alignment.Left, Indent = chance.Between(0, 40) };
        var texts = chance.Odds(0.6) ? line.Grid.Select(r => string.Join(' ', r.Select(c => c.Text))) : line.Grid.SelectMany(r => r.Select(c => c.Text));
        return texts.Select((t, i) => new DraftLine(BlockKind.Table, t, style with { Bold = i == 0 }));
    }

    /// <summary>Page numbers and running headers between the pages: most set aside by the reader, some left among the lines.</summary>
    private List<DraftLine> Furnished(List<DraftLine> lines)
    {
        if (medium == Medium.Docx || (medium == Medium.Text && chance.Odds(0.8)))
        {
            return lines;
        }

        var leaks = chance.Odds(medium == Medium.Text ? 1 : 0.2);
        var header = chance.Odds(0.35) ? lines.FirstOrDefault(l => l.Kind == BlockKind.Title && l.Text.Length is > 12 and < 90)?.Text : null;
        var shown = new List<DraftLine>();
        var filled = 0;
        var page = 1;
        foreach (var line in lines)
        {
            if (filled > 2600)
            {
                page++;
                filled = 0;
                var number = chance.Odds(0.9) ? page.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"- {page} -");
                shown.Add(leaks ? new DraftLine(BlockKind.PageNumber, number, new BlockStyle { FontSize = 12, Alignment = Alignment.Center, Indent = 220 }) : DraftLine.Aside(BlockKind.PageNumber, number));
                if (header is not null)
                {
                    shown.Add(leaks ? new DraftLine(BlockKind.RunningHeader, header, new BlockStyle { FontSize = 10, Italic = true, Alignment = Alignment.Center, Indent = 100 }) : DraftLine.Aside(BlockKind.RunningHeader, header));
                }
            }

            filled += Math.Max(line.Text.Length, 60) + 15;
            shown.Add(line);
        }

        return shown;
    }

    /// <summary>Letters as recognition takes them for one another; digits and the start of a line, where markers stand, stay.</summary>
    private DraftLine Misread(DraftLine line)
    {
        const int Marker = 12;
        var text = new StringBuilder(line.Text);
        for (var i = Marker; i < text.Length; i++)
        {
            if (chance.Odds(0.01))
            {
                text[i] = Slip(text[i]);
            }
        }

        var heading = line.Heading;
        if (heading is { Label: { Length: > 1 } label } && label.All(c => c is 'I' or 'V') && chance.Odds(0.15))
        {
            // Strokes of Roman numerals run together.
            var read = label.Replace("III", chance.Pick("HI", "IH", "II1"), StringComparison.Ordinal).Replace("II", chance.Pick("H", "I1", "ll"), StringComparison.Ordinal);
            text.Replace(label, read, 0, label.Length);
            var shift = read.Length - label.Length;
            heading = heading with { Label = read, TitleStart = heading.TitleStart + shift, Length = heading.Length + shift };
        }

        return line with { Text = text.ToString(), Heading = heading, Notes = [.. line.Notes.Select(n => n with { Offset = Math.Min(n.Offset, text.Length) })] };
    }

    private char Slip(char letter) => letter switch
    {
        'ố' => 'ô',
        'ổ' => 'ồ',
        'ậ' => 'â',
        'ế' => 'ê',
        'ệ' => 'ê',
        'ấ' => 'â',
        'ả' => 'à',
        'ự' => 'ư',
        'ợ' => 'ơ',
        'l' => chance.Pick('i', '1'),
        'i' => 'l',
        'n' => chance.Pick('h', 'u'),
        'h' => 'b',
        'c' => 'e',
        'ư' => 'u',
        'đ' => 'd',
        '.' => ',',
        ',' => '.',
        'o' => 'ó',
        'ị' => 'i',
        'ạ' => 'a',
        _ => letter,
    };
}
