using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

/// <summary>An open book on the scanner: two pages of 25 lines on one sheet of A4 at 300 dpi, lying.</summary>
public sealed class SpreadTests
{
    private const int Width = 3508;
    private const int Height = 2480;
    private const int Lines = 25;

    [Fact]
    public async Task Read_TwoPagesOnOneSheet_LeftBeforeRight()
    {
        var words = ImmutableArray.CreateBuilder<OcrWord>();
        for (var line = 0; line < Lines; line++)
        {
            AddLine(words, 1, line, 250, $"Trang trái dòng {line + 1} của báo cáo về kết quả công tác");
            AddLine(words, 2, line, 1950, $"Trang phải dòng {line + 1} của báo cáo về kết quả công tác");
        }

        var reader = new ImageFormatReader(new LyingSheet(), new FakeOcrEngine(_ => new OcrOutcome.Recognized(Width, Height, words.ToImmutable())));

        var document = await reader.Read(new SourceFile("a.png", "a.png", new string('0', 64), 1), FileKind.Png, StageContext.Silent());

        var sides = document.Text.Split([' ', '\n']).Where(w => w is "trái" or "phải");
        Assert.Equal([.. Enumerable.Repeat("trái", Lines), .. Enumerable.Repeat("phải", Lines)], sides);
        Assert.Equal(842, Assert.Single(document.Pages).Width, 1.0);
        Assert.All(document.Words, w => Assert.Equal(w.Span.Start >= document.Text.IndexOf("phải", StringComparison.Ordinal) - 6, w.Box.X0 > 421));
    }

    private static void AddLine(ImmutableArray<OcrWord>.Builder words, int block, int line, double x, string text)
    {
        foreach (var word in text.Split(' '))
        {
            var width = word.Length * 24;
            words.Add(new OcrWord(word, new Box(x, 250 + (line * 75), x + width, 250 + (line * 75) + 45), 0.93, block, 1, line + 1));
            x += width + 14;
        }
    }

    private sealed class LyingSheet : IRasterizer
    {
        public Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation) => throw new NotSupportedException();

        public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            yield return new RasterPage("1", Width, Height, 300, new MemoryStream());
        }
    }
}
