using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>
/// Abbreviations that a document writes again and again (TTHC, (TH)), read once or twice with one letter off: no language model tells abbreviations
/// apart, but the document itself does.
/// </summary>
public static class AbbreviationHabits
{
    private const int LeastOften = 4;
    private const double RareShare = 0.25;

    /// <summary>Above this the engine's word stands, unless it wrote a letter that abbreviations do not have.</summary>
    private const double Doubtful = 0.86;

    /// <summary>Shorter abbreviations are all alike.</summary>
    private const int LeastLetters = 4;

    private const double Confidence = 0.93;

    /// <param name="paragraphs">Of the document's recognised pages, with where each begins in it.</param>
    public static List<TextEdit> Edits(IReadOnlyList<(int Start, RecognizedParagraph Paragraph)> paragraphs)
    {
        var found = paragraphs.SelectMany(p => Capitals(p.Paragraph).Select(c => (Span: c.Shift(p.Start), Word: c.In(p.Paragraph.Text), Confidence: p.Paragraph.ConfidenceOf(c)))).ToList();
        var often = found.GroupBy(f => f.Word, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var habits = often.Where(o => o.Value >= LeastOften && o.Key.All(IsPlain)).ToList();
        var edits = new List<TextEdit>();
        foreach (var (span, word, confidence) in found)
        {
            var isMarked = !word.All(IsPlain);
            if (!isMarked && (confidence >= Doubtful || word.Length < LeastLetters - 1))
            {
                continue;
            }

            var meant = habits.Where(h => (isMarked || (h.Key.Length >= LeastLetters && often[word] <= RareShare * h.Value)) && IsOneOff(word, h.Key)).ToList();
            if (meant.Count == 1)
            {
                edits.Add(new TextEdit(span, meant[0].Key, RepairKind.Ocr, Confidence));
            }
        }

        return edits;
    }

    private static bool IsPlain(char c) => c is (>= 'A' and <= 'Z') or 'Đ' or 'Ư' or 'Ơ';

    /// <summary>Words in capitals, outside of headings and of identifiers.</summary>
    private static List<TextSpan> Capitals(RecognizedParagraph paragraph)
    {
        var found = new List<TextSpan>();
        var guard = new ProtectedWords(paragraph.Text);
        var reader = new TokenReader(paragraph.Text);
        while (reader.Read())
        {
            var span = new TextSpan(reader.Start, reader.End);
            if (reader.Kind == TokenKind.Word && span.Length > 1 && Vocabulary.CaseOf(span.Of(paragraph.Text)) == LetterCase.Upper && !guard.InCapitals(span) && !guard.InIdentifier(span))
            {
                found.Add(span);
            }
        }

        return found;
    }

    /// <summary>One letter more, less or other.</summary>
    private static bool IsOneOff(string a, string b)
    {
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        if (longer.Length - shorter.Length > 1 || a == b)
        {
            return false;
        }

        var same = 0;
        while (same < shorter.Length && longer[same] == shorter[same])
        {
            same++;
        }

        return longer.AsSpan(same + 1).SequenceEqual(shorter.AsSpan(longer.Length == shorter.Length ? same + 1 : same));
    }
}
