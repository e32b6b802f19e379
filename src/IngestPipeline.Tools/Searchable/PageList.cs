using System.Globalization;
using System.Text;
using IngestPipeline.Extraction.Searchable;

namespace IngestPipeline.Tools.Searchable;

/// <summary>
/// The list of pages that the worker writes (src/jvm/pdf-worker/ingest/searchable/SearchablePdf.java): fields between tabs, <c>P</c> a page, <c>L</c> a line
/// of text, <c>W</c> a word.
/// </summary>
internal sealed class PageList(string path) : IDisposable
{
    /// <summary>Sides that a page of a PDF/A may have (ISO 32000-1, annex C.2), points.</summary>
    private const double ShortestSide = 3;
    private const double LongestSide = 14_400;

    private readonly StreamWriter _out = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    /// <summary>A page of this size can be shown as it is.</summary>
    public static bool Holds(double width, double height) => width >= ShortestSide && height >= ShortestSide && width <= LongestSide && height <= LongestSide;

    /// <param name="image">A file; <c>=</c> for the image of that page of the source; empty for none.</param>
    public void Add(DisplayedPage page, string image, IReadOnlyList<LayerLine> lines)
    {
        // A sheet beyond what PDF allows is shown smaller.
        var scale = Holds(page.Width, page.Height) || !(page.Width > 0 && page.Height > 0) ? 1 : Math.Min(1, LongestSide / Math.Max(page.Width, page.Height));
        _out.WriteLine($"P\t{Number(Math.Max(ShortestSide, page.Width * scale))}\t{Number(Math.Max(ShortestSide, page.Height * scale))}\t{image}");
        foreach (var line in lines)
        {
            _out.WriteLine($"L\t{Number(line.X * scale)}\t{Number(line.Y * scale)}\t{Number(line.Dx)}\t{Number(line.Dy)}\t{Number(line.Size * scale)}");
            foreach (var word in line.Words)
            {
                _out.WriteLine($"W\t{Number(word.At * scale)}\t{Number(word.Width * scale)}\t{(word.Blank is { } blank ? Number(blank * scale) : "-1")}\t{word.Text}");
            }
        }
    }

    public void Dispose() => _out.Dispose();

    private static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
