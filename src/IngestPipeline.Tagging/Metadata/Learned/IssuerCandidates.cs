using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>What a document offers for the name of the body that issues it.</summary>
internal static partial class IssuerCandidates
{
    public static FieldCandidates Of(EvidenceOfForm e)
    {
        var (head, form, body) = (e.Reading.Head, e.Reading.Form, e.Reading.Body);
        var candidates = new FieldCandidates(MetadataPart.Issuer, e.Rules, e.Medium);
        for (var i = head.Bodies.Count - 1; i >= 0; i--)
        {
            var last = i == head.Bodies.Count - 1;
            candidates.Add(Issuer(FromHead([head.Bodies[i]], null, "")), "body", $"last={last}");
            candidates.Add(Issuer(FromHead([.. head.Bodies.Take(i + 1)], head.Place, body)), "bodies", $"last={last}");
        }

        if (head.Bodies.Count > 1)
        {
            candidates.Add(Issuer(FromHead([string.Join(' ', head.Bodies.TakeLast(2))], head.Place, body)), "joined");
        }

        candidates.Add(Issuer(FromHead(e.Reading.Title.Body is { } titled ? [titled] : [], head.Place, body)), "title");
        if (e.Head.Count > 0 && e.Head[0].Text.Length < 60 && FormLines.IsBody(e.Head[0].Text.ToUpperInvariant()))
        {
            candidates.Add(Issuer(FromHead([e.Head[0].Text], head.Place, body)), "first-line", $"found={head.Bodies.Count > 0}");
        }

        foreach (var line in form.Preamble)
        {
            // The body that decides names itself in capitals before its grounds.
            if (Structure.TextLine.IsCapitals(line.Text) && FormLines.IsBody(line.Text) && !line.Text.EndsWith(':'))
            {
                candidates.Add(Issuer(FromHead([Session().Replace(line.Text, "")], head.Place, body)), "deciding");
            }
        }

        candidates.Add(Issuer(FromText([.. form.Preamble.Select(l => l.Text)], null, body)), "preamble");
        candidates.Add(Issuer(FromText([.. form.Closing.Select(l => l.Text)], null, body)), "closing");
        candidates.Add(Issuer(FromText([], e.Rules.Subject, body)), "subject");

        var symbol = e.Rules.NumberSymbol is { } s && OfIssuer().Match(s) is { Success: true } match ? match.Groups[1].Value.ToUpperInvariant() : null;
        candidates.Mark(symbol is null ? "symbol=none" : "symbol=other", m => symbol is null || !Abbreviates(symbol, m.Issuer!));
        candidates.Mark("symbol=agrees", m => symbol is not null && Abbreviates(symbol, m.Issuer!));
        candidates.Mark("has-unit", m => IssuerReader.NamesUnit(m.Issuer!));
        candidates.Mark("in-text", m => body.Contains(m.Issuer!, StringComparison.OrdinalIgnoreCase));
        candidates.Mark("long", m => m.Issuer!.Length > 70);
        candidates.Mark("odd", m => Odd().IsMatch(m.Issuer!));
        return candidates;

        string? FromHead(IReadOnlyList<string> bodies, string? place, string text) => IssuerReader.FromLetterhead(bodies, place, text, e.Reading.Abbreviations);

        string? FromText(IReadOnlyList<string> openings, string? subject, string text) => IssuerReader.FromText(openings, subject, text, e.Reading.Abbreviations);
    }

    /// <summary><c>STC</c> stands for Sở Tài chính, <c>UBND</c> for Ủy ban nhân dân, <c>VPTW</c> for Văn phòng Trung ương.</summary>
    public static bool Abbreviates(string symbol, string body)
    {
        var initials = string.Concat(body.Split(' ', ',', '-').Where(w => w.Length > 0 && w is not ("và" or "của")).Select(w => char.ToUpperInvariant(w[0])));
        var (letters, bare) = (AccentFolder.Fold(symbol.Replace("TW", "TƯ", StringComparison.Ordinal)), AccentFolder.Fold(initials));
        return bare.StartsWith(letters, StringComparison.OrdinalIgnoreCase);
    }

    private static DocumentMetadata Issuer(string? issuer) => DocumentMetadata.Empty with { Issuer = issuer };

    [GeneratedRegex(@"[/-](\p{Lu}[\p{Lu}&]*)(?:[-.]\p{L}+)?$")]
    private static partial Regex OfIssuer();

    [GeneratedRegex(@"\s*,?\s*KH(?:ÓA|OÁ)\s.*$")]
    private static partial Regex Session();

    [GeneratedRegex(@"[\d:;!?*_|~^""]")]
    private static partial Regex Odd();
}
