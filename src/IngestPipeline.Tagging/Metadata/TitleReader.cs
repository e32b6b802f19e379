using System.Text.RegularExpressions;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>What a title says. Old documents print number, date and body in it: <c>THÔNG TƯ CỦA BỘ TÀI CHÍNH SỐ 13/2001/TT-BTC NGÀY 8 THÁNG 3 NĂM 2001 …</c></summary>
/// <param name="Body">The issuing body as printed behind <c>của</c>.</param>
internal sealed record Title(string? Type, string? Body, string? NumberSymbol, DateOnly? Date, string? Subject)
{
    public static readonly Title None = new(null, null, null, null, null);
}

/// <summary>Reads the lines of a title.</summary>
internal static partial class TitleReader
{
    public static Title Read(IReadOnlyList<FormLine> lines)
    {
        string? type = null;
        var words = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (i == 0 && (DocumentTypes.Read(text) ?? DocumentTypes.ReadSentence(text)) is { } read)
            {
                (type, text) = read;
            }
            else if (i == 0 && DocumentTypes.ReadGarbled(text) is { } garbled)
            {
                (type, text) = (garbled, "");
            }

            // What stands in brackets says by which decision a text was issued, not what it is about; a line of signs is a rule.
            if (text.Length > 0 && text[0] != '(' && text.Any(char.IsLetterOrDigit) && !(words.Count > 0 && text[^1] == ')' && !text.Contains('(')))
            {
                words.Add(text);
            }
            else if (text.Length > 0 && text[0] == '(' && !text.Contains(')'))
            {
                break;
            }
        }

        return words.Count == 0 ? Title.None with { Type = type } : Parts(type, Mark().Replace(string.Join(' ', words), "").Trim(' ', '.'), words[0]);
    }

    private static Title Parts(string? type, string subject, string first)
    {
        if (Numbered().Match(subject) is { Success: true } match)
        {
            var body = match.Groups["body"] is { Success: true } b ? b.Value.Trim() : null;
            var date = match.Groups["date"] is { Success: true } d ? DateWords.Find(d.Value) : null;
            var symbol = match.Groups["symbol"].Value;
            type ??= DocumentTypes.OfSymbol(symbol);
            return new Title(type, body, symbol, date, Rest(subject[match.Length..]));
        }

        // "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH …" on the line of the type names the body; "… CỦA …" further on belongs to the subject.
        if (type is not null && OfBody().Match(first) is { Success: true } of && FormLines.IsBody(of.Groups["body"].Value.ToUpperInvariant()))
        {
            return new Title(type, of.Groups["body"].Value.Trim(), null, null, Rest(subject[Math.Min(of.Length, subject.Length)..]));
        }

        return new Title(type, null, null, null, Rest(subject));
    }

    private static string? Rest(string subject) => Mark().Replace(subject.Trim(' ', '.', ',', ':', '-'), "") is { Length: > 0 } rest ? rest : null;

    [GeneratedRegex(@"^(?:V\s*/\s*v|Trích yếu)\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:của\s+(?<body>\p{L}[\p{L}\s,-]{2,80}?)\s+)?số\s*:?\s*(?<symbol>\d+(?:/\d{4})?(?:[/-][\p{L}\d]+)+)(?:\s*,?\s*(?<date>ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+|[/.-]\d{1,2}[/.-])\d{4}))?", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^của\s+(?<body>\p{Lu}[\p{L}\s,-]{2,80})$", RegexOptions.IgnoreCase)]
    private static partial Regex OfBody();
}
