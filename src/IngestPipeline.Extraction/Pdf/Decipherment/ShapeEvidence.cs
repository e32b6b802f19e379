using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>What the look of an unknown glyph says: outlines equal to known ones, contours of known bodies and marks, widths, heights.</summary>
public sealed class ShapeEvidence
{
    private const double SameOutline = 14;
    private const double SameOutlineInSameFont = 5;
    private const double OtherWidth = -11;

    private readonly ILookup<ulong, FontGlyph> _byOutline;
    private readonly Dictionary<int, FontLook> _fonts = [];
    private readonly GlyphCensus _census;

    public ShapeEvidence(GlyphCensus census)
    {
        _census = census;
        _byOutline = census.Glyphs.Where(g => g.Letter is not null && g.Shape is { Outline: not 0 } && census.KnownOf(g.Font.Id).Count > 0).ToLookup(g => g.Shape!.Outline);
    }

    /// <summary>Letters that outlines alone make nearly certain; one at most is returned.</summary>
    public char? Certain(UnknownGlyph unknown)
    {
        var letters = new HashSet<char>();
        foreach (var member in unknown.Members.Where(m => m.Shape is not null))
        {
            letters.UnionWith(Equals(member).Where(e => e.Certain).Select(e => e.Letter));
            letters.UnionWith(Look(member.Font.Id).Parts.Compositions(member.Shape!));
        }

        return letters.Count == 1 ? letters.Single() : null;
    }

    /// <summary>Log-likelihood of the look for a letter, over all fonts in which the unknown stands.</summary>
    public double Score(UnknownGlyph unknown, char letter)
    {
        var score = 0.0;
        foreach (var member in unknown.Members.Where(m => m.Shape is not null))
        {
            var look = Look(member.Font.Id);
            var shape = member.Shape!;
            score += look.Parts.Score(shape, letter) + (look.Heights?.Score(shape, letter) ?? 0) + (look.WidthAgrees(letter, shape.Advance) == false ? OtherWidth : 0);
            score += Equals(member).Where(e => e.Letter == letter).Sum(e => e.Certain ? SameOutline : SameOutlineInSameFont);
        }

        return score;
    }

    /// <summary>In the same font two codes of one outline are two letters that look alike; in another font they are the same letter.</summary>
    private IEnumerable<(char Letter, bool Certain)> Equals(FontGlyph glyph) => glyph.Shape is not { Outline: not 0 and var outline }
        ? []
        : _byOutline[outline].Select(g => (Letter: GlyphCensus.Plain(g.Letter!.Value), Certain: g.Font.Id != glyph.Font.Id)).Distinct();

    private FontLook Look(int font) => _fonts.TryGetValue(font, out var look) ? look : _fonts[font] = new FontLook(_census.KnownOf(font));

    /// <summary>What the known letters of one font teach about the others.</summary>
    private sealed class FontLook(IReadOnlyList<(char Letter, GlyphShape Shape)> known)
    {
        private readonly TypefaceMetrics? _typeface = TypefaceMetrics.Of(known);
        private readonly ImmutableDictionary<char, float> _bodyWidths = known.GroupBy(k => LetterParts.Of(k.Letter).Body).ToImmutableDictionary(g => g.Key, g => g.First().Shape.Advance);

        public OutlineParts Parts { get; } = new(known);

        public LetterHeightModel? Heights { get; } = LetterHeightModel.Of(known);

        /// <summary>By another letter on the same body, else by the typeface; null where neither tells.</summary>
        public bool? WidthAgrees(char letter, float advance) =>
            _bodyWidths.TryGetValue(LetterParts.Of(letter).Body, out var width) ? Math.Abs(width - advance) < 0.004f : _typeface?.Agrees(letter, advance);
    }
}
