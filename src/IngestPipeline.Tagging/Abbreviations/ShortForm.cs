using System.Text.RegularExpressions;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Tagging.Abbreviations;

/// <summary>
/// How a short form is spelt: a word in capitals stands for the initials of several (<c>UBND</c>, <c>KH&amp;ĐT</c>), any other for itself
/// (<c>Sở</c> in <c>Sở KHĐT</c>). Words that only join may be left out of it.
/// </summary>
internal sealed class ShortForm
{
    private static readonly HashSet<string> Joining = new(StringComparer.OrdinalIgnoreCase) { "và", "của", "về", "các", "cho", "với", "theo", "trong" };

    /// <summary>An initial or a whole word; each stands for one word of the long form.</summary>
    private readonly List<string> _units = [];

    public ShortForm(string text)
    {
        foreach (var token in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsCapitals(token))
            {
                _units.AddRange(token.Where(char.IsLetter).Select(c => Initial(c).ToString()));
            }
            else
            {
                _units.Add(token);
            }
        }
    }

    public int Length => _units.Count;

    /// <summary>At least two letters, all capitals.</summary>
    public static bool IsCapitals(string token) => token.Count(char.IsLetter) > 1 && token.All(c => char.IsUpper(c) || c is '&' or '-' or ',');

    /// <summary>Matches what stands for a short form in a text; the words between the capitals in any case.</summary>
    public static string Pattern(string text) =>
        string.Join(@"\s+", text.Split(' ').Select(t => IsCapitals(t) ? Regex.Escape(t) : $"(?i:{Regex.Escape(t)})"));

    /// <summary>Index of the first of the last words that it spells one by one; null if it does not.</summary>
    public int? SpeltByEndOf(IReadOnlyList<string> words) => Back(words, _units.Count - 1, words.Count - 1);

    /// <summary>Index of the last word at which a name begins that it shortens (<c>Hiệp hội</c> for <c>Hiệp hội Nước mắm Phan Thiết</c>); null if there is none.</summary>
    public int? BeginsNameIn(IReadOnlyList<string> words)
    {
        for (var start = words.Count - 1; start >= 0; start--)
        {
            if (char.IsUpper(words[start][0]) && Ahead(words, start))
            {
                return start;
            }
        }

        return null;
    }

    private int? Back(IReadOnlyList<string> words, int unit, int word)
    {
        if (unit < 0)
        {
            return word + 1;
        }

        if (word < 0)
        {
            return null;
        }

        return (Stands(_units[unit], words[word]) ? Back(words, unit - 1, word - 1) : null)
            ?? (unit < _units.Count - 1 && Joining.Contains(words[word]) ? Back(words, unit, word - 1) : null);
    }

    private bool Ahead(IReadOnlyList<string> words, int word)
    {
        for (var unit = 0; unit < _units.Count; word++)
        {
            if (word == words.Count)
            {
                return false;
            }

            if (Stands(_units[unit], words[word]))
            {
                unit++;
            }
            else if (unit == 0 || !Joining.Contains(words[word]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Stands(string unit, string word) =>
        unit.Length == 1 ? Initial(word[0]) == unit[0] : string.Equals(unit, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without accents, but Đ is no D; W stands for ư (<c>TW</c>).</summary>
    private static char Initial(char letter) => char.ToUpperInvariant(letter) switch
    {
        'Đ' => 'Đ',
        'W' => 'U',
        var c => char.ToUpperInvariant(AccentFolder.Fold(c)),
    };
}
