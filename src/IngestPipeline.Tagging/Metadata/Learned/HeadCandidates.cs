using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;
using IngestPipeline.Tagging.Places;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>What the head of a document offers for type, number, place, date and stamps.</summary>
internal static class HeadCandidates
{
    public static FieldCandidates Types(EvidenceOfForm e)
    {
        var candidates = new FieldCandidates(MetadataPart.DocType, e.Rules, e.Medium);
        foreach (var line in e.Head)
        {
            if (DocumentTypes.Read(line.Text) is { } read)
            {
                candidates.Add(Type(read.Type), "line", line.Zone, $"{line.Zone}&alone={read.Words.Length == 0}", $"first={line.Index == 0}");
            }
            else if (DocumentTypes.ReadGarbled(line.Text) is { } garbled)
            {
                candidates.Add(Type(garbled), "garbled", line.Zone);
            }
            else if (DocumentTypes.ReadSentence(line.Text) is { } sentence && line.Index < 8)
            {
                candidates.Add(Type(sentence.Type), "sentence", line.Zone, $"first={line.Index == 0}");
            }
        }

        candidates.Add(Type(e.TypeOfSymbol), "symbol");
        if (e.Rules.NumberSymbol is not null || e.Reading.Head.DispatchSubject is not null || e.Reading.Form.Addressee.Count > 0)
        {
            candidates.Add(
                Type(DocumentTypes.Dispatch), "dispatch", $"v/v={e.Reading.Head.DispatchSubject is not null}", $"to={e.Reading.Form.Addressee.Count > 0}",
                $"symbol={(e.Rules.NumberSymbol is null ? "no" : e.TypeOfSymbol is null ? "dispatch" : "type")}");
        }

        candidates.Mark("agrees-symbol", m => e.TypeOfSymbol is not null && m.DocType == e.TypeOfSymbol);
        candidates.Mark("against-symbol", m => e.TypeOfSymbol is not null && m.DocType != e.TypeOfSymbol);
        return candidates;
    }

    public static FieldCandidates Numbers(EvidenceOfForm e)
    {
        var candidates = new FieldCandidates(MetadataPart.NumberSymbol, e.Rules, e.Medium);
        candidates.Add(DocumentMetadata.Empty with { NumberSymbol = e.Reading.Title.NumberSymbol }, "title");
        foreach (var line in e.Head)
        {
            var opens = line.Text.StartsWith("Số", StringComparison.OrdinalIgnoreCase);
            if ((opens || (line.Zone is "letterhead" or "title" && line.Text[0] != '(')) && LetterheadReader.NumberOf(line.Text) is { } number)
            {
                candidates.Add(DocumentMetadata.Empty with { NumberSymbol = number }, "line", line.Zone, $"opens={opens}", $"opens={opens}&{line.Zone}");
            }
        }

        candidates.Mark("blank", m => m.NumberSymbol![0] == '/');
        candidates.Mark($"type={e.Rules.DocType is not null}&agrees", m => DocumentTypes.OfSymbol(m.NumberSymbol!) is { } t && t == e.Rules.DocType);
        candidates.Mark("type-against", m => DocumentTypes.OfSymbol(m.NumberSymbol!) is { } t && e.Rules.DocType is { } d && t != d);
        return candidates;
    }

    public static FieldCandidates Places(EvidenceOfForm e)
    {
        var candidates = new FieldCandidates(MetadataPart.Place, e.Rules, e.Medium);
        foreach (var line in e.Head)
        {
            var head = LetterheadReader.Read([new FormLine(line.Text, line.Column)]);
            candidates.Add(DocumentMetadata.Empty with { Place = head.Place }, "line", line.Zone, $"{line.Zone}&dated={head.Date is not null || head.YearOnly is not null}");
        }

        candidates.Mark("in-issuer", m => e.Rules.Issuer?.Contains(m.Place!, StringComparison.OrdinalIgnoreCase) == true);
        candidates.Mark("is-unit", m => Gazetteer.Default.Find(m.Place!) is not null);
        return candidates;
    }

    public static FieldCandidates Dates(EvidenceOfForm e)
    {
        var candidates = new FieldCandidates(MetadataPart.Date, e.Rules, e.Medium);
        candidates.Add(Date(e.Reading.Title.Date), "title");
        foreach (var line in e.Head)
        {
            var placed = FormLines.IsPlaceAndDate(line.Text);
            if ((placed || line.Zone is "letterhead" or "title" || line.Text.Length < 70) && DateWords.Find(line.Text) is { } date)
            {
                var stamp = line.Text.StartsWith("Thời gian ký", StringComparison.OrdinalIgnoreCase) || line.Text.StartsWith("Ngày ký", StringComparison.OrdinalIgnoreCase);
                candidates.Add(Date(date), stamp ? "stamp" : "line", line.Zone, $"placed={placed}", $"placed={placed}&{line.Zone}");
            }
        }

        foreach (var line in e.Reading.Form.Signature)
        {
            candidates.Add(Date(DateWords.Find(line.Text)), "signature");
        }

        var cited = e.Reading.Form.Preamble.Select(l => DateWords.Find(l.Text)).Where(d => d is not null).DefaultIfEmpty(null).Max();
        candidates.Mark("before-cited", m => m.Date < cited);
        candidates.Mark("after-cited", m => m.Date >= cited);
        candidates.Mark("year-of-symbol", m => e.Rules.NumberSymbol?.Contains(string.Create(CultureInfo.InvariantCulture, $"/{m.Date!.Value.Year}/"), StringComparison.Ordinal) == true);
        return candidates;
    }

    public static FieldCandidates Secrecy(EvidenceOfForm e)
    {
        var candidates = new FieldCandidates(MetadataPart.Secrecy, e.Rules, e.Medium);
        foreach (var line in e.Head)
        {
            candidates.Add(DocumentMetadata.Empty with { Secrecy = LetterheadReader.Read([new FormLine(line.Text, line.Column)]).Secrecy }, "line", line.Zone);
        }

        return candidates;
    }

    public static FieldCandidates Urgency(EvidenceOfForm e)
    {
        var candidates = new FieldCandidates(MetadataPart.Urgency, e.Rules, e.Medium);
        foreach (var line in e.Head)
        {
            candidates.Add(DocumentMetadata.Empty with { Urgency = LetterheadReader.Read([new FormLine(line.Text, line.Column)]).Urgency }, "line", line.Zone);
        }

        return candidates;
    }

    private static DocumentMetadata Type(string? type) => DocumentMetadata.Empty with { DocType = type };

    private static DocumentMetadata Date(DateOnly? date) => DocumentMetadata.Empty with { Date = date };
}
