using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>Turns the lines of a paragraph into its text, words, marks and looks.</summary>
public static class ParagraphWriter
{
    /// <param name="lines">At least one; may run over a page end.</param>
    /// <param name="marks">Raised figures are footnote marks and leave the text.</param>
    public static ParagraphContent Write(IReadOnlyList<BodyLine> lines, BlockKind? kind = null, bool marks = true)
    {
        var text = new StringBuilder();
        var words = ImmutableArray.CreateBuilder<PlacedWord>();
        var found = ImmutableArray.CreateBuilder<NoteMark>();
        var repairs = ImmutableArray.CreateBuilder<Repair>();
        var gaps = ImmutableArray.CreateBuilder<Gap>();
        var looks = new Looks();
        LayoutWord? before = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var first = true;
            foreach (var word in lines[i].Line.Words)
            {
                if (marks && NoteMarks.Is(word, word.Glued ? before : null))
                {
                    found.Add(new NoteMark(NoteMarks.Name(word), text.Length));
                    if (word.Text[^1] is '.' or ',' or ';')
                    {
                        text.Append(word.Text[^1]);
                    }

                    continue;
                }

                // What follows a lifted mark is glued to the word before the mark if it was glued to the mark.
                if (text.Length > 0 && (first || !word.Glued))
                {
                    text.Append(first ? LineJoin.Separator(text[^1]) : ' ');
                }

                words.Add(new PlacedWord(TextSpan.OfLength(text.Length, word.Text.Length), lines[i].Page, word.Box, word.Confidence));
                repairs.AddRange(word.Repairs.Select(r => r with { Span = r.Span.Shift(text.Length) }));
                gaps.AddRange(word.Gaps.Select(g => g with { Span = g.Span.Shift(text.Length) }));
                text.Append(word.Text);
                looks.Add(word, text.Length);
                before = word;
                first = false;
            }
        }

        var value = text.ToString();
        var page = lines[0].Page;
        var box = lines.Where(l => l.SharesPage(lines[0])).Select(l => l.Line.Box).Aggregate((a, b) => a.Union(b));
        return new ParagraphContent(value, kind ?? (ItemMark.IsBullet(value) ? BlockKind.Bullet : BlockKind.Paragraph), page, box, looks.Style(lines, value.Length))
        {
            Words = words.ToImmutable(),
            Marks = found.ToImmutable(),
            Repairs = repairs.ToImmutable(),
            Gaps = gaps.ToImmutable(),
        };
    }

    /// <summary>Counts sizes and weights over the characters of a paragraph.</summary>
    private sealed class Looks
    {
        private readonly Dictionary<double, int> _sizes = [];
        private int _letters;
        private int _bold;
        private int _italic;
        private int _prefix;
        private bool _inPrefix = true;

        public void Add(LayoutWord word, int end)
        {
            var length = word.Text.Length;
            _letters += length;
            _bold += word.Bold ? length : 0;
            _italic += word.Italic ? length : 0;
            var size = Math.Round(word.Size * 2) / 2;
            _sizes[size] = _sizes.GetValueOrDefault(size) + length;
            _inPrefix &= word.Bold;
            _prefix = _inPrefix ? end : _prefix;
        }

        public BlockStyle Style(IReadOnlyList<BodyLine> lines, int length) => new()
        {
            FontSize = _sizes.Count == 0 ? null : _sizes.MaxBy(s => s.Value).Key,
            Bold = _bold * 2 > _letters,
            Italic = _italic * 2 > _letters,
            BoldPrefix = _prefix < length ? _prefix : 0,
            Alignment = AlignmentOf(lines),
            Indent = lines[0].Column == Column.Full ? Math.Round(lines[0].Indent, 1) : null,
            Column = lines[0].Column,
        };
    }

    private static Alignment AlignmentOf(IReadOnlyList<BodyLine> lines)
    {
        if (lines[0].Column != Column.Full)
        {
            return Alignment.Unknown;
        }

        if (lines.All(l => l.IsBalanced) && lines.Any(l => l.IsCentered))
        {
            return Alignment.Center;
        }

        if (lines.All(l => l.IsFlushRight))
        {
            return Alignment.Right;
        }

        return lines.Count > 1 && lines.Take(lines.Count - 1).All(l => Math.Abs(l.Margins.Right - l.Line.X1) < l.Tolerance) ? Alignment.Justify : Alignment.Left;
    }
}
