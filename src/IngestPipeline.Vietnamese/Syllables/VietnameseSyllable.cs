using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IngestPipeline.Vietnamese.Syllables;

/// <summary>
/// Whether letters can be a Vietnamese syllable: onset + rime + tone, by structure and not by a word list. Foreign words and
/// abbreviations are not; so the share of valid syllables of a page, not a single word, tells whether its text is sound.
/// </summary>
public static class VietnameseSyllable
{
    private const string Onsets = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

    private const string Rimes =
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
        "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu " +
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot " +
        "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt " +
        "u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu " +
        "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu";

    /// <summary>Rimes that the glide of <c>qu</c> or the <c>i</c> of <c>gi</c> leaves bare.</summary>
    private const string AfterQuOrGi = "y ynh yt ych yên yêt yn yu êng êc ơi ơn ôc a ac ai an";

    private static readonly FrozenSet<string> OnsetSet = Onsets.Split(' ').Append("").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> RimeSet = Rimes.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ExtraRimeSet = AfterQuOrGi.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, (char Bare, char Tone)> Letters = BuildLetters();

    /// <param name="word">Letters only, any case; NFC or with combining marks.</param>
    public static bool IsValid(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 16)
        {
            return false;
        }

        if (word.IndexOfAnyInRange('\u0300', '\u036F') >= 0)
        {
            word = word.ToString().Normalize(NormalizationForm.FormC);
        }

        return word.Length <= 7 && IsComposedValid(word);
    }

    private static bool IsComposedValid(ReadOnlySpan<char> word)
    {
        Span<char> bare = stackalloc char[7];
        var tone = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            if (!Letters.TryGetValue(word[i], out var letter) || (letter.Tone != '\0' && tone != '\0'))
            {
                return false;
            }

            bare[i] = letter.Bare;
            tone = letter.Tone == '\0' ? tone : letter.Tone;
        }

        var onsets = OnsetSet.GetAlternateLookup<ReadOnlySpan<char>>();
        var rimes = RimeSet.GetAlternateLookup<ReadOnlySpan<char>>();
        var extra = ExtraRimeSet.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 0; length <= Math.Min(3, word.Length - 1); length++)
        {
            var onset = bare[..length];
            var rime = bare[length..word.Length];
            if (!onsets.Contains(onset) || !(rimes.Contains(rime) || (onset is "qu" or "gi" && extra.Contains(rime))))
            {
                continue;
            }

            // Syllables that end in a stop carry only the acute or the dot below.
            var stopped = rime[^1] is 'c' or 'p' or 't' || rime is [.., 'c', 'h'];
            if (!stopped || tone is '\u0301' or '\u0323')
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenDictionary<char, (char Bare, char Tone)> BuildLetters()
    {
        var letters = new Dictionary<char, (char, char)>();
        foreach (var bare in "abcdđeêghiklmnoôơpqrstuưvxyăâ")
        {
            foreach (var tone in (ReadOnlySpan<string>)["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"])
            {
                var composed = (bare + tone).Normalize(NormalizationForm.FormC);
                if (composed.Length == 1)
                {
                    letters[composed[0]] = (bare, tone.Length == 0 ? '\0' : tone[0]);
                    letters[char.ToUpper(composed[0], CultureInfo.InvariantCulture)] = (bare, tone.Length == 0 ? '\0' : tone[0]);
                }
            }
        }

        // Consonants never carry a tone in Vietnamese.
        foreach (var c in letters.Keys.Where(c => letters[c].Item2 != '\0' && !"aăâeêioôơuưy".Contains(letters[c].Item1)).ToList())
        {
            letters.Remove(c);
        }

        return letters.ToFrozenDictionary();
    }
}
