using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Searchable;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Pdf;
using IngestPipeline.Tools.Poppler;
using IngestPipeline.Tools.Searchable;
using Xunit;

namespace IngestPipeline.Tools.Tests;

/// <summary>
/// Preflight knows PDF/A-1b. The files keep within its features, so what it finds in them once they call themselves part 1 would be wrong in part 2 as well.
/// </summary>
[Collection(PdfWorkerFixture.Name)]
public sealed partial class SearchablePdfTests : IDisposable
{
    private const string Gray = "/Type /XObject /Subtype /Image /Width 100 /Height 150 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode";
    private const string Whole = "q 200 0 0 300 0 0 cm /I Do Q";
    private static readonly DateTimeOffset Made = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(7));

    private readonly TemporaryFolder _folder = new();
    private readonly PdfBoxSearchablePdf _writer;

    public SearchablePdfTests(PdfWorkerFixture fixture) => _writer = new PdfBoxSearchablePdf(fixture.Workers, new PopplerRasterizer(new RasterOptions()), new SearchableOptions());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pdf_OfScannedAndBornDigitalPages_IsPdfAWithWordsWhereTheyStand()
    {
        var pdf = new MinimalPdf();
        var image = pdf.Stream(Compressed(new string('\u00C8', 15_000)), Gray);
        pdf.Page(Whole, xobjects: $"/I {image} 0 R").Page("BT /F1 20 Tf 20 250 Td (Born) Tj ET 1 0 0 rg 0 0 50 50 re f").Page(Whole, more: "/Rotate 90", xobjects: $"/I {image} 0 R");
        var source = Pdf(pdf);

        var (path, made) = await Write(source, Words("Nghị quyết về “đất đai” 𝟙", 3));

        Assert.Equal((3, 0), (made.Pages, made.Warnings.Length));
        Assert.Equal("", await PreflightErrors(path));
        Assert.Contains("No syntax or stream encoding errors", await Output("qpdf", "--check", path), StringComparison.Ordinal);
        var text = File.ReadAllText(path, Encoding.Latin1);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", text, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>B</pdfaid:conformance>", text, StringComparison.Ordinal);
        Assert.Contains("/GTS_PDFA1", text, StringComparison.Ordinal);
        var boxes = await Boxes(path);
        Assert.Equal(
            ["1 Nghị 20,97.5-60,112", "1 quyết 65,97.5-105,112", "1 về 110,97.5-150,112", "1 “đất 20,127.5-60,142", "1 đai” 65,127.5-105,142", "1 𝟙 110,127.5-150,142"],
            boxes.Where(b => b.StartsWith('1')));
        Assert.Equal(18, boxes.Count);
        Assert.Equal("Nghị quyết về\n“đất đai” 𝟙", (await Output("pdftotext", "-l", "1", path, "-")).Trim());
    }

    [Fact]
    public async Task Page_OfOneImage_KeepsItsBytes_AnyOtherIsDrawn()
    {
        var pixels = Compressed(new string('\u00C8', 15_000));
        var pdf = new MinimalPdf();
        var image = pdf.Stream(pixels, Gray);
        var masked = pdf.Stream(pixels, Gray + $" /SMask {image} 0 R");
        pdf.Page(Whole + " BT 3 Tr /F1 9 Tf 20 20 Td (old layer) Tj ET", xobjects: $"/I {image} 0 R")
            .Page("0 0 200 300 re W n " + Whole, xobjects: $"/I {image} 0 R")
            .Page(Whole + " 0 0 9 9 re f", xobjects: $"/I {image} 0 R")
            .Page("0 0 50 50 re W n " + Whole, xobjects: $"/I {image} 0 R")
            .Page(Whole, xobjects: $"/I {masked} 0 R");
        var source = Pdf(pdf);

        var (path, made) = await Write(source, Words("chữ", 5));

        Assert.Empty(made.Warnings);
        Assert.Equal("", await PreflightErrors(path));
        Assert.Equal(
            ["1 100 gray image", "2 100 gray image", "3 834 gray jpeg", "4 834 gray jpeg", "5 834 gray jpeg"],
            (await Output("pdfimages", "-list", path)).Split('\n').Skip(2).Where(l => l.Length > 0).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(f => $"{f[0]} {f[3]} {f[5]} {f[8]}"));
        Assert.DoesNotContain("old", await Output("pdftotext", path, "-"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_MadeTwice_IsTheSameFile()
    {
        var source = Pdf(new MinimalPdf().Page("0 0 50 50 re f"));

        var (first, _) = await Write(source, Words("một hai", 1));
        var (second, _) = await Write(source, Words("một hai", 1));

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        Assert.Contains($"/ID [<{source.Sha256[..32].ToUpperInvariant()}>", File.ReadAllText(first, Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatCannotBeDrawn_HasItsTextAndAWarning()
    {
        var pdf = new MinimalPdf();
        var image = pdf.Stream("no jpeg", "/Type /XObject /Subtype /Image /Width 100 /Height 150 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode");
        var source = Pdf(pdf.Page(Whole, xobjects: $"/I {image} 0 R"));

        var (path, made) = await Write(source, Words("chữ", 2));

        // The image is no JPEG: its page is drawn, white. There is no second page at all.
        Assert.Equal([2], made.Warnings.Select(w => w.Page ?? 0));
        Assert.Equal("", await PreflightErrors(path));
        Assert.Equal(2, (await Boxes(path)).Count);
    }

    [Fact]
    public async Task Images_OfEveryKind_BecomePages()
    {
        var tiff = await Tiff();

        var (path, made) = await Write(Sources.Of(tiff) with { MediaType = "image/tiff" }, Words("chữ", 2));

        Assert.Empty(made.Warnings);
        Assert.Equal("", await PreflightErrors(path));
        Assert.Equal(["1 200 gray ccitt", "2 200 rgb jpeg"], (await Output("pdfimages", "-list", path)).Split('\n').Skip(2).Where(l => l.Length > 0).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(f => $"{f[0]} {f[3]} {f[5]} {f[8]}"));
    }

    [Fact]
    public async Task File_WithoutPages_IsRefusedByName()
    {
        var source = new SourceFile("a.txt", _folder.File("a.txt", "a"), new string('a', 64), 1, "text/plain");

        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => Write(source, Words("a", 1)));

        Assert.Equal("not-paged", failure.Code);
    }

    /// <summary>Two frames of 200 × 300: black and white, and coloured.</summary>
    private async Task<string> Tiff()
    {
        var bits = _folder.File("bits.pbm", [.. "P4\n200 300\n"u8, .. Enumerable.Repeat((byte)0xF0, 25 * 300)]);
        var colours = _folder.File("colours.ppm", [.. "P6\n200 300\n255\n"u8, .. Enumerable.Range(0, 200 * 300 * 3).Select(i => (byte)(i % 251))]);
        string[] parts = [Path.Combine(_folder.Path, "1.tif"), Path.Combine(_folder.Path, "2.tif")];
        await Output("ppm2tiff", "-c", "g4", bits, parts[0]);
        await Output("ppm2tiff", colours, parts[1]);
        var both = Path.Combine(_folder.Path, "both.tif");
        await Output("tiffcp", parts[0], parts[1], both);
        return both;
    }

    private SourceFile Pdf(MinimalPdf pdf) => Sources.Of(_folder.File("nguồn.pdf", pdf.Build())) with { MediaType = "application/pdf" };

    private static string Compressed(string latin1)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Fastest))
        {
            zlib.Write(Encoding.Latin1.GetBytes(latin1));
        }

        return Encoding.Latin1.GetString(bytes.ToArray());
    }

    /// <summary>The same words on each page, three a line, in boxes of 40 points every 45.</summary>
    private static Func<SourceFile, Document> Words(string sentence, int pages) => source =>
    {
        var words = sentence.Split(' ');
        var text = new StringBuilder();
        var placed = ImmutableArray.CreateBuilder<Documents.Word>();
        var all = ImmutableArray.CreateBuilder<Page>();
        for (var page = 1; page <= pages; page++)
        {
            var start = text.Length;
            for (var i = 0; i < words.Length; i++)
            {
                var (x, y) = (20 + (45 * (i % 3)), 97.5 + (30 * (i / 3)));
                placed.Add(new Documents.Word(TextSpan.OfLength(text.Length, words[i].Length), page, new Box(x, y, x + 40, y + 14.55), 1));
                text.Append(words[i]).Append(' ');
            }

            all.Add(new Page(page, PageMethod.Text, 200, 300, 0, 1, new TextSpan(start, text.Length)));
        }

        return new Document { Source = source, Text = text.ToString(), Pages = all.ToImmutable(), Words = placed.ToImmutable() };
    };

    private async Task<(string Path, SearchablePdf Made)> Write(SourceFile source, Func<SourceFile, Document> document)
    {
        var path = Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.pdf");
        return (path, await _writer.Write(source, document(source), Made, path, null, default));
    }

    /// <summary>What Preflight has against the file as PDF/A-1b; nothing if it is valid.</summary>
    private async Task<string> PreflightErrors(string path)
    {
        var text = File.ReadAllText(path, Encoding.Latin1);
        var first = _folder.File($"{Guid.NewGuid():N}.pdf", Encoding.Latin1.GetBytes(text.Replace("<pdfaid:part>2<", "<pdfaid:part>1<", StringComparison.Ordinal)));
        var jars = string.Join(':', new[] { "preflight", "xmpbox", "pdfbox2", "fontbox2", "commons-logging", "javax.activation", "jaxb-api" }.Select(j => $"/usr/share/java/{j}.jar"));
        var told = await Output("java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", first);
        return told.Contains("is a valid PDF/A-1b file", StringComparison.Ordinal) ? "" : told;
    }

    private static async Task<IReadOnlyList<string>> Boxes(string path)
    {
        var page = 0;
        var boxes = new List<string>();
        foreach (var line in (await Output("pdftotext", "-bbox", path, "-")).Split('\n'))
        {
            page += line.Contains("<page ", StringComparison.Ordinal) ? 1 : 0;
            if (WordBox().Match(line) is { Success: true } word)
            {
                boxes.Add($"{page} {WebUtility.HtmlDecode(word.Groups[5].Value)} {Tenth(word, 1)},{Tenth(word, 2)}-{Tenth(word, 3)},{Tenth(word, 4)}");
            }
        }

        return boxes;

        // Poppler counts a tenth of a point more or less.
        static string Tenth(Match match, int group) => (Math.Round(double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) * 2) / 2).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<string> Output(string program, params string[] arguments)
    {
        var outcome = await ToolProcess.Run(new ToolCommand(new ToolProgram(program, program), [.. arguments]) { Memory = null, Timeout = TimeSpan.FromMinutes(2) }, default);
        var exited = Assert.IsType<ToolOutcome.Exited>(outcome);
        return exited.Text + exited.Errors;
    }

    [GeneratedRegex("""<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*)</word>""")]
    private static partial Regex WordBox();
}
