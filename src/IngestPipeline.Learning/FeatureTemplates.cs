using System.Collections.Concurrent;
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
    /// <summary>Every name and offset that some template uses, once.</summary>
    private readonly ImmutableArray<Slot> _slots;

    /// <summary>Each template as positions in <see cref="_slots"/>.</summary>
    private readonly ImmutableArray<ImmutableArray<int>> _templates;

    private readonly int _nearest, _farthest;

    /// <summary>The slots that take an attribute, by its name.</summary>
    private readonly ConcurrentDictionary<string, int[]> _takers = new(StringComparer.Ordinal);

    private FeatureTemplates(List<Slot[]> templates)
    {
        _slots = [.. templates.SelectMany(t => t).Distinct()];
        (_nearest, _farthest) = (_slots.Select(s => s.Offset).DefaultIfEmpty(0).Min(), _slots.Select(s => s.Offset).DefaultIfEmpty(0).Max());
        _templates = [.. templates.Select(t => t.Select(s => _slots.IndexOf(s)).ToImmutableArray())];
    }

    private readonly record struct Slot(string Name, int Offset)
    {
        private readonly string _middle = string.Create(CultureInfo.InvariantCulture, $"[{Offset}]=");

        public bool Takes(string attribute) => Name[^1] == '*' ? attribute.AsSpan().StartsWith(Name.AsSpan(0, Name.Length - 1)) : attribute == Name;

        public string Feature(string attribute, string value) => string.Concat(attribute, _middle, value);

        public FeatureKey Key(string attribute, string value) => FeatureKey.OfPart(attribute, _middle, value);
    }

    /// <exception cref="FormatException">A line is no template; the message names it.</exception>
    public static FeatureTemplates Parse(IEnumerable<string> lines) =>
        new([.. lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('&').Select(s => ParseSlot(s, l)).ToArray())]);

    /// <summary>The features of each item among its neighbours; beyond the ends of the sequence an attribute has the value <c>-</c>.</summary>
    public List<List<string>> Apply(IReadOnlyList<AttributeSet> items) =>
        Apply(items, "bias", (slot, name, value) => slot.Feature(name, value), (head, part) => string.Concat(head, "&", part));

    /// <summary>The same features by their keys, which is what tagging needs and several times faster.</summary>
    public List<List<FeatureKey>> Keys(IReadOnlyList<AttributeSet> items) =>
        Apply(items, FeatureKey.Of("bias"), (slot, name, value) => slot.Key(name, value), (head, part) => head.And(part));

    private List<List<T>> Apply<T>(IReadOnlyList<AttributeSet> items, T bias, Func<Slot, string, string, T> single, Func<T, T, T> join)
    {
        var parts = _slots.Select(_ => new List<T>()).ToArray();
        var sequence = new List<List<T>>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            Fill(items, i, parts, single);
            var features = new List<T>(_templates.Length + 16) { bias };
            foreach (var template in _templates)
            {
                foreach (var first in parts[template[0]])
                {
                    Combine(parts, template, 1, first, join, features);
                }
            }

            sequence.Add(features);
        }

        return sequence;
    }

    /// <summary>What each slot holds at one item.</summary>
    private void Fill<T>(IReadOnlyList<AttributeSet> items, int at, List<T>[] parts, Func<Slot, string, string, T> single)
    {
        for (var s = 0; s < parts.Length; s++)
        {
            parts[s].Clear();
            if (at + _slots[s].Offset is var from && (from < 0 || from >= items.Count))
            {
                parts[s].Add(single(_slots[s], _slots[s].Name, "-"));
            }
        }

        for (var from = Math.Max(0, at + _nearest); from <= Math.Min(items.Count - 1, at + _farthest); from++)
        {
            foreach (var (attribute, value) in items[from].Values)
            {
                foreach (var s in _takers.GetOrAdd(attribute, Takers))
                {
                    if (at + _slots[s].Offset == from)
                    {
                        parts[s].Add(single(_slots[s], attribute, value));
                    }
                }
            }
        }
    }

    private int[] Takers(string attribute) => [.. Enumerable.Range(0, _slots.Length).Where(s => _slots[s].Takes(attribute))];

    /// <summary>Every combination of one value for each slot of a template; none where a slot is empty.</summary>
    private static void Combine<T>(List<T>[] parts, ImmutableArray<int> template, int slot, T head, Func<T, T, T> join, List<T> features)
    {
        if (slot == template.Length)
        {
            features.Add(head);
            return;
        }

        foreach (var part in parts[template[slot]])
        {
            Combine(parts, template, slot + 1, join(head, part), join, features);
        }
    }

    private static Slot ParseSlot(string text, string line) =>
        Pattern().Match(text.Trim()) is { Success: true } m
            ? new Slot(m.Groups[1].Value, int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))
            : throw new FormatException($"\"{line}\" is no feature template.");

    [GeneratedRegex(@"^([\w.-]+\*?)\[([+-]?\d+)\]$")]
    private static partial Regex Pattern();
}
