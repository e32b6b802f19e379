using System.Buffers;
using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Vietnamese.Normalizing;

/// <summary>
/// Finds the edits that make extracted text normal: NFC, single spaces, no line ends inside paragraphs, no look-alike letters. It
/// never changes a letter that can stand in Vietnamese text.
/// </summary>
public static class TextNormalizer
{
    private static readonly SearchValues<char> Normal = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c), .. "–—‘’“”…•", .. VietnameseLetter.Accented]);

    /// <summary>
    /// Edits for <paramref name="text"/>, in order. A line feed ends a paragraph unless it follows a hyphen inside one of
    /// <paramref name="paragraphs"/> (ordered, not overlapping).
    /// </summary>
    public static List<TextEdit> Edits(string text, IEnumerable<TextSpan> paragraphs)
    {
        var edits = new List<TextEdit>();
        foreach (var paragraph in paragraphs)
        {
            Normalize(text, paragraph, edits);
        }

        return edits;
    }

    /// <summary>A text of one paragraph, made normal.</summary>
    public static string Normalize(string text) => AlignedText.Apply(text, Edits(text, [new TextSpan(0, text.Length)])).Text;

    private static void Normalize(string text, TextSpan paragraph, List<TextEdit> edits)
    {
        if (IsNormal(paragraph.Of(text)))
        {
            return;
        }

        var i = paragraph.Start;
        var atStart = true;
        while (i < paragraph.End)
        {
            var c = text[i];
            if (IsSpace(c) || IsInvisible(c))
            {
                var end = i + 1;
                while (end < paragraph.End && (IsSpace(text[end]) || IsInvisible(text[end])))
                {
                    end++;
                }

                Space(text, new TextSpan(i, end), atStart || end == paragraph.End, paragraph.Start, edits);
                i = end;
            }
            else if (char.IsLetter(c) || IsMark(c))
            {
                var end = i + 1;
                while (end < paragraph.End && (char.IsLetter(text[end]) || IsMark(text[end])))
                {
                    end++;
                }

                Letters(text, new TextSpan(i, end), edits);
                i = end;
            }
            else
            {
                i++;
            }

            atStart = false;
        }
    }

    /// <summary>The fast path: letters of Vietnamese, usual signs and single blanks, as nearly every paragraph has them.</summary>
    private static bool IsNormal(ReadOnlySpan<char> paragraph) =>
        paragraph.IsEmpty || (!paragraph.ContainsAnyExcept(Normal) && paragraph[0] != ' ' && paragraph[^1] != ' ' && !paragraph.Contains("  ", StringComparison.Ordinal));

    private static void Space(string text, TextSpan run, bool atEdge, int paragraphStart, List<TextEdit> edits)
    {
        var found = run.Of(text);
        var spaces = false;
        var lineEnd = false;
        foreach (var c in found)
        {
            spaces |= IsSpace(c);
            lineEnd |= c == '\n';
        }

        // "KH-\nUBND": the hyphen belongs to the symbol, the line end does not. " -\n" is a dash between words and keeps its space.
        var afterHyphen = lineEnd && run.Start > paragraphStart && text[run.Start - 1] == '-';
        var glued = afterHyphen && run.Start - 2 >= paragraphStart && !IsSpace(text[run.Start - 2]);
        var wanted = atEdge || glued || !spaces ? "" : " ";
        if (!found.SequenceEqual(wanted))
        {
            edits.Add(new TextEdit(run, wanted, afterHyphen || found.Contains('\u00AD') ? RepairKind.Hyphenation : RepairKind.Spacing));
        }
    }

    private static void Letters(string text, TextSpan word, List<TextEdit> edits)
    {
        var letters = word.Of(text);
        var plain = true;
        foreach (var c in letters)
        {
            if (c >= '\u0080' && (IsMark(c) || LookalikeTable.TryAlways(c, out _) || LookalikeTable.TryTwin(c, out _) || c is >= '\u2000' and <= '\u2BFF'))
            {
                plain = false;
                break;
            }
        }

        if (plain)
        {
            return;
        }

        var mixed = IsLatinWithTwins(letters);
        var plainWord = string.Concat(word.In(text).Select(c => LookalikeTable.TryAlways(c, out var meant) || (mixed && LookalikeTable.TryTwin(c, out meant)) ? meant : c));
        if (HasStrayMark(plainWord) && MarkComposition.Word(plainWord) is { } moved)
        {
            edits.Add(new TextEdit(word, moved, RepairKind.Composition, 0.95));
            return;
        }

        for (var i = word.Start; i < word.End;)
        {
            var end = i + 1;
            while (end < word.End && IsMark(text[end]))
            {
                end++;
            }

            Cluster(text, new TextSpan(i, end), mixed, edits);
            i = end;
        }
    }

    /// <summary>A base letter with its combining marks.</summary>
    private static void Cluster(string text, TextSpan cluster, bool twins, List<TextEdit> edits)
    {
        var original = cluster.In(text);
        var bare = original[0];
        if (LookalikeTable.TryAlways(bare, out var letter) || (twins && LookalikeTable.TryTwin(bare, out letter)))
        {
            edits.Add(new TextEdit(cluster, original.Length > 1 && MarkComposition.Letter(letter + original[1..]) is { } whole ? whole : (letter + original[1..]).Normalize(NormalizationForm.FormC), RepairKind.Lookalike, 0.99));
            return;
        }

        if (original.Length == 1)
        {
            return;
        }

        var composed = original.Normalize(NormalizationForm.FormC);
        composed = composed.Length > 1 ? MarkComposition.Letter(original) ?? composed : composed;
        if (composed != original)
        {
            edits.Add(new TextEdit(cluster, composed, RepairKind.Composition));
        }
    }

    /// <summary>A mark that makes no letter with what it stands behind, in any order.</summary>
    private static bool HasStrayMark(string word)
    {
        for (var i = 0; i < word.Length;)
        {
            var end = i + 1;
            while (end < word.Length && IsMark(word[end]))
            {
                end++;
            }

            if (end - i > 1 && MarkComposition.Letter(word[i..end]) is null)
            {
                return true;
            }

            i = end;
        }

        return false;
    }

    /// <summary>The word has letters of another script, and every one of them has a Latin twin beside true Latin letters.</summary>
    private static bool IsLatinWithTwins(ReadOnlySpan<char> letters)
    {
        var latin = false;
        foreach (var c in letters)
        {
            if (IsMark(c) || LookalikeTable.TryTwin(c, out _))
            {
                continue;
            }

            if (!LookalikeTable.TryAlways(c, out _) && c > '\u024F' && c is not (>= '\u1E00' and <= '\u1EFF'))
            {
                return false;
            }

            latin = true;
        }

        return latin;
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c);

    /// <summary>Zero width characters, byte order marks and soft hyphens: they carry no text in decoded Vietnamese.</summary>
    private static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    private static bool IsMark(char c) => c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
