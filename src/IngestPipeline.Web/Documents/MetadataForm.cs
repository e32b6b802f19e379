using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Localization;

namespace IngestPipeline.Web.Documents;

/// <summary>What was typed into a field that could not be saved.</summary>
public sealed record RefusedInput(MetadataField Field, MetadataProblem Problem, IReadOnlyDictionary<string, string> Parts);

/// <summary>One field of the metadata as its form shows it.</summary>
/// <param name="Name">In the contract.</param>
/// <param name="Value">In words; empty where the document does not show the field.</param>
/// <param name="Confidence">0 to 1; null where there is no value.</param>
/// <param name="Read">What the program reads, in words; only where a person set the field.</param>
/// <param name="Parts">What its inputs hold: what was typed last where that was refused, else the value.</param>
public sealed record MetadataFieldView(
    MetadataField Field, string Name, string Value, double? Confidence, bool Doubtful, string? Read, MetadataEdit? Edit, MetadataProblem? Problem, IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>A person said that it was read rightly.</summary>
    public bool Confirmed => Edit is not null && Read == Value;
}

/// <summary>The metadata as a form: values in words, with what was read beside what a person set.</summary>
public static class MetadataForm
{
    public static IReadOnlyList<MetadataFieldView> Of(Document document, IReadOnlyList<MetadataEdit> edits, RefusedInput? refused, Translator t) =>
        [.. Enum.GetValues<MetadataField>().Select(f =>
        {
            var edit = edits.FirstOrDefault(e => e.Field == f);
            var name = ContractNames.Of(f);
            return new MetadataFieldView(
                f, name, Words(document.Metadata, f, t), document.Metadata.Confidence.TryGetValue(name, out var sure) ? sure : null, document.Metadata.Doubtful.Contains(f),
                edit is null ? null : Words(document.ReadMetadata ?? document.Metadata, f, t), edit,
                refused?.Field == f ? refused.Problem : null, refused?.Field == f ? refused.Parts : Parts(document.Metadata, f, t));
        })];

    /// <summary>A value in words, as lists and histories show it.</summary>
    public static string Words(MetadataValue value, Translator t) => Words(value.ApplyTo(DocumentMetadata.Empty), value.Field, t);

    private static string Words(DocumentMetadata m, MetadataField field, Translator t) => field switch
    {
        MetadataField.DocType => t.Sentence(m.DocType),
        MetadataField.NumberSymbol => m.NumberSymbol ?? "",
        MetadataField.Issuer => m.Issuer ?? "",
        MetadataField.Place => m.Place ?? "",
        MetadataField.Date => t.Date(m.Date),
        MetadataField.Subject => m.Subject ?? "",
        MetadataField.Addressee => string.Join("; ", m.Addressee),
        MetadataField.Recipients => string.Join("; ", m.Recipients),
        MetadataField.Signer => Joined(m.Signer?.Authority, m.Signer?.Title, m.Signer?.Name),
        MetadataField.Period => Joined(m.Period?.Label, m.Period is { From: null, To: null } or null ? null : $"{t.Date(m.Period.From)} – {t.Date(m.Period.To)}"),
        MetadataField.Secrecy => m.Secrecy ?? "",
        _ => m.Urgency ?? "",
    };

    private static Dictionary<string, string> Parts(DocumentMetadata m, MetadataField field, Translator t) => field switch
    {
        MetadataField.Signer => new() { ["authority"] = m.Signer?.Authority ?? "", ["title"] = m.Signer?.Title ?? "", ["name"] = m.Signer?.Name ?? "" },
        MetadataField.Period => new() { ["from"] = t.Date(m.Period?.From), ["to"] = t.Date(m.Period?.To), ["label"] = m.Period?.Label ?? "" },
        MetadataField.Addressee => new() { ["value"] = string.Join('\n', m.Addressee) },
        MetadataField.Recipients => new() { ["value"] = string.Join('\n', m.Recipients) },
        MetadataField.DocType => new() { ["value"] = m.DocType ?? "" },
        _ => new() { ["value"] = Words(m, field, t) },
    };

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
