using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Extraction.Text;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// Finds the footnote marks of a scanned page. Recognition sees a small raised figure as a quotation mark (<c>cơ quan”,</c>), as some other sign, or as a figure of
/// the word (<c>quan2</c>). What they are follows from the notes at the page's foot: the marks stand in the text once each and in order.
/// </summary>
public static partial class ScannedMarks
{
    /// <summary>Words after which an open quotation mark is taken for a slip of recognition.</summary>
    private const int LongestQuote = 60;

    private const double SignScore = 1;
    private const double SameNumber = 3;
    private const double OtherNumber = 0.6;
    private const double PartOfNumber = 2;
    private const double RoomScore = 0.3;
    private const double GapScore = 0.2;

    /// <summary>Room for one or two raised figures behind a word, of its font size, beyond what its letters take.</summary>
    private const double LeastRoom = 0.17;
    private const double MostRoom = 0.75;
    private const double LeastGap = 0.22;

    /// <param name="Keep">Characters of the word before the mark; 0 where the mark is a word of its own.</param>
    /// <param name="Read">What stands in the mark's place.</param>
    private readonly record struct Candidate(int Line, int Word, int Keep, string Read, string Tail)
    {
        /// <summary>For what stands in no mark's place: how much the room there looks like one.</summary>
        public double Room { get; init; }

        /// <summary>Five or six figures that open with a year are no number.</summary>
        public bool AfterYear { get; init; }
    }

    /// <summary>The lines with the marks of the page's notes as raised words, as a text layer has them.</summary>
    /// <param name="marks">Of the notes that begin on the page, in order.</param>
    public static ImmutableArray<LayoutLine> Place(ImmutableArray<LayoutLine> lines, ImmutableArray<string> marks)
    {
        if (marks.IsEmpty)
        {
            return lines;
        }

        var candidates = Candidates(lines);
        var result = lines.ToBuilder();
        foreach (var (index, mark) in Assign(candidates, marks).OrderByDescending(a => a.Candidate))
        {
            var place = candidates[index];
            result[place.Line] = WithMark(result[place.Line], place, mark);
        }

        return result.ToImmutable();
    }

    private static LayoutLine WithMark(LayoutLine line, Candidate place, string mark)
    {
        var word = line.Words[place.Word];
        var tail = place.Tail.Length == 1 && place.Tail[0] is '.' or ',' or ';' ? place.Tail : "";
        var words = ImmutableArray.CreateBuilder<LayoutWord>();
        if (place.Keep > 0)
        {
            words.Add(word with { Text = word.Text[..place.Keep] });
        }

        words.Add(word with { Text = mark + tail, Glued = true, Raised = true });
        if (tail.Length < place.Tail.Length)
        {
            words.Add(word with { Text = place.Tail, Glued = true });
        }

        return new LayoutLine([.. line.Words[..place.Word], .. words, .. line.Words[(place.Word + 1)..]]);
    }

    private static List<Candidate> Candidates(ImmutableArray<LayoutLine> lines)
    {
        var found = new List<Candidate>();
        int quote = 0, bracket = 0;
        for (var line = 0; line < lines.Length; line++)
        {
            var words = lines[line].Words;
            var (stretch, gap) = (Stretch(words), UsualGap(words));
            for (var i = 0; i < words.Length; i++)
            {
                var text = words[i].Text;
                quote--;
                bracket--;
                quote = OpenQuote().IsMatch(text) ? LongestQuote : quote;
                bracket = text.Contains('(', StringComparison.Ordinal) ? LongestQuote : bracket;
                if (Signs().Match(text) is { Success: true } signs)
                {
                    // A quotation mark or bracket that closes one is none of ours; more signs behind it may be.
                    var (sign, keep, tail) = (signs.Groups["sign"].Value, signs.Groups["word"].Length, signs.Groups["tail"].Value);
                    if ((quote > 0 && sign[0] is '”' or '"' or '’' or '\'' or '“') || (bracket > 0 && sign[0] == ')'))
                    {
                        (quote, bracket) = sign[0] == ')' ? (quote, 0) : (0, bracket);
                        (sign, keep) = (sign[1..], keep + 1);
                    }
                    else if (bracket > 0 && sign[^1] == ')')
                    {
                        (sign, tail, bracket) = (sign[..^1], ")" + tail, 0);
                    }

                    // "a)" and "1)" open items.
                    var item = sign.StartsWith(')') && (keep < 3 || i == 0);
                    var end = sign is "!" or "?" && (tail.Length > 0 || i + 1 == words.Length || !char.IsLower(words[i + 1].Text[0]));
                    if (sign.Length > 0 && !end && !item && (keep > 0 || i > 0))
                    {
                        found.Add(new Candidate(line, i, keep, sign, tail));
                    }
                }
                else if (Figures().Match(text) is { Success: true } figures && !Name().IsMatch(figures.Groups["word"].Value))
                {
                    found.Add(new Candidate(line, i, figures.Groups["word"].Length, figures.Groups["sign"].Value, figures.Groups["tail"].Value) { AfterYear = figures.Groups["year"].Success });
                }
                else if (i > 0 && Alone().Match(text) is { Success: true } alone && IsRaised(words[i], words[i - 1]))
                {
                    found.Add(new Candidate(line, i, 0, alone.Groups["sign"].Value, alone.Groups["tail"].Value));
                }
                else if (stretch > 0 && Closed().Match(text) is { Success: true } closed &&
                    ((words[i].X1 - words[i].X0) / words[i].Size) - (stretch * TypeMeasure.Of(text)) is > LeastRoom and < MostRoom)
                {
                    found.Add(new Candidate(line, i, closed.Groups["word"].Length, "", closed.Groups["tail"].Value) { Room = RoomScore });
                }
                else if (i > 0 && text is "." or "," or ";" or ":")
                {
                    found.Add(new Candidate(line, i, 0, "", text) { Room = RoomScore });
                }
                else if (gap > 0 && i + 1 < words.Length && (words[i + 1].X0 - words[i].X1 - gap) / words[i].Size is > LeastGap and < MostRoom && char.IsLetterOrDigit(text[^1]))
                {
                    found.Add(new Candidate(line, i, text.Length, "", "") { Room = GapScore });
                }

                bracket = text.Contains(')', StringComparison.Ordinal) ? 0 : bracket;
            }
        }

        return found;
    }

    /// <summary>How wide the line's words are beside what its letters should take; 0 where too few can tell.</summary>
    private static double Stretch(ImmutableArray<LayoutWord> words)
    {
        var ratios = words.Where(w => w.Text.Length > 2 && w.Text.All(char.IsLetter)).Select(w => (w.X1 - w.X0) / w.Size / TypeMeasure.Of(w.Text)).Order().ToList();
        return ratios.Count < 4 ? 0 : ratios[ratios.Count / 2];
    }

    /// <summary>Between the words of a line, points: the median; 0 on short lines.</summary>
    private static double UsualGap(ImmutableArray<LayoutWord> words)
    {
        var gaps = words.Skip(1).Zip(words, (next, word) => next.X0 - word.X1).Order().ToList();
        return gaps.Count < 4 ? 0 : gaps[gaps.Count / 2];
    }

    /// <summary>Its ink ends well above that of its neighbour, and is low.</summary>
    private static bool IsRaised(LayoutWord word, LayoutWord neighbour) =>
        word.Paper is { } box && neighbour.Paper is { } other && box.Y1 < other.Y1 - (0.2 * word.Size) && box.Height < 0.6 * word.Size;

    /// <summary>Each mark at most one candidate and each candidate at most one mark, both in order, by the greatest sum of scores.</summary>
    private static List<(int Candidate, string Mark)> Assign(List<Candidate> candidates, ImmutableArray<string> marks)
    {
        var best = new double[candidates.Count + 1, marks.Length + 1];
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            for (var j = marks.Length - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), best[i + 1, j + 1] + Score(candidates[i], marks[j]));
            }
        }

        var pairs = new List<(int, string)>();
        for (int i = 0, j = 0; i < candidates.Count && j < marks.Length;)
        {
            if (Score(candidates[i], marks[j]) > 0 && best[i, j] == best[i + 1, j + 1] + Score(candidates[i], marks[j]))
            {
                pairs.Add((i++, marks[j++]));
            }
            else
            {
                (i, j) = best[i, j] == best[i + 1, j] ? (i + 1, j) : (i, j + 1);
            }
        }

        return pairs;
    }

    /// <summary>A figure of a word is a mark only if it is the right one; a raised figure on its own may have been misread.</summary>
    private static double Score(Candidate candidate, string mark)
    {
        if (candidate.Read.Length == 0)
        {
            return candidate.Room;
        }

        if (candidate.Read == mark)
        {
            return SameNumber;
        }

        if (candidate.AfterYear && mark.StartsWith(candidate.Read, StringComparison.Ordinal))
        {
            return PartOfNumber;
        }

        return !char.IsAsciiDigit(candidate.Read[0]) ? SignScore : candidate.Keep == 0 && candidate.Read.Length == mark.Length ? OtherNumber : 0;
    }

    [GeneratedRegex(@"^[(]?[“""‘«]\w")]
    private static partial Regex OpenQuote();

    [GeneratedRegex(@"^(?<word>(?:.*?[\p{L}\d%\]])?)(?<sign>[”""“’‘'`´*°^!?)¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})(?<tail>[.,;:]{0,2})$")]
    private static partial Regex Signs();

    [GeneratedRegex(@"^(?<word>.*(?:\p{L}{2}|\p{L}{2}[)”""]|[%)]|(?<year>(?<!\d)(?:19|20)\d\d)))(?<sign>\d{1,3})(?<tail>[.,;:)]{0,2})$")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^(?<word>.*[\p{L}\d%)”])(?<tail>[.,;:])$")]
    private static partial Regex Closed();

    [GeneratedRegex(@"^(?<sign>\d{1,3})(?<tail>[.,;:)]{0,2})$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?:^|[\d/(.,])[kcd]?m$|(?:CO|NO|SO|PM|QL|TL|HL|ĐT|[Cc][Oo][Vv][Ii][Dd])$")]
    private static partial Regex Name();
}
