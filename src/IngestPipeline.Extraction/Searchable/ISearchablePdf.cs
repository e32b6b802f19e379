using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Searchable;

/// <summary>What was written.</summary>
/// <param name="Warnings">Pages that have their text and no image (<c>page-image-missing</c>).</param>
public sealed record SearchablePdf(int Pages, ImmutableArray<Warning> Warnings);

/// <summary>Makes a PDF/A-2b of a paged file: the images of its pages, and behind them the text of the document where its words stand.</summary>
public interface ISearchablePdf
{
    /// <summary>Whether a file of this kind has pages that can be shown.</summary>
    static bool IsPaged(string? mediaType) => mediaType is "application/pdf" or "image/png" or "image/jpeg" or "image/tiff";

    /// <summary>The same file, document and date give the same bytes.</summary>
    /// <param name="source">The file that the document was read from.</param>
    /// <param name="document">With its words.</param>
    /// <param name="made">Date of creation that the file names.</param>
    /// <param name="path">The file to write; it must not be there.</param>
    /// <exception cref="DocumentFailureException">
    /// Codes: <c>not-paged</c>, <c>pdf-too-many-pages</c>, <c>searchable-too-large</c> and those of reading a PDF or an image.
    /// </exception>
    Task<SearchablePdf> Write(SourceFile source, Document document, DateTimeOffset made, string path, IProgress<StageProgress>? progress, CancellationToken cancellation);
}
