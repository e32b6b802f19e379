using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>What a document offers for the lists of addressees and recipients, and for its signer.</summary>
internal sealed partial class EndCandidates
{
    /// <summary>A signature block has no more lines than this.</summary>
    private const int LongestSignature = 9;

    private readonly EvidenceOfForm _evidence;
    private readonly List<HeadLine> _lines;
    private readonly Signer? _below;
    private readonly Signer? _found;

    public EndCandidates(EvidenceOfForm evidence)
    {
        _evidence = evidence;
        _lines = [.. EvidenceOfForm.Lines(evidence.Reading.Document)];
        _found = SignerReader.Read(evidence.Reading.Form.Signature, []);

        // The first office or authority outside the letterhead that stands alone on its line, whatever the structure took it for.
        var at = _lines.FindIndex(l => l.Index > 6 && l.Kind is not (BlockKind.Letterhead or BlockKind.Title) && (FormLines.IsAuthority(l.Text) || FormLines.IsOffice(l.Text)) && l.Text.Length < 70);
        _below = at < 0 ? null : SignerReader.Read([.. _lines.Skip(at).Take(LongestSignature).Where(l => l.Kind is not BlockKind.Recipients).Select(l => new FormLine(l.Text, l.Column))], []);
    }

    public FieldCandidates Addressees() => Entries(
        MetadataPart.Addressee, _evidence.Reading.Form.Addressee, FormLines.IsAddressee, l => DocumentMetadata.Empty with { Addressee = l }, m => m.Addressee);

    public FieldCandidates Recipients() => Entries(
        MetadataPart.Recipients, _evidence.Reading.Form.Recipients, FormLines.IsRecipients, l => DocumentMetadata.Empty with { Recipients = l }, m => m.Recipients);

    public FieldCandidates Authorities() => Part(MetadataPart.SignerAuthority, s => new Signer(s.Authority, null, null), FormLines.IsAuthority, t => new Signer(t, null, null));

    public FieldCandidates Titles() => Part(MetadataPart.SignerTitle, s => new Signer(null, s.Title, null), FormLines.IsOffice, t => new Signer(null, t, null));

    public FieldCandidates Names() => Part(
        MetadataPart.SignerName, s => new Signer(null, null, s.Name), t => FormLines.IsPersonName(t) && !FormLines.IsOffice(t), t => new Signer(null, null, t.TrimEnd('.')));

    private FieldCandidates Entries(
        MetadataPart field, IReadOnlyList<FormLine> found, Func<string, bool> opens, Func<ImmutableArray<string>, DocumentMetadata> put, Func<DocumentMetadata, ImmutableArray<string>> get)
    {
        var candidates = new FieldCandidates(field, _evidence.Rules, _evidence.Medium);
        candidates.Add(put(ListReader.Read(found)), "block", $"opened={found.Count > 0 && opens(found[0].Text)}");

        // From the opening words on, as long as lines look like entries.
        var at = _lines.FindIndex(l => opens(l.Text));
        if (at >= 0)
        {
            var own = _lines[at].Kind;
            var listed = _lines.Skip(at + 1).TakeWhile(l => l.Column == Column.Right || Dashed(l.Text) || (l.Kind == own && own is BlockKind.Addressee or BlockKind.Recipients) || l.Column == _lines[at].Column && l.Column == Column.Left)
                .Where(l => l.Column != Column.Right || Dashed(l.Text));
            List<FormLine> lines = [new FormLine(_lines[at].Text, _lines[at].Column), .. listed.Select(l => new FormLine(l.Text, l.Column))];
            candidates.Add(put(ListReader.Read(lines)), "list", $"zone={_lines[at].Zone}");
            candidates.Add(put(ListReader.Read([.. lines.Where(l => !FormLines.IsPersonName(l.Text) && !FormLines.IsOffice(l.Text) && !FormLines.IsAuthority(l.Text))])), "list-alone");
            var filed = lines.FindIndex(l => Filed().IsMatch(l.Text));
            if (filed >= 0)
            {
                candidates.Add(put(ListReader.Read([.. lines.Take(filed + 1)])), "to-filed", $"last={filed == lines.Count - 1}");
            }
        }

        candidates.Mark("filed", m => get(m)[^1].StartsWith("Lưu", StringComparison.OrdinalIgnoreCase));
        candidates.Mark("one", m => get(m).Length == 1);
        candidates.Mark("long-entry", m => get(m).Any(r => r.Length > 150));
        candidates.Mark("odd-entry", m => get(m).Any(r => r.Length < 4 || r.Contains('|') || r.Contains('}') || !char.IsLetter(r[0])));
        candidates.Mark("many", m => get(m).Length > 25);
        return candidates;
    }

    private static bool Dashed(string text) => text.Length > 0 && text[0] is '-' or '–' or '+' or '•' or '*';

    /// <summary>The entry that ends a list of recipients.</summary>
    [GeneratedRegex(@"^[-–+•*]?\s*Lưu\b")]
    private static partial Regex Filed();

    private FieldCandidates Part(MetadataPart field, Func<Signer, Signer> part, Func<string, bool> fits, Func<string, Signer> make)
    {
        var candidates = new FieldCandidates(field, _evidence.Rules, _evidence.Medium);
        var whole = _found is { Title: not null, Name: not null } ? "whole" : _found is null ? "none" : "part";
        if (_found is not null)
        {
            candidates.Add(DocumentMetadata.Empty with { Signer = part(_found) }, "block", whole);
        }

        if (_below is not null)
        {
            candidates.Add(DocumentMetadata.Empty with { Signer = part(_below) }, "office", whole, $"below-whole={_below is { Title: not null, Name: not null }}");
        }

        foreach (var line in _evidence.Reading.Form.Signature.Where(l => fits(l.Text)))
        {
            candidates.Add(DocumentMetadata.Empty with { Signer = make(line.Text) }, "line", whole);
        }

        candidates.Mark("capitals", m => Structure.TextLine.IsCapitals(FieldText.Of(m, field)));
        candidates.Mark("fits", m => fits(FieldText.Of(m, field)));
        candidates.Mark("odd", m => FieldText.Of(m, field).Any(c => !char.IsLetter(c) && c is not (' ' or '.' or ';' or '/' or '-' or ',')));
        candidates.Mark("long", m => FieldText.Of(m, field).Length > 60);
        return candidates;
    }
}
