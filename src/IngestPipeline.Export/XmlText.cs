using System.Text;
using System.Xml;

namespace IngestPipeline.Export;

/// <summary>Text that XML 1.0 can hold.</summary>
internal static class XmlText
{
    /// <summary>Without characters that XML cannot hold (control characters, halves of surrogate pairs), and no longer than <paramref name="longest"/>.</summary>
    public static string Of(string text, int longest)
    {
        if (text.Length <= longest && IsSound(text))
        {
            return text;
        }

        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (sound.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            // A lone half comes as U+FFFD: something stood there.
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                sound.Append(rune);
            }
        }

        return sound.ToString();
    }

    private static bool IsSound(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c))
            {
                return false;
            }
        }

        return true;
    }
}
