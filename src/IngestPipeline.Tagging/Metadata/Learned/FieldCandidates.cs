using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>One possible answer to the question what a field says.</summary>
/// <param name="Value">Metadata that hold this one field.</param>
/// <param name="Features">For the model of choice; all begin with the name of the field.</param>
public sealed record FieldCandidate(DocumentMetadata Value, ImmutableArray<string> Features);

/// <summary>
/// The possible answers for one field, each value once with the features of all places that offer it. The first says that the document
/// does not show the field, the second that none of the others is right: it lets the model doubt, and is never the answer.
/// </summary>
internal sealed class FieldCandidates
{
    public const int None = 0, Other = 1;

    private readonly MetadataPart _field;
    private readonly string _name;
    private readonly string _context;
    private readonly string _rule;
    private readonly List<string> _values = [];
    private readonly List<DocumentMetadata> _metadata = [];
    private readonly List<List<string>> _features = [];

    /// <param name="rules">What the rules read.</param>
    /// <param name="context">What holds for the whole document and bears upon this field: a short word.</param>
    public FieldCandidates(MetadataPart field, DocumentMetadata rules, string context)
    {
        (_field, _name, _context, _rule) = (field, ContractNames.Of(field), context, FieldText.Of(rules, field));
        _values.AddRange(["", "\0"]);
        _metadata.AddRange([DocumentMetadata.Empty, DocumentMetadata.Empty]);
        _features.AddRange([["none", $"none&{context}", $"none&rule={_rule.Length == 0}", $"none&rule={_rule.Length == 0}&{context}"], ["other", $"other&{context}"]]);
        Add(rules, "by-rule");
    }

    /// <summary>Adds what one place offers; an empty value is no candidate.</summary>
    public void Add(DocumentMetadata value, string source, params IEnumerable<string> features)
    {
        var text = FieldText.Of(value, _field);
        if (text.Length == 0)
        {
            return;
        }

        var at = _values.IndexOf(text);
        if (at < 0)
        {
            at = _values.Count;
            _values.Add(text);
            _metadata.Add(value);
            _features.Add(text == _rule ? ["rule", $"rule&{_context}"] : ["no-rule", $"no-rule&{_context}&rule={_rule.Length > 0}"]);
        }

        var own = _features[at];
        foreach (var feature in features.Prepend("").Select(f => f.Length == 0 ? $"from={source}" : $"from={source}&{f}").Where(f => !own.Contains(f)))
        {
            own.Add(feature);
        }
    }

    /// <summary>Adds a feature to the candidates for which it holds.</summary>
    public void Mark(string feature, Func<DocumentMetadata, bool> holds)
    {
        for (var i = Other + 1; i < _values.Count; i++)
        {
            if (holds(_metadata[i]))
            {
                _features[i].Add(feature);
            }
        }
    }

    public List<FieldCandidate> ToList()
    {
        var many = _values.Count switch { 2 => "0", 3 => "1", <= 5 => "few", _ => "many" };
        _features[None].Add($"none&of={many}");
        _features[Other].Add($"other&of={many}");
        return [.. _metadata.Select((m, i) => new FieldCandidate(m, [.. _features[i].Select(f => $"{_name}|{f}")]))];
    }
}
