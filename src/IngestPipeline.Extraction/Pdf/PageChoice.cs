using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Vietnamese.Trust;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>Which reading of a page becomes its text: the text layer, or what was recognised. What a person wants comes first, then what is worth more.</summary>
public static class PageChoice
{
    /// <summary>The page is to be recognised; whether its reading is taken is judged when it is there.</summary>
    public static bool Recognizes(PdfPage page, PageContent layer, RecognitionMode mode) => mode switch
    {
        RecognitionMode.Ocr => true,
        RecognitionMode.Text => false,
        _ => page.Error is not null || PageJudge.NeedsRecognition(page, layer.Words),
    };

    /// <param name="recognized">What recognition gave; a page that could not be recognised has no words and a warning.</param>
    public static LayerVerdict Judge(PdfPage page, PageContent layer, PageContent recognized, RecognitionMode mode)
    {
        var compared = PageJudge.Compare(page, layer, recognized);
        if (recognized.Words.IsEmpty && !recognized.Warnings.IsEmpty)
        {
            // Recognition failed: what the text layer holds is better than nothing.
            return compared with { Keeps = !layer.Words.IsEmpty, Image = null };
        }

        return mode == RecognitionMode.Ocr ? compared with { Keeps = false, Wanted = true } : compared;
    }

    /// <summary>A layer that is kept for want of something better keeps the warnings of what was tried.</summary>
    public static PageContent Take(PageContent layer, PageContent recognized, LayerVerdict verdict) =>
        !verdict.Keeps ? recognized
        : verdict.Layer.Share >= PageJudge.SoundShare && verdict.Image is not null ? layer
        : layer with { Warnings = [.. layer.Warnings, .. recognized.Warnings] };

    /// <summary>A person wants the text layer.</summary>
    public static LayerVerdict Wanted(PageContent layer) => new(Keeps: true, Wanted: true, PageJudge.Quality(layer), null);

    /// <summary>The text layer as a person wants it; a page that shows something and has none is told.</summary>
    public static PageContent AsWanted(PdfPage page, PageContent layer) => !layer.Words.IsEmpty || (page.Error is null && page.Images.IsEmpty) ? layer : layer with
    {
        Confidence = 0,
        Warnings =
        [
            .. layer.Warnings,
            new Warning("page-unreadable", page.Number, $"Trang {page.Number} không có lớp chữ, và không được nhận dạng theo yêu cầu / Page {page.Number} has no text layer, and a person wants it not to be recognised"),
        ],
    };
}
