using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>
/// Puts words right that the engine misread, where the language around them and what the engine is known to confuse leave little doubt. Numbers,
/// identifiers, abbreviations and names are never touched (<see cref="ProtectedWords"/>).
/// </summary>
public sealed class RecognitionCorrector
{
    /// <summary>Readings less likely are not taken: over-correction is worse than a slip of the engine that everybody sees.</summary>
    public const double LeastConfidence = 0.9;

    /// <summary>Words of several with capitals side by side: the model knows fewer names than words.</summary>
    private const double LeastInTitle = 0.98;

    /// <summary>A comma taken away: authors set them at will.</summary>
    private const double LeastForSign = 0.997;

    /// <summary>Words in cells of tables, which have hardly any neighbours to judge them by.</summary>
    private const double LeastInCell = 0.98;

    private const double LeastAccented = 0.25;

    private readonly RecognitionLattice _readings;
    private readonly LatticeDecoder _decoder;

    /// <summary>Keeps its buffers: one a thread.</summary>
    public RecognitionCorrector(SyllableLanguageModel model, ConfusionTable confusions)
    {
        _readings = new RecognitionLattice(model, confusions);
        _decoder = new LatticeDecoder(model);
    }

    /// <summary>Edits of one paragraph with their confidence, in order; offsets are the paragraph's.</summary>
    /// <param name="least">Posterior probability from which on a reading is taken.</param>
    public List<TextEdit> Edits(RecognizedParagraph paragraph, double least = LeastConfidence) => Edits(paragraph, (reading, _) => Math.Max(least, Least(reading)));

    /// <summary>
    /// Edits of the text of one cell of a table. Lists of places and people stand in cells without the words that tell them for names elsewhere, so words in
    /// capitals and capitals side by side are left alone; so is the case of letters, which authors set as they like, and letters alone, often the shadow of a rule.
    /// </summary>
    public List<TextEdit> EditsOfCell(RecognizedParagraph cell) => Edits(cell, (reading, read) =>
        read.Length == 1 || MayBeName(cell.Text, reading) || reading.Written.Equals(read, StringComparison.OrdinalIgnoreCase) ? double.PositiveInfinity : Math.Max(Least(reading), LeastInCell));

    private static bool MayBeName(string text, RecognitionReading reading)
    {
        var (start, end) = (reading.Source.Start, reading.Source.End);
        if (!char.IsUpper(text[start]))
        {
            return false;
        }

        var before = start - 2;
        while (before > 0 && TokenReader.IsLetter(text[before - 1]))
        {
            before--;
        }

        return reading.InTitle || Vocabulary.CaseOf(reading.Source.Of(text)) != LetterCase.Title || (before >= 0 && char.IsUpper(text[before])) || (end + 1 < text.Length && char.IsUpper(text[end + 1]));
    }

    /// <param name="least">For a reading and what was read there: the posterior probability from which on it is taken.</param>
    private List<TextEdit> Edits(RecognizedParagraph paragraph, Func<RecognitionReading, string, double> least)
    {
        var edits = new List<TextEdit>();
        if (!HasAccents(paragraph.Text))
        {
            return edits;
        }

        var lattice = _readings.Build(paragraph);
        if (_readings.Readings.Count == 0)
        {
            return edits;
        }

        foreach (var (arc, posterior) in _decoder.Decode(lattice))
        {
            if (lattice.Arcs[arc].Tag is var tag and >= 0 && _readings.Readings[tag] is var reading && posterior >= least(reading, reading.Source.In(paragraph.Text)))
            {
                edits.Add(new TextEdit(reading.Source, reading.Written, RepairKind.Ocr, Math.Round(posterior, 3)));
            }
        }

        return edits;
    }

    /// <summary>Text typed without accents, and other languages, are no Vietnamese that lost a mark here and there: four words of five have one.</summary>
    private static bool HasAccents(string text)
    {
        int words = 0, accented = 0;
        var reader = new TokenReader(text);
        while (reader.Read())
        {
            if (reader.Kind == TokenKind.Word && reader.End - reader.Start > 1)
            {
                words++;
                accented += text.AsSpan(reader.Start, reader.End - reader.Start).ContainsAnyExceptInRange('\0', '\u007F') ? 1 : 0;
            }
        }

        return accented >= LeastAccented * words;
    }

    private static double Least(RecognitionReading reading) => reading.Written.Length == 0 ? LeastForSign : reading.InTitle ? LeastInTitle : 0;
}
