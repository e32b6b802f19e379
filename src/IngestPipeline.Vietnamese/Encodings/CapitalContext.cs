using System.Text;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>
/// TCVN3 has no accented capitals but in special fonts; typists without them leave <c>CéNG HßA</c>, which decodes to <c>CộNG HòA</c>. A small
/// accented letter among capitals is a capital.
/// </summary>
public static class CapitalContext
{
    public static string Restore(string text)
    {
        var result = new StringBuilder(text);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            if (IsCapital(text.AsSpan(start, i - start)))
            {
                for (var k = start; k < i; k++)
                {
                    result[k] = char.ToUpperInvariant(text[k]);
                }
            }

            i += i == start ? 1 : 0;
        }

        return result.ToString();
    }

    /// <summary>Two plain capitals at least and no plain small letter, or a plain capital that follows an accented small letter (<c>ñY</c>).</summary>
    private static bool IsCapital(ReadOnlySpan<char> word)
    {
        int capitals = 0, accentedSmall = 0;
        var capitalAfterAccent = false;
        foreach (var c in word)
        {
            if (char.IsAsciiLetterLower(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
            capitalAfterAccent |= char.IsAsciiLetterUpper(c) && accentedSmall > 0;
            accentedSmall += c > '\u007F' && char.IsLower(c) ? 1 : 0;
        }

        return accentedSmall > 0 && (capitals >= 2 || capitalAfterAccent);
    }
}
