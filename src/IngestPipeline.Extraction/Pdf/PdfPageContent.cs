using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>From the glyphs of a page to its words.</summary>
public static class PdfPageContent
{
    public static PageContent Of(PdfPage page)
    {
        page = TurnedText.Upright(page);
        var upright = page.Glyphs.Where(g => g.Direction == 0 && OnPage(g, page)).ToArray();
        var words = WordBuilder.Build(upright, page.Fonts);

        var unknown = upright.Count(g => g.Unicode is null or "\uFFFD");
        var letters = Math.Max(1, upright.Length);
        return new PageContent(page.Number, page.Width, page.Height, page.Rotation, PageMethod.Text, Math.Round(0.99 * (1 - ((double)unknown / letters)), 3), words, page.Rules)
        {
            Asides = TurnedText.Asides(page),
            Warnings = unknown == 0 ? [] :
            [
                new Warning("glyphs-without-unicode", page.Number, $"Trang {page.Number}: {unknown} ký tự không có mã Unicode / Page {page.Number}: {unknown} glyphs without Unicode"),
            ],
        };
    }

    private static bool OnPage(Glyph g, PdfPage page) => g.X1 > 0 && g.X0 < page.Width && g.Baseline > 0 && g.Baseline - g.Size < page.Height;
}
