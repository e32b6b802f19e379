using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Testing;

/// <summary>
/// Draws pages of glyphs for tests. Every letter is half as wide as its font size and every blank a quarter, so positions can be
/// worked out by hand. A4, points.
/// </summary>
public sealed class GlyphPage
{
    public const double Width = 595;
    public const double Height = 842;

    private static readonly Dictionary<int, PdfFont> Fonts = new()
    {
        [0] = new PdfFont(0, "TimesNewRomanPSMT", false, false, true, true),
        [1] = new PdfFont(1, "TimesNewRomanPS-BoldMT", true, false, true, true),
        [2] = new PdfFont(2, "TimesNewRomanPS-ItalicMT", false, true, true, true),
        [3] = new PdfFont(3, "Wingdings", false, false, false, true),
    };

    private readonly ImmutableArray<Glyph>.Builder _glyphs = ImmutableArray.CreateBuilder<Glyph>();
    private readonly ImmutableArray<PdfImage>.Builder _images = ImmutableArray.CreateBuilder<PdfImage>();
    private readonly ImmutableArray<PdfRule>.Builder _rules = ImmutableArray.CreateBuilder<PdfRule>();

    /// <summary>Letters whose Unicode the fonts do not tell.</summary>
    public string Lost { get; init; } = "";

    /// <summary>All characters from this one on have no Unicode.</summary>
    public char LostAbove { get; init; } = char.MaxValue;

    /// <summary>Letters whose Unicode one font does not tell.</summary>
    public (int Font, string Letters) LostIn { get; init; } = (-1, "");

    /// <summary>Letters whose Unicode the fonts tell wrongly.</summary>
    public IReadOnlyDictionary<char, string> Lies { get; init; } = new Dictionary<char, string>();

    /// <summary>What a letter looks like; null: outlines are not known.</summary>
    public Func<int, char, GlyphShape?> Look { get; init; } = (_, _) => null;

    /// <summary>Width of a text of that size.</summary>
    public static double WidthOf(string text, double size) => text.Sum(c => c == ' ' ? size / 4 : size / 2);

    /// <param name="x">Left edge.</param>
    /// <param name="baseline">Y.</param>
    /// <param name="text">U+FFFD is drawn as a glyph without Unicode.</param>
    /// <param name="blanks">Draw blanks as glyphs; else only leave room.</param>
    /// <param name="stretch">Extra width of each blank, as justified text has.</param>
    /// <param name="hidden">In rendering mode 3, as OCR lays text under a scan.</param>
    public GlyphPage Text(double x, double baseline, string text, double size = 14, int font = 0, bool blanks = true, double stretch = 0, bool hidden = false)
    {
        foreach (var c in text)
        {
            var width = c == ' ' ? (size / 4) + stretch : size / 2;
            if (c != ' ' || blanks)
            {
                var unicode = c == '\uFFFD' || c >= LostAbove || Lost.Contains(c) || (font == LostIn.Font && LostIn.Letters.Contains(c)) ? null : Lies.GetValueOrDefault(c) ?? c.ToString();
                _glyphs.Add(new Glyph(font, c, unicode, (float)x, (float)(x + width), (float)baseline, (float)size, 0, Look(font, c), hidden));
            }

            x += width;
        }

        return this;
    }

    /// <summary>Centred on X.</summary>
    public GlyphPage Centered(double center, double baseline, string text, double size = 14, int font = 0) => Text(center - (WidthOf(text, size) / 2), baseline, text, size, font);

    /// <summary>Ends at X: its blanks are stretched as in justified text.</summary>
    public GlyphPage Justified(double x0, double x1, double baseline, string text, double size = 14, int font = 0)
    {
        var blanks = text.Count(c => c == ' ');
        return Text(x0, baseline, text, size, font, stretch: (x1 - x0 - WidthOf(text, size)) / Math.Max(1, blanks));
    }

    public GlyphPage Rule(double x0, double y0, double x1, double y1)
    {
        _rules.Add(new PdfRule((float)x0, (float)y0, (float)x1, (float)y1));
        return this;
    }

    public GlyphPage Image(double x0, double y0, double x1, double y1)
    {
        _images.Add(new PdfImage(new Box(x0, y0, x1, y1), 1000, 1400));
        return this;
    }

    public PdfPage Page(int number = 1) => new(number, Width, Height, 0, Fonts, _glyphs.ToImmutable(), _images.ToImmutable(), _rules.ToImmutable());
}

/// <summary>Gives pages that a test has drawn.</summary>
public sealed class FakePdfReader(params PdfPage[] pages) : IPdfReader
{
    public async IAsyncEnumerable<PdfPage> Read(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var page in pages)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            yield return page;
        }
    }

    public Task<int> CountPages(SourceFile source, CancellationToken cancellation) => Task.FromResult(pages.Length);
}
