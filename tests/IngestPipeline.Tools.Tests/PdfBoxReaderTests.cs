using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Pdf;
using Xunit;

namespace IngestPipeline.Tools.Tests;

[Collection(PdfWorkerFixture.Name)]
public sealed class PdfBoxReaderTests(PdfWorkerFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PdfBoxReader _reader = new(fixture.Workers);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Text_OnAPlainPage_HasItsPlaceFromTheTopLeft()
    {
        var page = await One(new MinimalPdf().Page("BT /F1 10 Tf 20 250 Td (AB) Tj ET"));

        Assert.Equal((1, 200.0, 300.0, 0), (page.Number, page.Width, page.Height, page.Rotation));
        Assert.Equal(
            [new Glyph(0, 'A', "A", 20, 26.67f, 50, 10, 0), new Glyph(0, 'B', "B", 26.67f, 33.34f, 50, 10, 0)], page.Glyphs.Select(g => g with { Shape = null }));

        // The font is not in the file: only its width is known.
        Assert.All(page.Glyphs, g => Assert.Equal((0.667f, 0ul, 0), (g.Shape!.Advance, g.Shape.Outline, g.Shape.Contours.Length)));
        Assert.Equal(new PdfFont(0, "Helvetica", false, false, false, false), page.Fonts[0]);
    }

    [Theory]
    [InlineData(0, "0 20 26.67 50")]
    [InlineData(90, "90 20 26.67 250")]
    [InlineData(180, "180 173.33 180 250")]
    [InlineData(270, "270 173.33 180 50")]
    public async Task Text_OnATurnedPage_RunsAsDisplayed(int rotate, string expected)
    {
        var page = await One(new MinimalPdf().Page("BT /F1 10 Tf 20 250 Td (A) Tj ET", more: $"/Rotate {rotate}"));

        var glyph = Assert.Single(page.Glyphs);
        Assert.Equal(expected, FormattableString.Invariant($"{glyph.Direction} {glyph.X0:0.##} {glyph.X1:0.##} {glyph.Baseline:0.##}"));
        Assert.Equal(rotate is 90 or 270 ? (300, 200) : (200, 300), (page.Width, page.Height));
    }

    [Fact]
    public async Task Text_SetSidewaysOnATurnedPage_ReadsUpright()
    {
        var page = await One(new MinimalPdf().Page("BT /F1 10 Tf 0 1 -1 0 50 20 Tm (A) Tj ET", more: "/Rotate 90"));

        var glyph = Assert.Single(page.Glyphs);
        Assert.Equal((0, 20f, 26.67f, 50f), (glyph.Direction, glyph.X0, glyph.X1, glyph.Baseline));
    }

    [Fact]
    public async Task Text_WithSpacingScalingRiseAndCropBox_IsPlacedExactly()
    {
        var page = await One(new MinimalPdf().Page("2 0 0 2 0 0 cm BT /F1 10 Tf 50 Tz 3 Tc 4 Tw 2 Ts 20 100 Td [(A) -1000 ( A)] TJ ET", more: "/CropBox [10 20 190 290]"));

        // A: advance 6.67 × 50 % × 2; then (3 Tc + 10 TJ) × 50 % × 2; blank: 2.78 × 50 % × 2 and 3 Tc + 4 Tw.
        Assert.Equal(["A 30-36.67", "  49.67-52.45", "A 59.45-66.12"], page.Glyphs.Select(g => FormattableString.Invariant($"{g.Unicode} {g.X0:0.##}-{g.X1:0.##}")));
        Assert.All(page.Glyphs, g => Assert.Equal((86f, 20f), (g.Baseline, g.Size)));
    }

    [Fact]
    public async Task Glyph_WithoutToUnicodeEntry_HasNoUnicode()
    {
        var pdf = new MinimalPdf();
        var map = pdf.Stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <1EA1> <03> <0000> endbfchar endcmap end end");
        pdf.Page(
            "BT /F1 10 Tf 20 250 Td <01020304> Tj ET",
            $"/F1 << /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+TimesNewRomanPS-BoldItalicMT /FirstChar 1 /LastChar 4 /Widths [500 500 500 500] /ToUnicode {map} 0 R /Encoding << /Differences [1 /a /g2 /g3 /uni01B0] >> >>");

        var page = await One(pdf);

        Assert.Equal([(1, "ạ"), (2, null), (3, null), (4, "ư")], page.Glyphs.Select(g => (g.Code, g.Unicode)));
        Assert.Equal(new PdfFont(0, "TimesNewRomanPS-BoldItalicMT", true, true, true, false), page.Fonts[0]);
    }

    [Fact]
    public async Task Glyph_OfAnUnembeddedIdentityFontWithoutToUnicode_IsNotGuessedFromASubstitute()
    {
        var page = await One(new MinimalPdf().Page(
            "BT /F1 10 Tf 20 250 Td <00240025> Tj ET",
            "/F1 << /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /FontDescriptor << /Type /FontDescriptor /FontName /Arial /Flags 4 >> >>] >>"));

        Assert.Equal([(0x24, null), (0x25, (string?)null)], page.Glyphs.Select(g => (g.Code, g.Unicode)));
        Assert.Equal(6, page.Glyphs[0].X1 - page.Glyphs[0].X0, 2);
    }

    [Fact]
    public async Task Text_InRenderingMode3_IsMarkedInvisible()
    {
        var page = await One(new MinimalPdf().Page("BT /F1 10 Tf 20 250 Td 3 Tr (a) Tj 0 Tr (b) Tj ET"));

        Assert.Equal([("a", true), ("b", false)], page.Glyphs.Select(g => (g.Unicode, g.Invisible)));
    }

    [Fact]
    public async Task Lines_StrokedAndFilledThinly_AreRulesAndOtherShapesAreNot()
    {
        var page = await One(new MinimalPdf().Page(
            "10 100 m 110 100 l S  20 10 0.5 80 re f  10 10 50 50 re f  0 0 m 50 50 l S  5 5 m 7 5 l S  10 200 m 60 200 l n  30 30 m 40 30 l 60 30 80 90 90 30 c S"));

        Assert.Equal(
            ["10,200 110,200", "20.25,210 20.25,290", "30,270 40,270"], page.Rules.Select(r => FormattableString.Invariant($"{r.X0:0.##},{r.Y0:0.##} {r.X1:0.##},{r.Y1:0.##}")));
    }

    [Fact]
    public async Task Image_PlacedAndInline_HasItsBoxAndPixels()
    {
        var pdf = new MinimalPdf();
        var image = pdf.Stream("\0", "/Type /XObject /Subtype /Image /Width 640 /Height 480 /ColorSpace /DeviceGray /BitsPerComponent 8");
        pdf.Page("q 100 0 0 50 20 200 cm /I Do Q q 10 0 0 10 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q", xobjects: $"/I {image} 0 R");

        var page = await One(pdf);

        Assert.Equal([new PdfImage(new Box(20, 50, 120, 100), 640, 480, IsGray: true), new PdfImage(new Box(0, 290, 10, 300), 1, 1)], page.Images.ToArray());
    }

    [Theory]
    [InlineData("/ColorSpace /DeviceGray", true)]
    [InlineData("/ColorSpace [/CalGray << /WhitePoint [0.95 1 1.09] >>]", true)]
    [InlineData("/ColorSpace [/ICCBased PROFILE]", true)]
    [InlineData("/ColorSpace /DeviceRGB", false)]
    [InlineData("/ColorSpace [/Indexed /DeviceGray 1 <00FF>]", false)]
    [InlineData("/ImageMask true", false)]
    public async Task Image_OfAColourSpace_IsGrayWhereItCanBeNothingElse(string space, bool gray)
    {
        var pdf = new MinimalPdf();
        var profile = pdf.Stream("profile", "/N 1");
        var image = pdf.Stream("\0", $"/Type /XObject /Subtype /Image /Width 8 /Height 1 {space.Replace("PROFILE", $"{profile} 0 R", StringComparison.Ordinal)} /BitsPerComponent 1");
        pdf.Page("200 0 0 300 0 0 cm /I Do", xobjects: $"/I {image} 0 R");

        Assert.Equal(gray, Assert.Single((await One(pdf)).Images).IsGray);
    }

    [Theory]
    [InlineData("\u00FF\u00D8 data \u00FF\u00D9", "/DCTDecode", false)]
    [InlineData("\u00FF\u00D8 data \u00FF\u00D9\n\0 a note", "[/DCTDecode]", false)]
    [InlineData("\u00FF\u00D8 data", "/DCTDecode", true)]
    [InlineData("\u00FF\u00D8 data", "[/ASCIIHexDecode /DCTDecode]", false)]
    [InlineData("data", "/FlateDecode", false)]
    [InlineData("", "/FlateDecode", true)]
    public async Task Image_WhoseBytesEndEarly_IsCutOff(string bytes, string filter, bool cutOff)
    {
        var pdf = new MinimalPdf();
        var image = pdf.Stream(bytes, $"/Type /XObject /Subtype /Image /Width 640 /Height 480 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter {filter}");

        var page = await One(pdf.Page("q 100 0 0 50 20 200 cm /I Do Q", xobjects: $"/I {image} 0 R"));

        Assert.Equal(cutOff, Assert.Single(page.Images).CutOff);
    }

    [Fact]
    public async Task Page_ThatCannotBeRead_CarriesItsErrorAndTheOthersAreRead()
    {
        var pdf = new MinimalPdf();
        var self = pdf.Stream("/X Do /X Do", $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 3 0 R >> >>");
        pdf.Page("BT /F1 10 Tf 20 250 Td (one) Tj ET").Page("/X Do", xobjects: $"/X {self} 0 R").Page("BT /F1 10 Tf 20 250 Td (three) Tj ET");

        var pages = await All(pdf.Build());

        Assert.Equal(["one", "", "three"], pages.Select(Text));
        Assert.Equal([true, false, true], pages.Select(p => p.Error is null));
    }

    [Fact]
    public async Task Page_WithoutText_HasNoGlyphs()
    {
        var pages = await All(new MinimalPdf().Page("").Build());

        Assert.Equal((1, 0, null), (pages.Length, pages[0].Glyphs.Length, pages[0].Error));
    }

    [Fact]
    public async Task File_OfManyPages_ComesInOrder()
    {
        var pdf = new MinimalPdf();
        for (var i = 1; i <= 700; i++)
        {
            pdf.Page($"BT /F1 10 Tf 20 250 Td ({i}) Tj ET");
        }

        var path = _folder.File("a.pdf", pdf.Build());
        var pages = await All(path);

        Assert.Equal(Enumerable.Range(1, 700).Select(i => $"{i}:{i}"), pages.Select(p => $"{p.Number}:{Text(p)}"));
        Assert.Equal(700, await _reader.CountPages(Sources.Of(path), default));
        var refused = await Assert.ThrowsAsync<DocumentFailureException>(() => All(path, new PdfBoxReader(fixture.Workers, 699)));
        Assert.Equal("pdf-too-many-pages", refused.Code);
    }

    [Fact]
    public async Task File_WithAnOwnerPasswordOnly_IsRead()
    {
        var path = await Encrypt("", "owner");

        Assert.Equal("secret", Text(Assert.Single(await All(path))));
    }

    [Fact]
    public async Task File_WithAUserPassword_IsEncrypted()
    {
        var failure = await Assert.ThrowsAsync<DocumentFailureException>(async () => await All(await Encrypt("user", "owner")));

        Assert.Equal(("pdf-encrypted", FailureNature.Permanent), (failure.Code, failure.Nature));
    }

    [Theory]
    [InlineData("pdf-damaged", "%PDF-1.7 and nothing else")]
    [InlineData("pdf-damaged", "no PDF at all")]
    [InlineData("pdf-no-pages", null)]
    public async Task File_ThatHasNothingToRead_NamesTheReason(string code, string? content)
    {
        var path = content is null ? _folder.File("a.pdf", new MinimalPdf().Build()) : _folder.File("a.pdf", content);

        var read = await Assert.ThrowsAsync<DocumentFailureException>(() => All(path));
        var count = await Assert.ThrowsAsync<DocumentFailureException>(() => _reader.CountPages(Sources.Of(path), default));

        Assert.Equal((code, code, "a.pdf", FailureNature.Permanent), (read.Code, count.Code, read.File, read.Nature));
    }

    [Fact]
    public async Task File_CutOff_IsReadAsFarAsItGoesOrNamed()
    {
        var whole = new MinimalPdf().Page("BT /F1 10 Tf 20 250 Td (one) Tj ET").Page("BT /F1 10 Tf 20 250 Td (two) Tj ET").Build();
        for (var length = 20; length < whole.Length; length += 150)
        {
            var path = _folder.File($"cut-{length}.pdf", whole[..length]);
            try
            {
                Assert.All(await All(path), p => Assert.True(Text(p) is "one" or "two" or ""));
            }
            catch (DocumentFailureException e)
            {
                Assert.True(e.Code is "pdf-damaged" or "pdf-no-pages", $"{length}: {e.Message}");
            }
        }
    }

    [Fact]
    public async Task Reading_LeftEarly_LeavesTheWorkerUsable()
    {
        var pdf = new MinimalPdf();
        for (var i = 1; i <= 2000; i++)
        {
            pdf.Page($"BT /F1 10 Tf 20 250 Td ({i}) Tj ET");
        }

        var path = _folder.File("a.pdf", pdf.Build());
        await foreach (var page in _reader.Read(Sources.Of(path), default))
        {
            if (page.Number == 2)
            {
                break;
            }
        }

        Assert.Equal("next", Text(await One(new MinimalPdf().Page("BT /F1 10 Tf 20 250 Td (next) Tj ET"))));
    }

    [SharedTheory]
    [InlineData("0067_QuangDuyxyz_OCR-LOCAL-VBHC_05-signed-20250517-044750.pdf", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    [InlineData("0200_vpubnd49_VBAI_788-HC-signed-signed-kydauden.pdf", "UBND TỈNH BÌNH THUẬN")]
    [InlineData("0053_TrizenX_viparse-corpus_2007-1AF57-02-2007.pdf", "B¸o c¸o")]
    public async Task File_FromRealLife_IsRead(string name, string contained)
    {
        var pages = await All(Path.Combine(Repository.Shared!, "real", "pdf", name));

        Assert.Contains(contained, Text(pages[0]), StringComparison.Ordinal);
        Assert.All(pages, p => Assert.Null(p.Error));
    }

    private static string Text(PdfPage page) => string.Concat(page.Glyphs.Select(g => g.Unicode));

    private async Task<PdfPage> One(MinimalPdf pdf)
    {
        var page = Assert.Single(await All(pdf.Build()));
        Assert.Null(page.Error);
        return page;
    }

    private Task<ImmutableArray<PdfPage>> All(byte[] pdf) => All(_folder.File($"{Guid.NewGuid()}.pdf", pdf));

    private async Task<ImmutableArray<PdfPage>> All(string path, PdfBoxReader? reader = null)
    {
        var pages = ImmutableArray.CreateBuilder<PdfPage>();
        await foreach (var page in (reader ?? _reader).Read(Sources.Of(path), default))
        {
            pages.Add(page);
        }

        return pages.ToImmutable();
    }

    private async Task<string> Encrypt(string user, string owner)
    {
        var plain = _folder.File("plain.pdf", new MinimalPdf().Page("BT /F1 10 Tf 20 250 Td (secret) Tj ET").Build());
        var path = Path.Combine(_folder.Path, "encrypted.pdf");
        var outcome = await ToolProcess.Run(new ToolCommand(new ToolProgram("qpdf", "qpdf"), ["--encrypt", user, owner, "256", "--", plain, path]), default);
        Assert.Equal(0, Assert.IsType<ToolOutcome.Exited>(outcome).Code);
        return path;
    }
}
