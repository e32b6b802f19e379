using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Vietnamese.Glyphs;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>Asks recognition what it sees where unknown glyphs stand: the printed lines are drawn and read, and each known letter of a word holds the others in place.</summary>
public sealed class RecognitionVotes
{
    private const double PointsPerInch = 72;

    /// <summary>A word read with less confidence says nothing.</summary>
    private const double Legible = 0.3;

    private const double Unheld = 0.6;

    private readonly Dictionary<int, Dictionary<char, double>> _votes = [];

    /// <summary>Votes for each character read, weighted by the confidence of the words.</summary>
    public IReadOnlyDictionary<char, double> Of(int id) => _votes.TryGetValue(id, out var votes) ? votes : ImmutableDictionary<char, double>.Empty;

    public async Task Ask(SourceFile source, IEnumerable<CensusLine> lines, IRasterizer rasterizer, IOcrEngine engine, int dpi, CancellationToken cancellation)
    {
        foreach (var page in lines.GroupBy(l => l.Page))
        {
            try
            {
                using var image = await rasterizer.RenderPdfPage(source, page.Key, dpi, gray: true, cancellation);
                var scale = image.Dpi / PointsPerInch;
                var areas = page.Select(l => Within(l.Box, scale, image)).ToImmutableArray();
                if (await engine.RecognizeLines(image.Path, image.Dpi, areas, cancellation) is OcrOutcome.Recognized read)
                {
                    foreach (var line in page)
                    {
                        Count(line, read.Words, scale);
                    }
                }
            }
            catch (DocumentFailureException e) when (e.Nature == FailureNature.Permanent || e.Code is "render-timeout" or "render-memory")
            {
                // A page that cannot be drawn gives no votes; its text is read all the same.
            }
        }
    }

    private void Count(CensusLine line, ImmutableArray<OcrWord> read, double scale)
    {
        var (top, bottom) = (line.Box.Y0 * scale, line.Box.Y1 * scale);
        var onLine = read.Where(w => w.Confidence >= Legible && (w.Box.Y0 + w.Box.Y1) / 2 is var middle && middle > top && middle < bottom).ToList();
        foreach (var word in line.Words)
        {
            if (!word.Text.Any(c => GlyphUnknown.IdOf(c) is not null))
            {
                continue;
            }

            var inside = onLine.Where(w => w.Box.CenterX > word.X0 * scale && w.Box.CenterX < word.X1 * scale).OrderBy(w => w.Box.X0).ToList();
            if (inside.Count == 0)
            {
                continue;
            }

            // A word of which nothing is known may be laid over by anything of its length.
            var known = word.Text.Any(c => GlyphUnknown.IdOf(c) is null);
            var weight = inside.Min(w => w.Confidence) * (known ? 1 : Unheld);
            foreach (var (id, letter) in WordAlignment.Votes(word.Text, string.Concat(inside.Select(w => w.Text.Normalize()))))
            {
                var votes = _votes.TryGetValue(id, out var found) ? found : _votes[id] = [];
                votes[letter] = votes.GetValueOrDefault(letter) + weight;
            }
        }
    }

    private static Box Within(Box box, double scale, RasterPage image) =>
        new(Math.Max(0, box.X0 * scale), Math.Max(0, box.Y0 * scale), Math.Min(image.Width, box.X1 * scale), Math.Min(image.Height, box.Y1 * scale));
}
