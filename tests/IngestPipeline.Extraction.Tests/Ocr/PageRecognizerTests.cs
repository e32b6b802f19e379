using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

public sealed class PageRecognizerTests
{
    private static readonly PageFrame A4 = new(1, 595.2, 841.92, 0);

    [Fact]
    public async Task Recognize_EngineGivesUp_ReadOnceMoreAtHalfTheResolution()
    {
        var engine = new SizedEngine(full: new OcrOutcome.Failed("ocr-memory", "1.5 GB"), half: FakeOcrEngine.Page("Báo cáo kết quả thực hiện nhiệm vụ"));
        using var image = Image();

        var page = await new PageRecognizer(engine).Recognize(image, A4, default);

        Assert.Equal("Báo cáo kết quả thực hiện nhiệm vụ", string.Join(' ', page.Words.Select(w => w.Text)));
        Assert.Equal(["full.png 300", "half.png 150"], engine.Asked);
        Assert.Empty(page.Warnings);
    }

    [Fact]
    public async Task Recognize_EngineGivesUpTwice_PageUnreadable()
    {
        var engine = new SizedEngine(new OcrOutcome.Failed("ocr-timeout", "120 s"), new OcrOutcome.Failed("ocr-timeout", "120 s"));
        using var image = Image();

        var page = await new PageRecognizer(engine).Recognize(image, A4, default);

        Assert.Equal(["full.png 300", "half.png 150"], engine.Asked);
        Assert.Equal("page-unreadable", Assert.Single(page.Warnings).Code);
    }

    /// <summary>What makes it fail would make it fail again.</summary>
    [Theory]
    [InlineData("ocr-missing")]
    [InlineData("image-unreadable")]
    public async Task Recognize_FailureOfAnotherKind_NotTriedAgain(string code)
    {
        var engine = new SizedEngine(new OcrOutcome.Failed(code, ""), new OcrOutcome.NoText(1, 1));
        using var image = Image();

        await new PageRecognizer(engine).Recognize(image, A4, default);

        Assert.Single(engine.Asked);
    }

    [Fact]
    public async Task Recognize_NothingButASeal_BlankWithTheSealsPlace()
    {
        using var image = Image(new InkMark(BlockKind.Seal, new Box(1240, 1754, 1700, 2214)));

        var page = await new PageRecognizer(new SizedEngine(new OcrOutcome.NoText(2480, 3508), new OcrOutcome.NoText(1, 1))).Recognize(image, A4, default);

        Assert.Empty(page.Words);
        Assert.Equal("page-blank", Assert.Single(page.Warnings).Code);
        var (kind, box) = Assert.Single(page.Marks);
        Assert.Equal(BlockKind.Seal, kind);
        Assert.Equal([297.6, 420.96, 408, 531.36], new[] { box.X0, box.Y0, box.X1, box.Y1 }.Select(v => Math.Round(v, 6)));
    }

    /// <summary>The engine is sure of the letters that it sees, and knows nothing of those that it does not.</summary>
    [Fact]
    public async Task Recognize_WordUnderASeal_OfLittleConfidence()
    {
        var read = (OcrOutcome.Recognized)FakeOcrEngine.Page("công tác quản lý");
        var ink = new InkMask(read.Width, read.Height, 300);
        for (var y = (int)read.Words[1].Box.Y0; y < read.Words[1].Box.Y1; y++)
        {
            ink.Add((int)read.Words[1].Box.CenterX, y);
        }

        using var image = new RasterPage("full.png", read.Width, read.Height, 300, Stream.Null) { Ink = ink };

        var page = await new PageRecognizer(new SizedEngine(read, new OcrOutcome.NoText(1, 1))).Recognize(image, A4, default);

        Assert.Equal([read.Words[0].Confidence, 0.5, read.Words[2].Confidence, read.Words[3].Confidence], page.Words.Select(w => w.Confidence));
    }

    /// <summary>What engines see in photographs and maps; a short page of real words is kept.</summary>
    [Theory]
    [InlineData("iịi ~ Ÿ đỏu 8%", 0.3, 0, "page-blank")]
    [InlineData("xqz wkr ŧfg ae vcx zzu", 0.65, 0, "page-blank")]
    [InlineData("Phụ lục kèm theo báo cáo", 0.65, 6, null)]
    [InlineData("Phụ lục", 0.55, 2, "ocr-doubtful")]
    public async Task Recognize_FewWords_KeptWhereTheyAreWords(string text, double confidence, int kept, string? warning)
    {
        var read = (OcrOutcome.Recognized)FakeOcrEngine.Page(text);
        using var image = Image();

        var page = await new PageRecognizer(new SizedEngine(read with { Words = [.. read.Words.Select(w => w with { Confidence = confidence })] }, new OcrOutcome.NoText(1, 1))).Recognize(image, A4, default);

        Assert.Equal(kept, page.Words.Length);
        Assert.Equal(warning, page.Warnings.SingleOrDefault()?.Code);
    }

    private static RasterPage Image(params InkMark[] marks) => new("full.png", 2480, 3508, 300, new MemoryStream(), halve: () => "half.png") { Marks = [.. marks] };

    private sealed class SizedEngine(OcrOutcome full, OcrOutcome half) : IOcrEngine
    {
        public List<string> Asked { get; } = [];

        public string Identity => "sized 1";

        public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation)
        {
            Asked.Add($"{imagePath} {dpi}");
            return Task.FromResult(imagePath == "full.png" ? full : half);
        }
    }
}
