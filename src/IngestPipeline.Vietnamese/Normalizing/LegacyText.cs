using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Vietnamese.Normalizing;

/// <summary>
/// Text in a legacy encoding that came without the names of its fonts, or from a source that does not tell them. The text itself is the evidence:
/// as it stands hardly a word with accents is a syllable, decoded nearly all are. A document needs many such words before a letter of it is changed.
/// </summary>
public sealed class LegacyText
{
    /// <summary>Words with accents that all paragraphs of one encoding must have together, and that one needs to be judged on its own.</summary>
    private const int EnoughInDocument = 12;
    private const int EnoughInParagraph = 3;

    /// <summary>Short legacy words may look like syllables (<c>vô</c> is vụ, <c>kÕ</c> is kế); once the document is known for legacy, more of them are borne.</summary>
    private const double MostValidBefore = 0.35;
    private const double MostValidBeforeWhenKnown = 0.7;
    private const double LeastValidAfter = 0.8;

    private static readonly char[] Blanks = [' ', '\u00A0', '\t', '\n', '\v', '\f', '\r'];

    private readonly IReadOnlyList<LegacyEncoding> _encodings;

    private LegacyText(IReadOnlyList<LegacyEncoding> encodings) => _encodings = encodings;

    /// <summary>Whether the document holds legacy text at all.</summary>
    public bool IsPresent => _encodings.Count > 0;

    /// <summary>Judges the paragraphs of a document, cells of tables included.</summary>
    public static LegacyText In(IEnumerable<string> paragraphs)
    {
        var words = new Dictionary<LegacyEncoding, int>();
        foreach (var paragraph in paragraphs)
        {
            if (Judge(paragraph, [LegacyEncodings.Tcvn3, LegacyEncodings.Vni], MostValidBefore) is { } encoding)
            {
                words[encoding] = words.GetValueOrDefault(encoding) + AccentedWords.Count(paragraph).All;
            }
        }

        return new LegacyText([.. words.Where(w => w.Value >= EnoughInDocument).OrderByDescending(w => w.Value).Select(w => w.Key)]);
    }

    /// <summary>Edits of one paragraph, word by word; none where it is not in one of the document's legacy encodings.</summary>
    public IEnumerable<TextEdit> Edits(string text, TextSpan paragraph)
    {
        var whole = paragraph.In(text);
        if ((Judge(whole, _encodings, MostValidBeforeWhenKnown) ?? Short(whole)) is not { } encoding)
        {
            yield break;
        }

        for (var at = paragraph.Start; at < paragraph.End;)
        {
            if (Array.IndexOf(Blanks, text[at]) >= 0)
            {
                at++;
                continue;
            }

            var end = text.IndexOfAny(Blanks, at, paragraph.End - at);
            end = end < 0 ? paragraph.End : end;
            var word = text[at..end];
            if (Decode(word, encoding) is { } decoded && decoded != word)
            {
                yield return new TextEdit(new TextSpan(at, end), decoded, RepairKind.LegacyEncoding, 0.9);
            }

            at = end;
        }
    }

    /// <summary>The text with its legacy words decoded.</summary>
    public string Decode(string text) => IsPresent ? AlignedText.Apply(text, Edits(text, new TextSpan(0, text.Length))).Text : text;

    /// <summary>A line of one or two accented words: only in the encoding that most of the document has, and only if that explains every word.</summary>
    private LegacyEncoding? Short(string paragraph)
    {
        if (!IsPresent)
        {
            return null;
        }

        var (before, all) = AccentedWords.Count(paragraph);
        var decoded = DecodeAll(paragraph, _encodings[0], out var unexplained);
        var (after, words) = AccentedWords.Count(decoded);
        return all < EnoughInParagraph && before == 0 && unexplained == 0 && words > 0 && after == words ? _encodings[0] : null;
    }

    private static LegacyEncoding? Judge(string paragraph, IReadOnlyList<LegacyEncoding> encodings, double mostValidBefore)
    {
        var (before, all) = AccentedWords.Count(paragraph);
        if (all < EnoughInParagraph || before > mostValidBefore * all)
        {
            return null;
        }

        LegacyEncoding? best = null;
        var most = before;
        foreach (var encoding in encodings)
        {
            var (after, words) = AccentedWords.Count(DecodeAll(paragraph, encoding, out var unexplained));
            if (after > most && after >= EnoughInParagraph && after >= LeastValidAfter * (words + unexplained))
            {
                (best, most) = (encoding, after);
            }
        }

        return best;
    }

    private static string DecodeAll(string paragraph, LegacyEncoding encoding, out int unexplained)
    {
        var missed = 0;
        var decoded = string.Join(' ', paragraph.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Select(word =>
        {
            var read = Decode(word, encoding);
            missed += read is null ? 1 : 0;
            return read ?? "";
        }));
        unexplained = missed;
        return decoded;
    }

    /// <summary>Null where the encoding does not explain a character. Some producers write the code 0xAD, in TCVN3 the letter ư, as a minus sign.</summary>
    private static string? Decode(string word, LegacyEncoding encoding)
    {
        if (encoding == LegacyEncodings.Tcvn3 && word.Length > 1)
        {
            word = word.Replace('\u2212', '\u00AD');
        }

        if (Windows1252Text.GetBytes(word) is not { } bytes || encoding.Decode(bytes) is not { } decoded)
        {
            return null;
        }

        return encoding.HasCapitals ? decoded : CapitalContext.Restore(decoded);
    }
}
