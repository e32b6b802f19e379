using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Flow;

/// <summary>One block's worth of a paragraph: text with its marks, repairs and looks gathered from its runs.</summary>
/// <param name="keepsSoftHyphens">
/// Soft hyphens may be letters: in TCVN3 the code is ư, and text in it may stand in a font whose name does not tell. Normalising decides, and drops what are none.
/// </param>
internal sealed class FlowLine(bool keepsSoftHyphens = false)
{
    private readonly StringBuilder _text = new();
    private readonly List<NoteMark> _marks = [];
    private readonly List<Repair> _repairs = [];
    private readonly List<(int Length, bool Bold, bool Italic, double? Size)> _looks = [];

    public bool IsBlank => _text.ToString().AsSpan().Trim().IsEmpty;

    public int Length => _text.Length;

    /// <summary>Ids of footnotes referred to, in order.</summary>
    public List<(string Id, string Mark)> Notes { get; } = [];

    public string Text => _text.ToString();

    public void Append(string text, FlowRun run)
    {
        if (run.FootnoteMark is { } note)
        {
            var mark = text.Trim();
            _marks.Add(new NoteMark(mark, _text.Length));
            Notes.Add((note, mark));
            return;
        }

        var start = _text.Length;
        foreach (var c in run.Capitals ? text.ToUpperInvariant() : text)
        {
            switch (c)
            {
                case '\t' or '\n' or '\v' or '\f' or ' ' when _text.Length == 0 || (c != ' ' && _text[^1] == ' '):
                    break;
                case '\t' or '\n' or '\v' or '\f':
                    _text.Append(' ');
                    break;
                case '\u00AD' when run.Original is null && !keepsSoftHyphens:
                    break;
                case < ' ' or '\u007F':
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }

        if (run.Original is not null && _text.Length > start)
        {
            _repairs.Add(new Repair(new TextSpan(start, _text.Length), run.Original, RepairKind.LegacyEncoding, run.Confidence));
        }

        _looks.Add((_text.Length - start, run.Bold, run.Italic, run.Size));
    }

    /// <summary>The block, without spaces at its end.</summary>
    public ParagraphContent ToContent(BlockKind kind, BlockStyle frame)
    {
        var length = _text.ToString().AsSpan().TrimEnd().Length;
        return new ParagraphContent(_text.ToString(0, length), kind, 1, null, Style(frame, length))
        {
            Marks = [.. _marks.Select(m => m with { Offset = Math.Min(m.Offset, length) })],
            Repairs = [.. _repairs.Where(r => r.Span.End <= length)],
        };
    }

    private BlockStyle Style(BlockStyle frame, int length)
    {
        int bold = 0, italic = 0, all = 0, prefix = 0, at = 0;
        var leading = true;
        var sizes = new Dictionary<double, int>();
        foreach (var (count, isBold, isItalic, size) in _looks)
        {
            var letters = Letters(at, Math.Min(length, at + count));
            at += count;
            all += letters;
            bold += isBold ? letters : 0;
            italic += isItalic ? letters : 0;
            leading &= isBold || letters == 0;
            prefix = leading && isBold ? Math.Min(at, length) : prefix;
            if (size is { } points)
            {
                sizes[points] = sizes.GetValueOrDefault(points) + letters;
            }
        }

        var runIn = prefix > 0 && bold < all && Letters(prefix, length) == all - bold;
        return frame with
        {
            FontSize = sizes.Count == 0 ? null : sizes.MaxBy(s => s.Value).Key,
            Bold = all > 0 && bold * 2 > all && !runIn,
            Italic = all > 0 && italic * 2 > all,
            BoldPrefix = runIn ? prefix : 0,
        };
    }

    private int Letters(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            count += char.IsLetterOrDigit(_text[i]) ? 1 : 0;
        }

        return count;
    }
}
