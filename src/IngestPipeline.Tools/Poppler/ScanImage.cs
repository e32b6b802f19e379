using System.Collections.Immutable;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Poppler;

/// <summary>A drawn scan made ready for recognition: grey, without coloured seals and signatures, without black margins, punch holes and shadows, enlarged where its resolution is low.</summary>
/// <param name="Dpi">Pixels of an inch of the image as it is now.</param>
/// <param name="Marks">Seals and signatures, pixels of the image as it is now.</param>
/// <param name="Ink">Where their ink lay; null where there was none.</param>
internal sealed record ScanImage(GrayImage Image, double Dpi, ImmutableArray<InkMark> Marks, InkMask? Ink)
{
    /// <summary>Scans below this resolution are enlarged.</summary>
    private const double LowResolution = 190;

    /// <param name="drawn">Path of a PPM.</param>
    /// <exception cref="InvalidDataException">Not a PNM of 8 bits a sample.</exception>
    /// <exception cref="EndOfStreamException">The PNM is cut off.</exception>
    public static ScanImage Of(string drawn, double dpi)
    {
        var whole = (int)Math.Ceiling(dpi);
        InkScanner? scanner = null;
        var (image, ink) = Read(drawn, [], whole, (row, width) => (scanner ??= new InkScanner(width, whole)).Add(row));
        var marks = scanner?.Marks() ?? [];
        if (!marks.IsEmpty)
        {
            (image, ink) = Read(drawn, marks, whole, null);
        }

        ScanEdges.Clear(image, dpi);
        PunchHoles.Clear(image, dpi);
        PaperShade.Even(image, dpi);
        return dpi >= LowResolution ? new ScanImage(image, dpi, marks, ink)
            : new ScanImage(Enlargement.Of(image), dpi * Enlargement.Factor, [.. marks.Select(m => m with { Box = m.Box.Scaled(Enlargement.Factor) })], ink?.Scaled(Enlargement.Factor));
    }

    /// <param name="look">Sees each row of a colour page, and its width.</param>
    private static (GrayImage Image, InkMask? Ink) Read(string drawn, ImmutableArray<InkMark> marks, int dpi, Action<ReadOnlySpan<byte>, int>? look)
    {
        using var stream = new FileStream(drawn, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var reader = new PnmReader(stream);
        var (image, ink) = (new GrayImage(reader.Width, reader.Height), marks.IsEmpty ? null : new InkMask(reader.Width, reader.Height, dpi));
        var filter = new InkFilter(marks, dpi, ink);
        var row = new byte[reader.Width * 3];
        for (var y = 0; y < reader.Height; y++)
        {
            if (reader.Samples == 1)
            {
                reader.Next(image.Row(y));
                continue;
            }

            reader.Next(row);
            look?.Invoke(row, reader.Width);
            filter.Next(row, image.Row(y));
        }

        return (image, ink);
    }
}
