using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>A page whose image could be decoded in part only, or not at all: what was read of it stays, and nobody takes it for the whole page, or for a blank one.</summary>
internal static class DamagedImage
{
    /// <param name="recognized">As read from what could be decoded.</param>
    public static PageContent Told(PageContent recognized, PageFrame frame)
    {
        if (recognized.Warnings.Any(w => w.Code == "page-unreadable"))
        {
            return recognized;
        }

        return recognized.Words.IsEmpty ? PageRecognizer.Unreadable(frame, "image-damaged", "the image could not be decoded") with { Marks = recognized.Marks } : recognized with
        {
            Warnings =
            [
                .. recognized.Warnings,
                new Warning("page-damaged", frame.Number, $"Ảnh của trang {frame.Number} bị hỏng một phần, chữ ở phần đó bị mất / Part of the image of page {frame.Number} is damaged; the text there is lost"),
            ],
        };
    }
}
