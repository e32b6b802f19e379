using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Testing;

/// <summary>Draws nothing: the path of the image is the number of the page.</summary>
public sealed class FakeRasterizer(int frames = 1) : IRasterizer
{
    public const int Dpi = 300;
    private const int Width = 2480;
    private const int Height = 3508;

    private int _open;

    public int Open => _open;

    /// <summary>Pages that cannot be drawn.</summary>
    public HashSet<int> Broken { get; } = [];

    public Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation) => Broken.Contains(page)
        ? throw new DocumentFailureException("page-unrenderable", source.Name, page, "không vẽ được trang", "the page cannot be drawn")
        : Task.FromResult(Page(page));

    public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 1; i <= frames; i++)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            yield return Page(i);
        }
    }

    private RasterPage Page(int number)
    {
        Interlocked.Increment(ref _open);
        return new RasterPage(number.ToString(CultureInfo.InvariantCulture), Width, Height, Dpi, new Closing(() => Interlocked.Decrement(ref _open)));
    }

    private sealed class Closing(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}

/// <summary>Recognises pages by number as a test has said.</summary>
public sealed class FakeOcrEngine(Func<int, OcrOutcome> pages) : IOcrEngine
{
    private int _running;
    private int _most;

    public string Identity => "fake 1";

    /// <summary>The most pages that were recognised at the same time.</summary>
    public int MostAtOnce => _most;

    public async Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation)
    {
        _most = Math.Max(_most, Interlocked.Increment(ref _running));
        await Task.Delay(5, cancellation);
        Interlocked.Decrement(ref _running);
        return pages(int.Parse(imagePath, CultureInfo.InvariantCulture));
    }

    /// <summary>Lines of words as an engine would find them on an A4 page at 300 dpi, in lines of 58 px from the top margin.</summary>
    public static OcrOutcome Page(params string[] lines)
    {
        var words = ImmutableArray.CreateBuilder<OcrWord>();
        for (var i = 0; i < lines.Length; i++)
        {
            double x = 354, y = 300 + (i * 80);
            foreach (var word in lines[i].Split(' '))
            {
                var width = word.Length * 28;
                words.Add(new OcrWord(word, new Box(x, y, x + width, y + 55), 0.93, 1, 1, i + 1));
                x += width + 15;
            }
        }

        return new OcrOutcome.Recognized(2480, 3508, words.ToImmutable());
    }
}
