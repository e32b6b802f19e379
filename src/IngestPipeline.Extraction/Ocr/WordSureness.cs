namespace IngestPipeline.Extraction.Ocr;

/// <summary>What several readings of one place are compared by.</summary>
internal static class WordSureness
{
    /// <summary>Mean confidence of the characters; 0 where there are none.</summary>
    public static double Of(IReadOnlyCollection<OcrWord> words) => words.Count == 0 ? 0 : words.Sum(w => w.Confidence * w.Text.Length) / words.Sum(w => w.Text.Length);

    /// <summary>Letters and figures.</summary>
    public static int Letters(IEnumerable<OcrWord> words) => words.Sum(w => w.Text.Count(char.IsLetterOrDigit));
}
