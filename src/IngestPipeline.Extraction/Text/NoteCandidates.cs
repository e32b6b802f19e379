using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Text;

/// <summary>A line that may open a footnote.</summary>
/// <param name="Length">Of the mark and the blanks behind it.</param>
/// <param name="Bracketed">The number stands in round brackets, and so do the marks of such notes.</param>
/// <param name="Weak">Number and text run into each other (<c>10965/1.411 hồ sơ</c>): only right below the note before it.</param>
internal readonly record struct NoteOpening(int Line, int Number, int Length, bool Bracketed, bool Weak);

/// <summary>A number that may be a footnote mark.</summary>
/// <param name="Likelihood">0 to 1: how much what would be left looks like a word, a share or a year.</param>
internal readonly record struct MarkCandidate(int Line, int Start, int Length, int Number, bool Bracketed, double Likelihood);

/// <summary>Everything in a bare text that could be a footnote mark or open a note; <see cref="NoteChain"/> decides.</summary>
internal static partial class NoteCandidates
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public static IEnumerable<NoteOpening> Openings(string text, int line)
    {
        if (Opening().Match(text) is { Success: true } opening && Number(opening.Groups[1].Value) is { } number)
        {
            yield return new NoteOpening(line, number, opening.Length, text[0] == '(', Weak: false);
        }
        else if (RunIn().Match(text) is { Success: true } digits)
        {
            for (var length = 1; length <= Math.Min(3, digits.Length); length++)
            {
                if (text.Length > length && char.IsLetterOrDigit(text[length]) && Number(text[..length]) is { } first)
                {
                    yield return new NoteOpening(line, first, length, Bracketed: false, Weak: true);
                }
            }
        }
    }

    public static IEnumerable<MarkCandidate> Marks(string text, int line)
    {
        foreach (var match in Mark().Matches(text).Cast<Match>())
        {
            if (match.Index == 0 || Number(match.Groups["n"].Value) is not { } number)
            {
                continue;
            }

            var word = match.Groups["word"].Value;
            var before = LastWord().Match(text[..match.Index]).Value;
            var bracketed = match.Value[0] == '(';
            if (IsName(word) || (number is 2 or 3 && Power().IsMatch(before)))
            {
                continue;
            }

            // Capitals with a number behind them are more often a code than a word with a mark; a year without its mark must be one.
            var likelihood = Raised.Contains(match.Value[0], StringComparison.Ordinal) || match.Value[0] == '[' ? 1
                : bracketed ? 0.6
                : word.Length == 0 ? 0.8
                : word.Any(char.IsLower) ? 0.9 : 0.5;
            yield return new MarkCandidate(line, match.Index, match.Length, number, bracketed, likelihood);
        }
    }

    /// <summary>Null for zero and for numbers with leading zeros: no note has such a mark.</summary>
    private static int? Number(string digits)
    {
        var plain = string.Concat(digits.Select(c => Raised.IndexOf(c, StringComparison.Ordinal) is var k and >= 0 ? (char)('0' + k) : c));
        return plain[0] == '0' ? null : int.Parse(plain, CultureInfo.InvariantCulture);
    }

    /// <summary>Powers, formulas and codes end in digits of their own: m2, CO2, A1, QL1, Covid19.</summary>
    private static bool IsName(string word) => word.Length == 1 || Power().IsMatch(word) || Code().IsMatch(word);

    [GeneratedRegex(@"^(?:\[(?=\d+\]))?(?:\((?=\d+\)))?(\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[\])]?(?:\s+|(?=[\p{Lu}“""]))(?=[\p{L}\d“""(])")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\d+(?=[\p{Ll}/.,\d])")]
    private static partial Regex RunIn();

    [GeneratedRegex(@"(?<=(?<word>\p{L}+)[)”""’»]?|[)”""’»%\]]|(?<!\d)(?:19|20)\d\d)(?<n>\d{1,3})(?![\d\p{L}%/-]|[.,]\d)|(?<n>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|\[(?<n>\d{1,3})\]|(?<=[\p{L}\d%”""])\((?<n>\d{1,3})\)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\p{L}+$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"^[kcdm]?m$")]
    private static partial Regex Power();

    [GeneratedRegex(@"^(?:[A-ZĐ]|CO|NO|SO|PM|QL|TL|HL|ĐT|[Cc][Oo][Vv][Ii][Dd])$")]
    private static partial Regex Code();
}
