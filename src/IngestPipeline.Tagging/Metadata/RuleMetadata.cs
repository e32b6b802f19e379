using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Abbreviations;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>The parts of a document that metadata are read from, read once.</summary>
internal sealed class MetadataReading
{
    public MetadataReading(Document document)
    {
        Document = document;
        Body = document.Text[..document.BodyEnd];
        Form = new FormBlocks(document);
        Head = LetterheadReader.Read(Form.Letterhead);
        Title = TitleReader.Read(Form.Title);
        Abbreviations = AbbreviationTable.Of(Body);
    }

    public Document Document { get; }

    /// <summary>The text without its footnotes.</summary>
    public string Body { get; }

    public FormBlocks Form { get; }

    public Letterhead Head { get; }

    public Title Title { get; }

    public AbbreviationTable Abbreviations { get; }
}

/// <summary>Fills the fields by rules, with the confidence that each rule is thought to deserve.</summary>
internal static class RuleMetadata
{
    public static DocumentMetadata Read(MetadataReading reading)
    {
        var (form, head, title) = (reading.Form, reading.Head, reading.Title);
        var confidence = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        var subject = Noted(confidence, "subject", title.Subject ?? head.DispatchSubject, title.Subject is null ? 0.85 : 0.9);
        var type = ReadType(reading, confidence);
        var metadata = new DocumentMetadata
        {
            DocType = type,
            NumberSymbol = Noted(confidence, "number_symbol", head.NumberSymbol ?? title.NumberSymbol, 0.95),
            Issuer = ReadIssuer(reading, subject, confidence),
            Place = Noted(confidence, "place", head.Place, 0.95),
            Date = head.Date ?? title.Date,
            Subject = subject,
            Addressee = Noted(confidence, "addressee", ListReader.Read(form.Addressee), 0.9),
            Recipients = Noted(confidence, "recipients", ListReader.Read(form.Recipients), 0.9),
            Signer = Noted(confidence, "signer", SignerReader.Read(form.Signature, form.Recipients), 0.9),
            Period = ReadPeriod(reading, type, subject, confidence),
            Secrecy = Noted(confidence, "secrecy", head.Secrecy, 0.9),
            Urgency = Noted(confidence, "urgency", head.Urgency, 0.9),
        };
        if (metadata.Date is not null)
        {
            confidence["date"] = 0.95;
        }

        return metadata with { Confidence = confidence.ToImmutable() };
    }

    private static string? ReadType(MetadataReading reading, ImmutableSortedDictionary<string, double>.Builder confidence)
    {
        var (head, number) = (reading.Head, reading.Head.NumberSymbol);
        if (reading.Title.Type is { } printed)
        {
            return Noted(confidence, "doc_type", printed, 0.97);
        }

        var dispatch = head.DispatchSubject is not null || (number is not null && DocumentTypes.OfSymbol(number) is null && reading.Form.Addressee.Count > 0);
        return reading.Title.Subject is null && dispatch
            ? Noted(confidence, "doc_type", DocumentTypes.Dispatch, 0.9)
            : Noted(confidence, "doc_type", number is null ? null : DocumentTypes.OfSymbol(number), 0.7);
    }

    private static string? ReadIssuer(MetadataReading reading, string? subject, ImmutableSortedDictionary<string, double>.Builder confidence)
    {
        IReadOnlyList<string> bodies = reading.Head.Bodies.Count == 0 && reading.Title.Body is { } titled ? [titled] : reading.Head.Bodies;
        if (IssuerReader.FromLetterhead(bodies, reading.Head.Place, reading.Body, reading.Abbreviations) is { } issuer)
        {
            return Noted(confidence, "issuer", issuer, 0.92);
        }

        List<string> openings = [.. reading.Form.Preamble.Select(l => l.Text), .. reading.Form.Closing.Select(l => l.Text)];
        return Noted(confidence, "issuer", IssuerReader.FromText(openings, subject, reading.Body, reading.Abbreviations), 0.7);
    }

    private static ReportPeriod? ReadPeriod(MetadataReading reading, string? type, string? subject, ImmutableSortedDictionary<string, double>.Builder confidence)
    {
        var year = reading.Head.Date?.Year ?? reading.Head.YearOnly ?? reading.Title.Date?.Year;
        if (subject is not null && PeriodReader.Read(subject, year) is { } titled)
        {
            return Noted(confidence, "period", titled, 0.9);
        }

        if (type == "BÁO CÁO")
        {
            foreach (var (text, _) in reading.Form.Preamble.Concat(reading.Form.Closing))
            {
                var at = text.LastIndexOf("báo cáo", StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && PeriodReader.Read(text[at..], year) is { } reported)
                {
                    return Noted(confidence, "period", reported, 0.7);
                }
            }
        }

        // A plan for single days says them where it tells the time.
        var time = reading.Document.Sections.FirstOrDefault(s => s.Title?.StartsWith("Thời gian", StringComparison.OrdinalIgnoreCase) == true);
        return time is not null && type is "KẾ HOẠCH" or "THÔNG BÁO" or "GIẤY MỜI" or DocumentTypes.Dispatch && PeriodReader.Days(time!.Span.In(reading.Document.Text)) is { } days
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
