using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Learning;

/// <summary>
/// Which attributes make the features of a model: one template a line, <c>name[offset]</c> joined by <c>&amp;</c>, as CRF++ writes them.
/// <c>marker[0]&amp;last[-1]</c> pairs this item's marker with the last character of the item before it; a name ending in <c>*</c> stands for
/// every attribute whose name begins so. Lines that begin with <c>#</c> are comments.
/// </summary>
public sealed partial class FeatureTemplates
{
    private readonly ImmutableArray<ImmutableArray<Slot>> _templates;

    private FeatureTemplates(ImmutableArray<ImmutableArray<Slot>> templates) => _templates = templates;

    private readonly record struct Slot(string Name, int Offset);

    /// <exception cref="FormatException">A line is no template; the message names it.</exception>
    public static FeatureTemplates Parse(IEnumerable<string> lines) =>
        new([.. lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('&').Select(s => ParseSlot(s, l)).ToImmutableArray())]);

    /// <summary>The features of one item among its neighbours; beyond the ends of the sequence an attribute has the value <c>-</c>.</summary>
    public List<string> Apply(IReadOnlyList<AttributeSet> items, int at)
    {
        var features = new List<string>(_templates.Length) { "bias" };
        foreach (var template in _templates)
        {
            Combine(items, at, template, 0, "", features);
        }

        return features;
    }

    private static void Combine(IReadOnlyList<AttributeSet> items, int at, ImmutableArray<Slot> template, int slot, string prefix, List<string> features)
    {
        if (slot == template.Length)
        {
            features.Add(prefix);
            return;
        }

        var (name, offset) = template[slot];
        var (from, joint) = (at + offset, slot == 0 ? "" : "&");
        if (from < 0 || from >= items.Count)
        {
            Combine(items, at, template, slot + 1, $"{prefix}{joint}{name}[{offset}]=-", features);
            return;
        }

        foreach (var (attribute, value) in items[from].Values)
        {
            if (name[^1] == '*' ? attribute.AsSpan().StartsWith(name.AsSpan(0, name.Length - 1)) : attribute == name)
            {
                Combine(items, at, template, slot + 1, $"{prefix}{joint}{attribute}[{offset}]={value}", features);
            }
        }
    }

    private static Slot ParseSlot(string text, string line) =>
        Pattern().Match(text.Trim()) is { Success: true } m
            ? new Slot(m.Groups[1].Value, int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))
            : throw new FormatException($"\"{line}\" is no feature template.");

    [GeneratedRegex(@"^([\w.-]+\*?)\[([+-]?\d+)\]$")]
    private static partial Regex Pattern();
}
