using System.Globalization;
using System.Text;

namespace IngestPipeline.Archive;

/// <summary>Makes a name fit to be shown. No path is ever made of it.</summary>
public static class FileNames
{
    /// <summary>What most file systems allow for one name, in bytes of UTF-8.</summary>
    private const int MaxBytes = 255;

    /// <summary>Last part of the path, NFC, without control and direction marks, at most 255 bytes with its ending kept; <c>tai-lieu</c> if nothing is left.</summary>
    public static string Clean(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            // Lone surrogates come out of EnumerateRunes as U+FFFD. Format characters could turn "fdp.exe" round.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            text.Append(rune.ToString());
        }

        var clean = text.ToString().Normalize(NormalizationForm.FormC);
        clean = clean[(clean.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        if (clean.Trim('.').Length == 0)
        {
            return "tai-lieu";
        }

        var ending = Path.GetExtension(clean);
        if (Encoding.UTF8.GetByteCount(ending) > 16)
        {
            ending = "";
        }

        return Shorten(clean[..^ending.Length], MaxBytes - Encoding.UTF8.GetByteCount(ending)) + ending;
    }

    private static string Shorten(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd();
    }
}
