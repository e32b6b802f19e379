using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Pdf;

/// <summary>
/// Reads page frames (layout: src/jvm/pdf-worker/ingest/pdf/PageContent.java). Fonts and glyphs come once per sitting, so frames must be decoded in
/// order by one decoder.
/// </summary>
internal sealed class PdfPageDecoder
{
    private readonly Dictionary<int, PdfFont> _fonts = [];
    private readonly List<(int Font, int Code, string? Unicode, GlyphShape Shape)> _glyphs = [];

    /// <summary>First number that no font has.</summary>
    public int NextFont { get; private set; }

    /// <summary>The worker was started anew: it numbers glyphs from 0 again, and fonts from <see cref="NextFont"/>.</summary>
    public void BeginSitting() => _glyphs.Clear();

    /// <exception cref="InvalidDataException">The frame is not what the protocol says.</exception>
    public PdfPage Decode(WorkerFrame frame)
    {
        var header = JsonSerializer.Deserialize(frame.Header.Span, PdfHeaders.Default.PageHeader) ?? throw new InvalidDataException("a page without a header");
        foreach (var font in header.Fonts ?? [])
        {
            _fonts[font.Id] = new PdfFont(font.Id, font.Name, font.Bold, font.Italic, font.ToUnicode, font.Embedded);
            NextFont = Math.Max(NextFont, font.Id + 1);
        }

        var reader = new BodyReader(frame.Body.Span);
        ReadGlyphTable(ref reader);
        var used = new Dictionary<int, PdfFont>();
        var glyphs = ReadGlyphs(ref reader, used);
        return new PdfPage(header.Page, header.Width, header.Height, header.Rotation, used, glyphs, ReadImages(ref reader), ReadRules(ref reader), header.Error);
    }

    private void ReadGlyphTable(ref BodyReader reader)
    {
        for (var count = reader.Unsigned(); count > 0; count--)
        {
            var font = reader.Unsigned();
            var code = reader.Unsigned();
            var length = reader.Unsigned();
            var unicode = length == 0 ? null : Encoding.UTF8.GetString(reader.Bytes(length));
            var advance = reader.Signed() / 1000f;
            var outline = BinaryPrimitives.ReadUInt64BigEndian(reader.Bytes(8));
            _glyphs.Add((font, code, unicode, new GlyphShape(advance, outline, ReadContours(ref reader))));
        }
    }

    private static ImmutableArray<GlyphContour> ReadContours(ref BodyReader reader)
    {
        var contours = new GlyphContour[reader.Count()];
        for (var i = 0; i < contours.Length; i++)
        {
            var hash = BinaryPrimitives.ReadUInt64BigEndian(reader.Bytes(8));
            contours[i] = new GlyphContour(hash, reader.Signed(), reader.Signed(), reader.Signed(), reader.Signed());
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(contours);
    }

    private ImmutableArray<Glyph> ReadGlyphs(ref BodyReader reader, Dictionary<int, PdfFont> used)
    {
        var glyphs = new Glyph[reader.Count()];
        var next = 0;
        var lastFont = -1;
        for (var runs = reader.Unsigned(); runs > 0; runs--)
        {
            var count = reader.Count();
            var flags = reader.Unsigned();
            var size = reader.Unsigned() / 100f;
            var baseline = reader.Signed() / 100f;
            var x = 0;
            for (; count > 0; count--)
            {
                var (font, code, unicode, shape) = _glyphs[reader.Unsigned()];
                if (font != lastFont)
                {
                    used.TryAdd(font, _fonts[font]);
                    lastFont = font;
                }

                var x0 = x + reader.Signed();
                x = x0 + reader.Signed();
                glyphs[next++] = new Glyph(font, code, unicode, x0 / 100f, x / 100f, baseline, size, (short)(flags >> 1), shape, (flags & 1) != 0);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(glyphs);
    }

    private static ImmutableArray<PdfImage> ReadImages(ref BodyReader reader)
    {
        var images = new PdfImage[reader.Count()];
        for (var i = 0; i < images.Length; i++)
        {
            var box = new Box(reader.Signed() / 100.0, reader.Signed() / 100.0, reader.Signed() / 100.0, reader.Signed() / 100.0);
            images[i] = new PdfImage(box, reader.Unsigned(), reader.Unsigned(), reader.Unsigned() == 1) { CutOff = reader.Unsigned() == 1 };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(images);
    }

    private static ImmutableArray<PdfRule> ReadRules(ref BodyReader reader)
    {
        var rules = new PdfRule[reader.Count()];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = new PdfRule(reader.Signed() / 100f, reader.Signed() / 100f, reader.Signed() / 100f, reader.Signed() / 100f);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(rules);
    }
}
