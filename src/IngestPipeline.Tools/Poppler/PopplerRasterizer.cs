using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Limits of drawing.</summary>
public sealed record RasterOptions
{
    /// <summary>A page that would have more pixels is drawn at a lower resolution.</summary>
    public long MaximumPagePixels { get; init; } = 60_000_000;

    /// <summary>An image file that declares more is refused before it is decoded.</summary>
    public long MaximumImagePixels { get; init; } = 200_000_000;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public long Memory { get; init; } = 1536L << 20;
}

/// <summary>Draws PDF pages with Poppler's pdftoppm and splits image files into frames.</summary>
public sealed class PopplerRasterizer(RasterOptions options) : IRasterizer
{
    public Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation) => throw new NotSupportedException($"in the making {options}");

    public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        cancellation.ThrowIfCancellationRequested();
        throw new NotSupportedException("in the making");
#pragma warning disable CS0162
        yield break;
#pragma warning restore CS0162
    }
}
