using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>
/// Builds words from glyphs in the order in which they were drawn: text of one word is nearly always drawn in one go, while
/// sorting by position would mix texts that lie on each other (stamps).
/// </summary>
public sealed class WordBuilder
{
    /// <summary>A gap of this share of the font size is a blank: in text that draws its blanks, and in text that only leaves room.</summary>
    private const double GapWithBlanks = 0.26;
    private const double GapWithoutBlanks = 0.15;

    /// <summary>A glyph without Unicode that nobody tried to decipher.</summary>
    private static readonly GlyphFinding.Undeciphered Unasked = new([]);

    private readonly List<LayoutWord> _words = [];
    private readonly StringBuilder _text = new();
    private readonly List<Repair> _repairs = [];
    private readonly List<Gap> _gaps = [];
    private Glyph _first;
    private Glyph _last;
    private double _right;
    private int _bold;
    private int _italic;
    private bool _spaceBefore;
    private bool _blankPending;

    /// <summary>The words of glyphs of one direction.</summary>
    public static ImmutableArray<LayoutWord> Build(ReadOnlySpan<Glyph> glyphs, IReadOnlyDictionary<int, PdfFont> fonts)
    {
        var builder = new WordBuilder();
        var times = GlyphDuplicates.TimesDrawn(glyphs);
        var blanks = 0;
        foreach (var g in glyphs)
        {
            blanks += g.Unicode is " " or "\u00A0" ? 1 : 0;
        }

        var gap = blanks > 0.05 * glyphs.Length ? GapWithBlanks : GapWithoutBlanks;
        PdfFont? font = null;
        var soft = false;
        for (var i = 0; i < glyphs.Length; i++)
        {
            if (times[i] == 0)
            {
                continue;
            }

            if (font is null || font.Id != glyphs[i].Font)
            {
                font = fonts.GetValueOrDefault(glyphs[i].Font);
                soft = font is not null && (GlyphText.IsLegacy(font.Name) || LooksLegacy(glyphs, font.Id));
            }

            builder.Add(glyphs[i], GlyphText.Of(glyphs[i].Unicode, soft), times[i] > 1 || font is { Bold: true }, font is { Italic: true }, gap);
        }

        builder.Flush();
        return [.. builder._words];
    }

    private void Add(Glyph g, string text, bool bold, bool italic, double gap)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (text == " ")
        {
            // A blank that takes no room is an artefact of the producer, not a blank.
            _blankPending = true;
            return;
        }

        if (_text.Length > 0 && !Continues(g, text, gap))
        {
            Flush();
        }

        if (_text.Length == 0)
        {
            _first = g;
            _right = g.X1;
            _spaceBefore = _blankPending && SpaceFrom(_last, g);
        }

        _blankPending = false;
        Note(g.Finding ?? (text == GlyphText.Unknown ? Unasked : null), TextSpan.OfLength(_text.Length, text.Length));
        _text.Append(text);
        _right = Math.Max(_right, g.X1);
        _bold += bold ? text.Length : 0;
        _italic += italic ? text.Length : 0;
        _last = g;
    }

    /// <summary>Repairs that touch are one.</summary>
    private void Note(GlyphFinding? finding, TextSpan span)
    {
        switch (finding)
        {
            case GlyphFinding.Deciphered found when _repairs.Count > 0 && _repairs[^1].Span.End == span.Start:
                var last = _repairs[^1];
                _repairs[^1] = last with { Span = new TextSpan(last.Span.Start, span.End), Original = last.Original + found.Original, Confidence = Math.Min(last.Confidence, found.Confidence) };
                break;
            case GlyphFinding.Deciphered found:
                _repairs.Add(new Repair(span, found.Original, RepairKind.MissingGlyph, found.Confidence));
                break;
            case GlyphFinding.Undeciphered open:
                _gaps.Add(new Gap(span, open.Candidates));
                break;
        }
    }

    private bool Continues(Glyph g, string text, double gap)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(text[0]) == UnicodeCategory.NonSpacingMark && Math.Abs(g.Baseline - _last.Baseline) < _last.Size)
        {
            return true;
        }

        var distance = g.X0 - _right;
        return Math.Abs(g.Baseline - _last.Baseline) < 0.06 * _last.Size && Math.Abs(g.Size - _last.Size) < 0.15 * _last.Size &&
            distance < gap * g.Size && distance > -0.4 * g.Size && !(_blankPending && SpaceFrom(_last, g));
    }

    private static bool SpaceFrom(Glyph last, Glyph g) => g.X0 - last.X1 > 0.06 * g.Size || g.X0 < last.X0 || Math.Abs(g.Baseline - last.Baseline) > 1;

    private void Flush()
    {
        if (_text.Length == 0)
        {
            return;
        }

        _words.Add(new LayoutWord(_text.ToString(), _first.X0, _right, _first.Baseline, _first.Size)
        {
            Bold = _bold * 2 > _text.Length,
            Italic = _italic * 2 > _text.Length,
            SpaceBefore = _spaceBefore,
            Repairs = [.. _repairs],
            Gaps = [.. _gaps],
        });
        _text.Clear();
        _repairs.Clear();
        _gaps.Clear();
        _bold = _italic = 0;
    }

    /// <summary>The lower-case tone letters of TCVN3 lie among Latin-1 signs that Vietnamese in Unicode never uses.</summary>
    private static bool LooksLegacy(ReadOnlySpan<Glyph> glyphs, int font)
    {
        var signs = 0;
        foreach (var g in glyphs)
        {
            signs += g.Font == font && g.Unicode is [>= '\u00A8' and <= '\u00BE'] and not ['\u00AB' or '\u00AD' or '\u00B0' or '\u00BB'] ? 1 : 0;
        }

        return signs > 8;
    }
}
