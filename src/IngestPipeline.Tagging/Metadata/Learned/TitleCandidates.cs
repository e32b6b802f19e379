using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>What a document offers for its subject and for the period it speaks of.</summary>
internal static partial class TitleCandidates
{
    /// <summary>Titles of more lines are read as a whole only.</summary>
    private const int MostLines = 8;

    public static FieldCandidates Subjects(EvidenceOfForm e)
    {
        var (title, head) = (e.Reading.Form.Title, e.Reading.Head);
        var candidates = new FieldCandidates(MetadataPart.Subject, e.Rules, e.Medium);
        candidates.Add(Subject(head.DispatchSubject), "dispatch", $"dispatch={e.Rules.DocType == DocumentTypes.Dispatch}");
        for (var count = 1; count <= Math.Min(title.Count, MostLines); count++)
        {
            var next = count < title.Count ? title[count].Text : null;
            candidates.Add(Subject(TitleReader.Read([.. title.Take(count)]).Subject), "title", End(title[count - 1].Text, next));
        }

        // A title that was found too short, or not at all, goes on in the lines below.
        var lines = e.Head;
        var first = title.Count > 0 ? lines.FindIndex(l => l.Kind == BlockKind.Title) : lines.FindIndex(l => DocumentTypes.Read(l.Text) is not null || (l.Index < 8 && DocumentTypes.ReadSentence(l.Text) is not null));
        for (var count = title.Count + 1; first >= 0 && count <= title.Count + 3 && first + count <= lines.Count && Continues(lines[first + count - 1]); count++)
        {
            var taken = lines.GetRange(first, count).ConvertAll(l => new FormLine(l.Text, l.Column));
            var next = first + count < lines.Count ? lines[first + count].Text : null;
            candidates.Add(Subject(TitleReader.Read(taken).Subject), $"beyond{count - title.Count}", End(taken[^1].Text, next), $"{lines[first + count - 1].Zone}", $"found={title.Count > 0}");
        }

        candidates.Mark("leans", m => Leans(m.Subject!));
        candidates.Mark("long", m => m.Subject!.Length > 350);
        candidates.Mark("short", m => m.Subject!.Length < 12);
        return candidates;
    }

    public static FieldCandidates Periods(EvidenceOfForm e)
    {
        var type = e.Rules.DocType is "BÁO CÁO" ? "report" : e.Rules.DocType is "KẾ HOẠCH" or "CHƯƠNG TRÌNH" or "ĐỀ ÁN" or "PHƯƠNG ÁN" ? "plan" : e.Rules.DocType is null ? "none" : "act";
        var year = e.Reading.Head.Date?.Year ?? e.Reading.Head.YearOnly ?? e.Reading.Title.Date?.Year;
        var candidates = new FieldCandidates(MetadataPart.Period, e.Rules, type);
        if (e.Rules.Subject is { } subject)
        {
            foreach (var period in PeriodReader.All(subject, year))
            {
                candidates.Add(Period(period), "subject", Shape(period), $"{Shape(period)}&{type}", type, $"year-stated={period.Label?.EndsWith(subject[^4..], StringComparison.Ordinal) == true}");
            }
        }

        foreach (var (zone, lines) in new[] { ("preamble", e.Reading.Form.Preamble), ("closing", e.Reading.Form.Closing) })
        {
            foreach (var line in lines)
            {
                var at = line.Text.LastIndexOf("báo cáo", StringComparison.OrdinalIgnoreCase);
                candidates.Add(Period(at >= 0 ? PeriodReader.Read(line.Text[at..], year) : null), zone, type);
            }
        }

        var time = e.Reading.Document.Sections.FirstOrDefault(s => s.Title?.StartsWith("Thời gian", StringComparison.OrdinalIgnoreCase) == true);
        candidates.Add(Period(time is null ? null : PeriodReader.Days(time.Span.In(e.Reading.Document.Text))?.Period), "time", type);
        candidates.Mark("term", m => m.Period!.Label?.Contains("nhiệm kỳ", StringComparison.OrdinalIgnoreCase) == true);
        return candidates;
    }

    private static string Shape(ReportPeriod period)
    {
        var (from, to) = (period.From!.Value, period.To!.Value);
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        return from.Day != 1 || to.AddDays(1).Day != 1 ? "days" : months switch { 1 => "month", 3 => "quarter", 12 => "year", > 12 => "years", _ => "months" };
    }

    private static bool Continues(HeadLine line) =>
        line.Text.Length < 200 && line.Kind is not (BlockKind.Addressee or BlockKind.Bullet) && !FormLines.IsAddressee(line.Text) && !FormLines.IsGround(line.Text) && !FormLines.IsMotto(line.Text);

    private static string End(string last, string? next) =>
        next is null ? "end" : Structure.EnumeratorGrammar.Parse(next) is not null || Part().IsMatch(next) ? "marker" : char.IsLower(next[0]) ? "cut" : FormLines.IsGround(next) ? "ground" : next[0] == '(' ? "bracket" : !next.Any(char.IsLetterOrDigit) ? "rule"
        : Structure.TextLine.IsCapitals(last) && Structure.TextLine.IsCapitals(next) ? "CAPITALS" : Structure.TextLine.IsCapitals(next) ? "to-CAPITALS" : "sentence";

    private static bool Leans(string subject) => subject[^1] is ',' or '-' or '–' || subject[(subject.LastIndexOf(' ') + 1)..].ToLowerInvariant() is "và" or "của" or "về" or "các" or "cho" or "đối" or "trên" or "theo";

    [GeneratedRegex(@"^(?:Ph[aầâấ]n|Chương|Mục)\s+(?:[IVX\d]+|thứ)", RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    private static DocumentMetadata Subject(string? subject) => DocumentMetadata.Empty with { Subject = subject };

    private static DocumentMetadata Period(ReportPeriod? period) => DocumentMetadata.Empty with { Period = period };
}
