using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Searchable;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Searchable;

public sealed class TextLayerTests
{
    private static readonly SourceFile Source = new("quet.pdf", "", new string('a', 64), 1, "application/pdf", 1);

    [Fact]
    public void Lines_OfAScan_HaveOneBaselineAndTheBlanksOfTheirWords()
    {
        // Ink boxes at size 12: an x is 5.5 points high, a g reaches 2.6 below the baseline of 100.
        var document = Scan("xuân vùng Đông\nxa xa", [("xuân", new Box(50, 92, 80, 100)), ("vùng", new Box(85, 91, 115, 102.6)), ("Đông", new Box(120, 89, 150, 102.6)), ("xa", new Box(50, 114.5, 62, 120)), ("xa", new Box(66, 114.5, 78, 120))]);

        var lines = Layer(document, PageMethod.Ocr);

        Assert.Equal(["50 100 → xuân[0+30]5 vùng[35+30]5 Đông[70+30]", "50 120 → xa[0+12]4 xa[16+12]"], lines.Select(Show));
        Assert.All(lines, l => Assert.InRange(l.Size, 10, 14));
    }

    [Fact]
    public void Lines_OfASkewedScan_FallAsItDoes()
    {
        var text = string.Join(' ', Enumerable.Repeat("xuân", 8));
        var document = Scan(text, [.. Enumerable.Range(0, 8).Select(i => ("xuân", new Box(50 + (50 * i), 92 + i, 90 + (50 * i), 100 + i)))]);

        var line = Layer(document, PageMethod.Ocr).Single();

        Assert.Equal(0.02, line.Dy / line.Dx, 3);
        Assert.InRange(line.Y, 99, 100);
        Assert.Equal(8, line.Words.Length);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void Lines_OfASheetThatLay_RunAsTheyAreScanned(int turned)
    {
        // Three words from left to right on a page of 400 × 300 points, as they lie once it is turned clockwise.
        var boxes = new[] { new Box(50, 92, 90, 100), new Box(95, 92, 135, 100), new Box(140, 92, 180, 100) }.Select(b => Ocr(b, turned)).ToList();
        var document = Scan("xuân vùng rừng", [("xuân", boxes[0]), ("vùng", boxes[1]), ("rừng", boxes[2])]);
        var (width, height) = turned % 180 == 0 ? (400, 300) : (300, 400);

        var line = new TextLayer(document).Of(document.Pages[0], new DisplayedPage(1, width, height, 0)).Single();

        Assert.Equal((turned switch { 90 => (0, 1), 180 => (-1, 0), _ => (0, -1) }, "xuân vùng rừng"), (((int)line.Dx, (int)line.Dy), string.Join(' ', line.Words.Select(w => w.Text))));
        var begin = Ocr(new Box(50, 100, 50, 100), turned);
        Assert.Equal((begin.X0, begin.Y0), (Math.Round(line.X, 3), Math.Round(line.Y, 3)));

        static Box Ocr(Box box, int degrees) => IngestPipeline.Extraction.Ocr.TurnedPage.Clockwise(box, degrees, 400, 300);
    }

    [Fact]
    public void Words_ThatARepairJoined_AreOneAroundBoth()
    {
        var read = Scan("đã kh m bệnh", [("đã", new Box(10, 90, 20, 100)), ("kh", new Box(25, 90, 35, 100)), ("m", new Box(40, 90, 50, 100)), ("bệnh", new Box(55, 90, 75, 100))]);

        var line = Layer(read.Rewrite([new TextEdit(new TextSpan(3, 7), "khám", RepairKind.MissingGlyph)]), PageMethod.Text).Single();

        Assert.Equal("10 98 → đã[0+10]5 khám[15+25]5 bệnh[45+20]", Show(line));
    }

    [Fact]
    public void OtherWords_ComeBeforeTheTextBelowThem()
    {
        var document = Scan("trên\ndưới", [("trên", new Box(10, 90, 30, 100)), ("dưới", new Box(10, 290, 30, 300))]) with
        {
            OtherWords = [new PaperWord("5", 1, new Box(100, 10, 106, 20)), new PaperWord("Tổng", 1, new Box(10, 190, 30, 200)), new PaperWord("số", 1, new Box(34, 190, 44, 200)), new PaperWord("chân", 1, new Box(10, 390, 30, 400))],
        };

        Assert.Equal(["5", "trên", "Tổng số", "dưới", "chân"], Layer(document, PageMethod.Ocr).Select(l => string.Join(' ', l.Words.Select(w => w.Text))));
    }

    [Fact]
    public void Words_GluedInTheText_HaveNoBlankBetween()
    {
        var document = Scan("KH-UBND", []) with { Words = [new Word(new TextSpan(0, 3), 1, new Box(10, 90, 25, 100), 1), new Word(new TextSpan(3, 7), 1, new Box(25, 90, 60, 100), 1)] };

        Assert.Equal("10 98 → KH-[0+15] UBND[15+35]", Show(Layer(document, PageMethod.Text).Single()));
    }

    private static ImmutableArray<LayerLine> Layer(Document document, PageMethod method) =>
        new TextLayer(document).Of(document.Pages[0] with { Method = method }, new DisplayedPage(1, 595, 842, 0));

    private static Document Scan(string text, (string Text, Box Box)[] words)
    {
        var placed = ImmutableArray.CreateBuilder<Word>();
        var at = 0;
        foreach (var (word, box) in words)
        {
            at = text.IndexOf(word, at, StringComparison.Ordinal);
            placed.Add(new Word(TextSpan.OfLength(at, word.Length), 1, box, 1));
            at += word.Length;
        }

        return new Document { Source = Source, Text = text, Pages = [new Page(1, PageMethod.Ocr, 595, 842, 0, 1, new TextSpan(0, text.Length))], Words = placed.ToImmutable() };
    }

    private static string Show(LayerLine line) => string.Create(
        CultureInfo.InvariantCulture, $"{line.X:0} {line.Y:0} → {string.Join(' ', line.Words.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Text}[{w.At:0}+{w.Width:0}]{w.Blank:0}")))}");
}
