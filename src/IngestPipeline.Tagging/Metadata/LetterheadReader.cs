using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Abbreviations;
using IngestPipeline.Tagging.Forms;
using IngestPipeline.Tagging.Places;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>What a letterhead says.</summary>
/// <param name="Bodies">Names of the bodies as printed, the superior first, lines of one name joined.</param>
/// <param name="YearOnly">The year of a date whose day was left blank.</param>
internal sealed record Letterhead(
    IReadOnlyList<string> Bodies, string? NumberSymbol, string? Place, DateOnly? Date, int? YearOnly, string? DispatchSubject, string? Secrecy, string? Urgency);

/// <summary>Reads the lines of a letterhead, in whatever order its two columns came.</summary>
internal static partial class LetterheadReader
{
    public static Letterhead Read(IReadOnlyList<FormLine> lines)
    {
        string? number = null, place = null, secrecy = null, urgency = null;
        DateOnly? date = null;
        int? year = null;
        var subject = new List<string>();
        var bodies = new List<string>();
        var inSubject = false;
        foreach (var (text, column) in lines.SelectMany(Columns))
        {
            if (DocumentTypes.Read(text) is { Words.Length: 0 })
            {
                break;
            }

            if (Stamp(text, ref secrecy, ref urgency) || FormLines.IsMotto(text) && NumberOf(text) is null)
            {
                inSubject = false;
                continue;
            }

            if (NumberOf(text) is { } found)
            {
                number ??= found;
                inSubject = false;
            }

            if (PlaceAndDate().Match(text) is { Success: true } match)
            {
                place ??= CleanPlace(match.Groups["place"].Value);
                date ??= DateWords.Find(match.Value);
                year ??= DateWords.FindYear(match.Value);
                inSubject = false;
            }
            else if (FormLines.IsDispatchSubject(text))
            {
                subject.Add(text);
                inSubject = true;
            }
            else if (NumberOf(text) is null && !FormLines.IsNumber(text) && !UnreadableNumber().IsMatch(text))
            {
                if (inSubject && !(Structure.TextLine.IsCapitals(text) && FormLines.IsBody(text)))
                {
                    subject.Add(text);
                }
                else if (column != Column.Right && !SignedBy().IsMatch(text) && number is null | Structure.TextLine.IsCapitals(text) && IsName(text))
                {
                    AddBody(bodies, text);
                }
            }
        }

        var dispatch = subject.Count == 0 ? null : Mark().Replace(string.Join(' ', subject), "").Trim(' ', '.', ')');
        return new Letterhead(bodies, number, place, date, year, string.IsNullOrEmpty(dispatch) ? null : dispatch, secrecy, urgency);
    }

    /// <summary>Number and symbol without spaces; a number left blank leaves the symbol with its stroke. Null if the line has none.</summary>
    public static string? NumberOf(string line)
    {
        var match = Number().Match(line);
        if (!match.Success)
        {
            return null;
        }

        // Dots before the stroke stand for a number left open; dots behind it are the symbol's own: 12/QĐ.UB.
        var printed = match.Groups["value"].Value;
        var stroke = Math.Max(0, printed.IndexOf('/'));
        var value = (Blanks().Replace(printed[..stroke], "") + Spaces().Replace(printed[stroke..], "")).TrimEnd('-', '/', '.');
        return value.Length == 0 ? null : value;
    }

    /// <summary>A line that runs over both columns, or that holds number and date, is parted where the second begins.</summary>
    private static IEnumerable<FormLine> Columns(FormLine line)
    {
        var at = Seam().Match(line.Text);
        return at.Success ? [line with { Text = line.Text[..at.Index].TrimEnd() }, new FormLine(line.Text[(at.Index + at.Length)..], Column.Right)] : [line];
    }

    private static bool IsName(string text) => text.Length < 120 && !text.Contains('@') && text.Any(char.IsLetter) && !Decoration().IsMatch(text);

    /// <summary>A line that does not begin with the head word of a body goes on with the name above.</summary>
    private static void AddBody(List<string> bodies, string line)
    {
        var leans = bodies.Count > 0 && Leaning().IsMatch(bodies[^1]);
        if (bodies.Count > 0 && (leans || !FormLines.IsBody(AbbreviationLexicon.WriteOut(line).ToUpperInvariant()) || UnitOnly().IsMatch(line)))
        {
            bodies[^1] += " " + line;
        }
        else
        {
            bodies.Add(line);
        }
    }

    private static bool Stamp(string text, ref string? secrecy, ref string? urgency)
    {
        if (!FormLines.IsStamp(text))
        {
            return false;
        }

        if (Secret().Match(text) is { Success: true } secret)
        {
            secrecy ??= secret.Value;
        }
        else if (Urgent().Match(text) is { Success: true } urgent)
        {
            urgency ??= urgent.Value.Replace("HOẢ", "HỎA", StringComparison.Ordinal);
        }

        return true;
    }

    private static string? CleanPlace(string place)
    {
        var clean = place.Trim(' ', ',', '.');
        return clean.Length == 0 ? null : Gazetteer.Default.Casing(clean) ?? clean;
    }

    [GeneratedRegex(@"Số\s*:?\s*(?<value>[\d.…_\s]*(?:/\s*\d{4}\s*)?/\s*[\p{L}\d]+(?:\s?[-–&./]\s?[\p{L}\d&]+)*|[\d.…]*\s*[-–]\s*\p{Lu}[\p{L}\d]*(?:\s?[/&.-]\s?[\p{L}\d]+)+)", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    /// <summary>A number that recognition garbled: <c>Số: 4ÿÖ /BC-SYT</c>, <c>Só:Ì57 /KH-SYT</c>. Its line is still no name of a body.</summary>
    [GeneratedRegex(@"^S[ốóôồòỐÓÔ]\s*[:;.,]?\s*[^/]{0,12}/\s*(?:\d{4}\s*/\s*)?\p{Lu}|^S[ốóôỐÓÔ]\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex UnreadableNumber();

    /// <summary>Lines of a stamp of an electronic signature.</summary>
    [GeneratedRegex(@"^(?:Người ký|Ký bởi|Thời gian ký|Email|Cơ quan|Ngày ký)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex SignedBy();

    [GeneratedRegex(@"(?<=\S)\s+(?=C[ỘÔ]NG\s+H(?:ÒA|OÀ)\s+XÃ|[ĐÐ]ộc\s+lập\s*[-–]|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM$)|(?<=^Số\s*:?.{0,12}/\s?[\p{L}\d/-]+|\p{Lu}\p{Lu})\s+(?=(?:\p{Lu}\p{Ll}+\s?|TP\.?\s?){1,5},?\s*ngày)")]
    private static partial Regex Seam();

    [GeneratedRegex(@"[\s.…_]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<place>\p{Lu}[\p{L}\s.'’-]{1,40}?)\s*,?\s*(?:ngày|Ngày)(?:[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*|\s.{0,8}tháng.{0,6}năm\s*\d{4}$)|^(?<place>\p{Lu}[\p{L}\s.]{1,40}),\s*(?:ngày\s*)?\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}")]
    private static partial Regex PlaceAndDate();

    [GeneratedRegex(@"^\(?(?:V\s*/\s*v|Về việc|Trích yếu)\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?:\bVÀ|\bCÁC|\bCỦA|[-–,&])$")]
    private static partial Regex Leaning();

    [GeneratedRegex(@"^(?:TỈNH|HUYỆN|XÃ|PHƯỜNG|QUẬN|THỊ XÃ|THỊ TRẤN|THÀNH PHỐ|TP\.?)\s(?!(?:ỦY|UỶ|ĐOÀN))", RegexOptions.IgnoreCase)]
    private static partial Regex UnitOnly();

    [GeneratedRegex(@"^[\W\d_]+$|^\(.*\)$|^(?:DỰ THẢO|BẢN SAO|SAO Y)", RegexOptions.IgnoreCase)]
    private static partial Regex Decoration();

    [GeneratedRegex("TUYỆT MẬT|TỐI MẬT|MẬT")]
    private static partial Regex Secret();

    [GeneratedRegex("THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC|KHẨN")]
    private static partial Regex Urgent();
}
