using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Fills the fields that describe a document from its form, and from its text where the form lacks them.</summary>
public sealed class MetadataStage : IStage
{
    public StageId Id { get; } = new("metadata", "1");

    public Task<Document> Run(Document document, StageContext context)
    {
        var form = new FormBlocks(document);
        var head = LetterheadReader.Read(form.Letterhead);
        var confidence = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        var (type, subject) = ReadTitle(form, head, confidence);
        var addressee = Noted(confidence, "addressee", ListReader.Read(form.Addressee), 0.9);
        var recipients = Noted(confidence, "recipients", ListReader.Read(form.Recipients), 0.9);
        var metadata = new DocumentMetadata
        {
            DocType = type,
            NumberSymbol = Noted(confidence, "number_symbol", head.NumberSymbol, 0.95),
            Issuer = ReadIssuer(document, form, head, subject, confidence),
            Place = Noted(confidence, "place", head.Place, 0.95),
            Date = head.Date,
            Subject = subject,
            Addressee = addressee,
            Recipients = recipients,
            Signer = Noted(confidence, "signer", SignerReader.Read(form.Signature), 0.9),
            Period = ReadPeriod(document, form, head, type, subject, confidence),
            Secrecy = Noted(confidence, "secrecy", head.Secrecy, 0.9),
            Urgency = Noted(confidence, "urgency", head.Urgency, 0.9),
        };
        if (head.Date is not null)
        {
            confidence["date"] = 0.95;
        }

        return Task.FromResult(document with { Metadata = metadata with { Confidence = confidence.ToImmutable() } });
    }

    private static (string? Type, string? Subject) ReadTitle(FormBlocks form, Letterhead head, ImmutableSortedDictionary<string, double>.Builder confidence)
    {
        string? type = null;
        var words = new List<string>();
        for (var i = 0; i < form.Title.Count; i++)
        {
            var text = form.Title[i].Text;
            if (i == 0 && DocumentTypes.Read(text) is { } read)
            {
                type = Noted(confidence, "doc_type", read.Type, 0.97);
                text = read.Words;
            }

            // What stands in brackets says by which decision a text was issued, not what it is about.
            if (text.Length > 0 && text[0] != '(' && !(words.Count > 0 && text[^1] == ')' && !text.Contains('(')))
            {
                words.Add(text);
            }
            else if (text.Length > 0 && text[0] == '(' && !text.Contains(')'))
            {
                break;
            }
        }

        var subject = words.Count == 0 ? null : string.Join(' ', words).Trim(' ', '.');
        if (type is null && subject is null && (head.DispatchSubject is not null || (head.NumberSymbol is { } number && DocumentTypes.OfSymbol(number) is null && form.Addressee.Count > 0)))
        {
            type = Noted(confidence, "doc_type", DocumentTypes.Dispatch, 0.9);
        }
        else if (type is null && head.NumberSymbol is { } symbol)
        {
            type = Noted(confidence, "doc_type", DocumentTypes.OfSymbol(symbol), 0.7);
        }

        return (type, Noted(confidence, "subject", subject ?? head.DispatchSubject, subject is null ? 0.85 : 0.9));
    }

    private static string? ReadIssuer(Document document, FormBlocks form, Letterhead head, string? subject, ImmutableSortedDictionary<string, double>.Builder confidence)
    {
        var body = document.Text[..document.BodyEnd];
        if (IssuerReader.FromLetterhead(head.Bodies, head.Place, body) is { } issuer)
        {
            return Noted(confidence, "issuer", issuer, 0.92);
        }

        List<string> openings = [.. form.Preamble.Select(l => l.Text), .. form.Closing.Select(l => l.Text)];
        return Noted(confidence, "issuer", IssuerReader.FromText(openings, subject, body), 0.7);
    }

    private static ReportPeriod? ReadPeriod(Document document, FormBlocks form, Letterhead head, string? type, string? subject, ImmutableSortedDictionary<string, double>.Builder confidence)
    {
        var year = head.Date?.Year ?? head.YearOnly;
        if (subject is not null && PeriodReader.Read(subject, year) is { } titled)
        {
            return Noted(confidence, "period", titled, 0.9);
        }

        if (type == "BÁO CÁO")
        {
            foreach (var (text, _) in form.Preamble.Concat(form.Closing))
            {
                var at = text.LastIndexOf("báo cáo", StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && PeriodReader.Read(text[at..], year) is { } reported)
                {
                    return Noted(confidence, "period", reported, 0.7);
                }
            }
        }

        // A plan for single days says them where it tells the time.
        var time = document.Sections.FirstOrDefault(s => s.Title?.StartsWith("Thời gian", StringComparison.OrdinalIgnoreCase) == true);
        return time is not null && type is "KẾ HOẠCH" or "THÔNG BÁO" or "GIẤY MỜI" or DocumentTypes.Dispatch && PeriodReader.Days(time!.Span.In(document.Text)) is { } days
            ? Noted(confidence, "period", days.Period, 0.7)
            : null;
    }

    private static T? Noted<T>(ImmutableSortedDictionary<string, double>.Builder confidence, string field, T? value, double sure) where T : class
    {
        if (value is not null)
        {
            confidence[field] = sure;
        }

        return value;
    }

    private static ImmutableArray<string> Noted(ImmutableSortedDictionary<string, double>.Builder confidence, string field, ImmutableArray<string> value, double sure)
    {
        if (!value.IsEmpty)
        {
            confidence[field] = sure;
        }

        return value;
    }
}
