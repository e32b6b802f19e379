using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Vietnamese.Glyphs;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>
/// All glyphs of a document by font and code, gathered page by page, and the lines in which unknown ones stand. Memory grows with the text of damaged pages,
/// not with their glyphs; a sound document only pays for the count.
/// </summary>
public sealed partial class GlyphCensus
{
    /// <summary>Real private-use characters would be taken for placeholders.</summary>
    private const string PrivateUse = "\uFFFC";

    /// <summary>Signs of Latin-1 that are letters in TCVN3 and VNI: more of them than this, and the font's text is not Unicode at all.</summary>
    private const int LegacySigns = 8;

    private readonly Dictionary<(int Font, int Code), FontGlyph> _glyphs = [];
    private readonly Dictionary<(int Font, int Code), UnknownGlyph> _unknownOf = [];
    private readonly Dictionary<ulong, List<UnknownGlyph>> _byOutline = [];
    private readonly List<UnknownGlyph> _unknowns = [];
    private readonly List<CensusLine> _lines = [];
    private readonly Dictionary<int, (int Words, int Valid)> _words = [];

    public IReadOnlyCollection<FontGlyph> Glyphs => _glyphs.Values;

    public IReadOnlyList<UnknownGlyph> Unknowns => _unknowns;

    /// <summary>Lines of the pages that have unknown glyphs, in reading order.</summary>
    public IReadOnlyList<CensusLine> Lines => _lines;

    public UnknownGlyph? UnknownOf(Glyph glyph) => _unknownOf.GetValueOrDefault((glyph.Font, glyph.Code));

    public FontGlyph? Find(Glyph glyph) => _glyphs.GetValueOrDefault((glyph.Font, glyph.Code));

    /// <summary>Words drawn in a font as a whole, and those of them that can be Vietnamese.</summary>
    public (int Words, int Valid) WordsOf(int font) => _words.GetValueOrDefault(font);

    /// <summary>Counts the glyphs of a page.</summary>
    /// <returns>The page with each unknown glyph as its placeholder; the same page where it has none.</returns>
    public PdfPage Mark(PdfPage page)
    {
        var word = new WordCount(_words);
        foreach (var g in page.Glyphs)
        {
            if (g.Invisible)
            {
                continue;
            }

            if (!_glyphs.TryGetValue((g.Font, g.Code), out var entry))
            {
                _glyphs[(g.Font, g.Code)] = entry = new FontGlyph(page.Fonts[g.Font], g.Code, g.Unicode, g.Shape);
                if (GlyphText.Of(entry.Unicode, keepsSoftHyphen: false) == GlyphText.Unknown)
                {
                    AddUnknown(entry);
                }
            }

            entry.Count++;
            word.Add(g, entry);
        }

        word.Close();
        return Place(page);
    }

    /// <summary>Makes unknowns of glyphs whose letters are in doubt. Lines kept so far are forgotten: they hold the doubtful letters.</summary>
    public void Doubt(IEnumerable<FontGlyph> doubtful)
    {
        foreach (var glyph in doubtful.Where(g => _unknowns.Count < GlyphUnknown.Most))
        {
            var unknown = new UnknownGlyph(_unknowns.Count, Plain(glyph.Letter!.Value));
            unknown.Members.Add(glyph);
            _unknowns.Add(unknown);
            _unknownOf[(glyph.Font.Id, glyph.Code)] = unknown;
        }

        _lines.Clear();
    }

    /// <summary>The page with each unknown glyph as its placeholder; the same page where it has none.</summary>
    public PdfPage Place(PdfPage page)
    {
        if (_unknownOf.Count == 0)
        {
            return page;
        }

        ImmutableArray<Glyph>.Builder? marked = null;
        var changed = false;
        for (var i = 0; i < page.Glyphs.Length; i++)
        {
            var g = page.Glyphs[i];
            if (!g.Invisible && _unknownOf.TryGetValue((g.Font, g.Code), out var unknown))
            {
                marked ??= page.Glyphs.ToBuilder();
                marked[i] = g with { Unicode = GlyphUnknown.PlaceholderOf(unknown.Id).ToString() };
                changed = true;
            }
            else if (g.Unicode is [var c] && GlyphUnknown.IdOf(c) is not null)
            {
                marked ??= page.Glyphs.ToBuilder();
                marked[i] = g with { Unicode = PrivateUse };
            }
        }

        return changed ? page with { Glyphs = marked!.MoveToImmutable() } : page;
    }

    /// <summary>Keeps the lines of a marked page.</summary>
    public void AddLines(PageContent marked)
    {
        foreach (var row in RowBuilder.Build(marked.Words))
        {
            _lines.AddRange(CensusLine.Of(marked.Number, row));
        }
    }

    /// <summary>Letters of one font that can be trusted, with their shapes; none for fonts whose codes are not Unicode.</summary>
    public IReadOnlyList<(char Letter, GlyphShape Shape)> KnownOf(int font) => IsLegacy(font)
        ? []
        : [.. _glyphs.Values.Where(g => g.Font.Id == font && g.Letter is not null && g.Shape is not null && !_unknownOf.ContainsKey((font, g.Code))).Select(g => (Plain(g.Letter!.Value), g.Shape!))];

    /// <summary>Letters that are drawn alike and mean the same in Vietnamese text are written in one way.</summary>
    public static char Plain(char letter) => letter switch
    {
        'Ð' or 'Ɖ' => 'Đ',
        '\u2010' or '\u2011' or '\u00AD' => '-',
        'ƣ' => 'ư',
        'Ƣ' => 'Ư',
        _ => letter,
    };

    private void AddUnknown(FontGlyph glyph)
    {
        if (SymbolFont().IsMatch(glyph.Font.Name) || GlyphText.IsLegacy(glyph.Font.Name))
        {
            return;
        }

        // Two codes of one font are two letters, however alike they look (I and l of some faces); in another font the same outline is the same letter.
        var outline = glyph.Shape?.Outline ?? 0;
        var alike = outline == 0 ? [] : _byOutline.TryGetValue(outline, out var found) ? found : _byOutline[outline] = [];
        var unknown = alike.Find(u => u.Members.TrueForAll(m => m.Font.Id != glyph.Font.Id));
        if (unknown is null)
        {
            if (_unknowns.Count == GlyphUnknown.Most)
            {
                return;
            }

            unknown = new UnknownGlyph(_unknowns.Count);
            _unknowns.Add(unknown);
            alike.Add(unknown);
        }

        unknown.Members.Add(glyph);
        _unknownOf[(glyph.Font.Id, glyph.Code)] = unknown;
    }

    private bool IsLegacy(int font)
    {
        var name = _glyphs.Values.First(g => g.Font.Id == font).Font.Name;
        var signs = _glyphs.Values.Where(g => g.Font.Id == font && g.Unicode is [>= '\u00A8' and <= '\u00BE'] and not ['\u00AB' or '\u00AD' or '\u00B0' or '\u00BB']).Sum(g => g.Count);
        return GlyphText.IsLegacy(name) || SymbolFont().IsMatch(name) || signs > LegacySigns;
    }

    [GeneratedRegex("symbol|wingding|webding|dingbat|marlett|mt ?extra|fontawesome", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SymbolFont();

    /// <summary>Takes glyphs as they come and counts whole words: letters of one font without a gap between.</summary>
    private struct WordCount(Dictionary<int, (int Words, int Valid)> fonts)
    {
        private const double Gap = 0.2;

        private readonly List<FontGlyph> _word = [];
        private Glyph _last;

        public void Add(Glyph g, FontGlyph glyph)
        {
            if (_word.Count > 0 && (g.Font != _last.Font || g.Baseline != _last.Baseline || Math.Abs(g.X0 - _last.X1) > Gap * g.Size || glyph.Letter is not { } letter || !char.IsLetter(letter)))
            {
                // A word that goes on in another font, or with a sign that may be a letter, tells nothing.
                if (g.Baseline == _last.Baseline && Math.Abs(g.X0 - _last.X1) <= Gap * g.Size && (g.Unicode is null || glyph.Letter is { } next && char.IsLetterOrDigit(next)))
                {
                    _word.Clear();
                }

                Close();
            }

            if (glyph.Letter is { } c && char.IsLetter(c))
            {
                _word.Add(glyph);
            }

            _last = g;
        }

        public readonly void Close()
        {
            if (_word.Count is > 1 and < 9 && _word.Exists(g => char.IsLower(g.Letter!.Value)))
            {
                var valid = VietnameseSyllable.IsValid(string.Concat(_word.Select(g => Plain(g.Letter!.Value))));
                var (words, valids) = fonts.GetValueOrDefault(_word[0].Font.Id);
                fonts[_word[0].Font.Id] = (words + 1, valids + (valid ? 1 : 0));
                foreach (var glyph in _word.Distinct())
                {
                    glyph.Words++;
                    glyph.ValidWords += valid ? 1 : 0;
                }
            }

            _word.Clear();
        }
    }
}
