using System.Text;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>
/// VIQR, RFC 1456: ASCII with <c>^ ( +</c> for â ă ơ, <c>' ` ? ~ .</c> for the tones behind the vowel, <c>dd</c> for đ, and a backslash before
/// a sign that is none. Typists seldom wrote the backslash, so a sign at a word's end is a tone only where the word is the commoner with it.
/// </summary>
public static class Viqr
{
    private const string Tones = "'`?~.";
    private const string Escapable = "^(+'`?~.\\dD";
    private const string Combining = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>Signs that hardly stand behind a vowel in other text.</summary>
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("^`~+\\");

    /// <summary>The text may hold VIQR: a quick look that never misses any.</summary>
    public static bool IsPossible(ReadOnlySpan<char> text) => text.ContainsAny(Signs) || text.Contains("dd", StringComparison.OrdinalIgnoreCase);

    /// <summary>The typist put backslashes before signs that are none: then every other sign is a mark.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('\\'); at >= 0 && at + 1 < text.Length; at++)
        {
            if (text[at] == '\\' && Tones.Contains(text[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads one word (no blanks inside). Ordinary words come back as they are.</summary>
    /// <param name="word">ASCII; else it comes back as it is.</param>
    /// <param name="escaped">Signs at the word's end are marks wherever they can be: see <see cref="IsEscaped"/>.</param>
    public static string DecodeWord(string word, bool escaped)
    {
        if (!System.Text.Ascii.IsValid(word))
        {
            return word;
        }

        var best = Compose(word);
        var least = Cost(best);
        for (var literal = 1; !escaped && literal < word.Length && Tones.Contains(word[^literal]); literal++)
        {
            // "ba.n ve^.": is the last sign the tone of the last vowel, or the sentence's?
            var read = Compose(word.AsSpan(0, word.Length - literal)) + word[^literal..];
            if (Cost(read) is var cost && cost < least)
            {
                (best, least) = (read, cost);
            }
        }

        return best;
    }

    /// <summary>The text in VIQR; null if a character has no such form.</summary>
    /// <param name="text">NFC or NFD.</param>
    /// <param name="escape">Put a backslash before signs that would be read as marks.</param>
    public static string? Encode(string text, bool escape = true)
    {
        var result = new StringBuilder(text.Length * 2);
        var last = '\0';
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (c <= '\u007F')
            {
                _ = escape && (c == '\\' || Join(last, c, out _)) ? result.Append('\\') : result;
                result.Append(c);
            }
            else if (c is 'đ' or 'Đ')
            {
                result.Append(c == 'đ' ? "dd" : "DD");
            }
            else if (VietnameseLetter.Split(char.ToLowerInvariant(c), out var bare, out var tone))
            {
                var plain = bare switch { 'ă' => "a(", 'â' => "a^", 'ê' => "e^", 'ô' => "o^", 'ơ' => "o+", 'ư' => "u+", _ => bare.ToString() };
                result.Append(char.IsUpper(c) ? plain.ToUpperInvariant() : plain);
                _ = tone == '\0' ? result : result.Append(Tones[Combining.IndexOf(tone)]);
            }
            else
            {
                return null;
            }

            last = c;
        }

        return result.ToString();
    }

    private static string Compose(ReadOnlySpan<char> word)
    {
        var result = new StringBuilder(word.Length);
        bool taken = false, toned = false;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '\\' && i + 1 < word.Length && Escapable.Contains(word[i + 1]))
            {
                result.Append(word[++i]);
                taken = true;
                continue;
            }

            // One tone a syllable: the full stop of "na`y./." is none.
            if (result.Length > 0 && !taken && !(toned && Tones.Contains(word[i])) && Join(result[^1], word[i], out var joined))
            {
                result[^1] = joined;
                toned |= Tones.Contains(word[i]);
            }
            else
            {
                result.Append(word[i]);
                toned &= char.IsLetter(word[i]);
            }

            taken = false;
        }

        return result.ToString();
    }

    private static bool Join(char letter, char sign, out char joined)
    {
        joined = '\0';
        if (letter is 'd' or 'D' && sign is 'd' or 'D')
        {
            joined = letter == 'd' ? 'đ' : 'Đ';
            return !(letter == 'd' && sign == 'D');
        }

        if (!VietnameseLetter.Split(char.ToLowerInvariant(letter), out var bare, out var tone) || !VietnameseLetter.IsVowel(bare) || tone != '\0')
        {
            return false;
        }

        var quality = (bare, sign) switch { ('a', '(') => 'ă', ('a', '^') => 'â', ('e', '^') => 'ê', ('o', '^') => 'ô', ('o', '+') => 'ơ', ('u', '+') => 'ư', _ => '\0' };
        if (quality != '\0')
        {
            joined = char.IsUpper(letter) ? char.ToUpperInvariant(quality) : quality;
            return true;
        }

        if (Tones.IndexOf(sign) is var at and >= 0)
        {
            joined = $"{letter}{Combining[at]}".Normalize(NormalizationForm.FormC)[0];
            return true;
        }

        return false;
    }

    /// <summary>In half bits: the syllable, and the signs behind it that are left for the sentence.</summary>
    private static int Cost(string word)
    {
        var letters = word.AsSpan().TrimEnd(Tones);
        var signs = 0;
        foreach (var sign in word.AsSpan(letters.Length))
        {
            signs += sign switch { '.' => 8, '\'' => 14, '?' => 18, _ => 30 };
        }

        return SyllableFrequency.HalfBits(letters.Trim(",;:!()[]\"")) + signs;
    }
}
