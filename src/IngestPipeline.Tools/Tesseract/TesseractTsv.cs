using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Tesseract;

/// <summary>Reads what tesseract writes: tab-separated level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</summary>
internal static class TesseractTsv
{
    private const int PageLevel = 1;
    private const int WordLevel = 5;
    private const int Columns = 12;

    /// <summary>The engine's own scale; below it the answer is a guess.</summary>
    private const double SureOfOrientation = 2;

    /// <summary>Words with their boxes; a page without any is <see cref="OcrOutcome.NoText"/>; no page at all is a failure (<c>ocr-crashed</c>).</summary>
    public static OcrOutcome Parse(string tsv)
    {
        var words = ImmutableArray.CreateBuilder<OcrWord>();
        var page = default((int Width, int Height)?);
        foreach (var line in tsv.Split('\n'))
        {
            // The text comes last and is the only field that may hold anything.
            var fields = line.TrimEnd('\r').Split('\t', Columns);
            if (fields.Length < Columns - 1 || Number(fields[0]) is not { } level)
            {
                continue;
            }

            var (left, top, width, height) = (Number(fields[6]) ?? 0, Number(fields[7]) ?? 0, Number(fields[8]) ?? 0, Number(fields[9]) ?? 0);
            if (level == PageLevel)
            {
                page ??= (width, height);
            }
            else if (level == WordLevel && fields.Length == Columns && fields[11].Trim() is { Length: > 0 } text)
            {
                var confidence = double.TryParse(fields[10], CultureInfo.InvariantCulture, out var percent) ? Math.Clamp(percent / 100, 0, 1) : 0;
                words.Add(new OcrWord(text, new Box(left, top, left + width, top + height), confidence, Number(fields[2]) ?? 0, Number(fields[3]) ?? 0, Number(fields[4]) ?? 0));
            }
        }

        return page switch
        {
            null => new OcrOutcome.Failed("ocr-crashed", "tesseract ended without an error and without a page"),
            var (width, height) when words.Count == 0 => new OcrOutcome.NoText(width, height),
            var (width, height) => new OcrOutcome.Recognized(width, height, words.DrainToImmutable()),
        };
    }

    /// <summary>Degrees clockwise that set the page upright by what orientation detection wrote; 0 where it is upright, or the engine is not sure.</summary>
    public static int Turn(string orientation)
    {
        var said = orientation.Split('\n').Select(l => l.Split(':', 2)).Where(l => l.Length == 2).ToLookup(l => l[0].Trim(), l => l[1].Trim(), StringComparer.Ordinal);
        var sure = double.TryParse(said["Orientation confidence"].FirstOrDefault(), CultureInfo.InvariantCulture, out var confidence) && confidence >= SureOfOrientation;
        return sure && Number(said["Rotate"].FirstOrDefault() ?? "") is 90 or 180 or 270 ? Number(said["Rotate"].First())!.Value : 0;
    }

    /// <summary>What an exit code other than 0 means, by what was said.</summary>
    public static string FailureCode(string errors) =>
        errors.Contains("traineddata", StringComparison.Ordinal) || errors.Contains("Could not initialize tesseract", StringComparison.Ordinal) ? "ocr-missing"
        : errors.Contains("cannot be read", StringComparison.Ordinal) || errors.Contains("pix not read", StringComparison.Ordinal) || errors.Contains("Error during processing", StringComparison.Ordinal) || errors.Contains("Image too", StringComparison.Ordinal) ? "image-unreadable"
        : "ocr-crashed";

    /// <summary><c>tesseract 5.3.0</c> in the first line.</summary>
    public static string Version(string text) => text.Split('\n', 2)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var version, ..] ? version.Trim() : "unknown";

    private static int? Number(string field) => int.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : null;
}
