using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Recognition;
using Xunit;

namespace IngestPipeline.Tools.Tests.Recognition;

public sealed class CachedOcrEngineTests : IDisposable
{
    private static readonly Box Area = new(1, 2, 30, 40.5);
    private readonly TemporaryFolder _folder = new();
    private readonly CountingEngine _inner = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Recognize_TheSameImageAgain_GivesWhatTheEngineGave()
    {
        var first = Assert.IsType<OcrOutcome.Recognized>(await Engine(_inner).Recognize(Image("Tổng số 1.664 người"), 200, default));
        var again = Assert.IsType<OcrOutcome.Recognized>(await Engine(_inner).Recognize(Image("Tổng số 1.664 người", "b.png"), 200, default));

        Assert.Equal((first.Width, first.Height), (again.Width, again.Height));
        Assert.Equal(first.Words.ToArray(), again.Words.ToArray());
        Assert.Equal(["Recognize"], _inner.Asked);
    }

    [Fact]
    public async Task Recognize_EachKindOfCallAgain_EachAskedOnce()
    {
        for (var i = 0; i < 2; i++)
        {
            var engine = Engine(_inner);
            await engine.Recognize(Image("a"), 200, default);
            await engine.RecognizeColumn(Image("a"), 200, Area, default);
            await engine.RecognizeLines(Image("a"), 200, [Area], default);
            await engine.RecognizeFigures(Image("a"), 200, [Area], default);
            Assert.Equal(90, (await engine.RecognizeTurned(Image("a"), 200, default))!.Turn);
            Assert.IsType<OcrOutcome.NoText>(await engine.Recognize(Image("", "blank.png"), 200, default));
        }

        Assert.Equal(["Recognize", "RecognizeColumn", "RecognizeLines", "RecognizeFigures", "RecognizeTurned", "Recognize"], _inner.Asked);
    }

    [Fact]
    public async Task Recognize_AnotherImageResolutionOrArea_IsReadAnew()
    {
        var engine = Engine(_inner);

        await engine.RecognizeLines(Image("a"), 200, [Area], default);
        await engine.RecognizeLines(Image("b"), 200, [Area], default);
        await engine.RecognizeLines(Image("a"), 300, [Area], default);
        await engine.RecognizeLines(Image("a"), 200, [Area with { Y1 = 41 }], default);
        await engine.RecognizeLines(Image("a"), 200, [Area, Area], default);

        Assert.Equal(5, _inner.Asked.Count);
    }

    [Fact]
    public async Task Recognize_ByAnEngineOfAnotherIdentity_IsReadAnew()
    {
        var newer = new CountingEngine("counting 2");

        await Engine(_inner).Recognize(Image("a"), 200, default);
        await Engine(newer).Recognize(Image("a"), 200, default);

        Assert.Single(newer.Asked);
    }

    [Fact]
    public async Task Recognize_PageThatWasGivenUp_IsTriedAgain()
    {
        var engine = Engine(_inner);

        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<OcrOutcome.Failed>(await engine.Recognize(Image("!"), 200, default));
            Assert.Null(await engine.RecognizeTurned(Image("!"), 200, default));
        }

        Assert.Equal(4, _inner.Asked.Count);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Cache));
    }

    /// <summary>A member left to the port's own default would find no text, silently.</summary>
    [Fact]
    public void Members_OfThePort_NoneIsLeftToItsDefault()
    {
        var map = typeof(CachedOcrEngine).GetInterfaceMap(typeof(IOcrEngine));

        Assert.All(map.TargetMethods, method => Assert.Equal(typeof(CachedOcrEngine), method.DeclaringType));
    }

    [Fact]
    public async Task Read_DocumentThatWasCutOff_GoesOnWithThePagesThatAreLeft()
    {
        var file = new SourceFile("quét.tif", "quét.tif", new string('0', 64), 1);
        string[] pages = ["Báo cáo kết quả công tác văn thư", "Tổng số hồ sơ đã giải quyết", "Nơi nhận như trên"];
        using var stop = new CancellationTokenSource();
        var scanner = new FileScanner(_folder.Path, pages) { AfterPage = page => page == 2 ? stop.CancelAsync() : Task.CompletedTask };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ImageFormatReader(scanner, Engine(_inner), parallelPages: 1).Read(file, FileKind.Tiff, StageContext.Silent(stop.Token)));
        var asked = _inner.Asked.Count;
        var document = await new ImageFormatReader(new FileScanner(_folder.Path, pages), Engine(_inner), parallelPages: 1).Read(file, FileKind.Tiff, StageContext.Silent());

        Assert.Equal(2, asked);
        Assert.Equal(3, _inner.Asked.Count);
        Assert.Equal(3, document.Pages.Length);
    }

    private string Cache => Path.Combine(_folder.Path, "recognition");

    private CachedOcrEngine Engine(IOcrEngine inner) => new(inner, new OcrCache(Cache, 1 << 20, new HandClock()));

    private string Image(string content, string name = "a.png")
    {
        Directory.CreateDirectory(Cache);
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Pages as files that <see cref="CountingEngine"/> can read.</summary>
    private sealed class FileScanner(string folder, string[] pages) : IRasterizer
    {
        public Func<int, Task> AfterPage { get; init; } = _ => Task.CompletedTask;

        public Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation) => throw new NotSupportedException();

        public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
        {
            for (var i = 0; i < pages.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var path = Path.Combine(folder, $"page-{i + 1}.png");
                await File.WriteAllTextAsync(path, pages[i], cancellation);
                yield return new RasterPage(path, 2480, 3508, 300, Stream.Null);
                await AfterPage(i + 1);
            }
        }
    }
}
