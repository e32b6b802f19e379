using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Layout;

/// <summary>Lays out drawn pages and shows the result as lines that a reviewer can read.</summary>
internal static class PageText
{
    private static readonly SourceFile Source = new("a.pdf", "a.pdf", new string('0', 64), 1);

    public static Document Document(params GlyphPage[] pages) =>
        DocumentComposer.Document([.. pages.Select((p, i) => PageRows.Of(PdfPageContent.Of(p.Page(i + 1))))], Source, "application/pdf");

    /// <summary>Compares the text, line by line; <c>\</c> stands for a line feed kept inside a paragraph.</summary>
    public static Document AssertReads(string expected, params GlyphPage[] pages)
    {
        var document = Document(pages);
        Assert.Equal(expected.ReplaceLineEndings("\n"), document.Text.Replace("-\n", "-\\", StringComparison.Ordinal).TrimEnd('\n'));
        foreach (var word in document.Words)
        {
            Assert.DoesNotContain(' ', word.Span.In(document.Text));
        }

        return document;
    }
}
