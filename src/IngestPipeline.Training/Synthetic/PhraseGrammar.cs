using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace IngestPipeline.Training.Synthetic;

/// <summary>
/// The words of the synthetic reports: rules with alternatives, one a line below <c>[rule]</c>, in the text files of corpus/phrases.
/// In an alternative <c>{rule}</c> is written out in turn, <c>{^rule}</c> with a capital, <c>{a|b}</c> is one of its parts (an
/// empty one too), <c>{3..40}</c> a number, and any other name a slot of the document.
/// </summary>
public sealed class PhraseGrammar
{
    private const int Deepest = 12;

    private readonly Dictionary<string, List<string>> _rules = new(StringComparer.Ordinal);

    /// <summary>Every alternative of every rule.</summary>
    public int Count => _rules.Values.Sum(r => r.Count);

    public IEnumerable<string> Rules => _rules.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">A line stands before the first rule.</exception>
    public static PhraseGrammar Load(string folder)
    {
        var grammar = new PhraseGrammar();
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            grammar.Read(file);
        }

        return grammar;
    }

    private void Read(string file)
    {
        List<string>? rule = null;
        foreach (var line in File.ReadLines(file).Select(l => l.Trim().Normalize()))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[' && line[^1] == ']')
            {
                var name = line[1..^1];
                rule = _rules.TryGetValue(name, out var known) ? known : _rules[name] = [];
                continue;
            }

            (rule ?? throw new InvalidDataException($"{file}: '{line}' stands before the first rule.")).Add(line);
        }
    }

    public bool Has(string rule) => _rules.ContainsKey(rule);

    /// <summary>The alternatives as they stand in the file.</summary>
    public IReadOnlyList<string> Alternatives(string rule) => _rules.TryGetValue(rule, out var found) ? found : throw new KeyNotFoundException($"The phrases have no rule '{rule}'.");

    /// <summary>Fields of one alternative, which a semicolon and a space part.</summary>
    public ImmutableArray<string> Record(string rule, Chance chance) => [.. chance.Pick(Alternatives(rule)).Split("; ")];

    /// <summary>One alternative of the rule with everything in braces written out.</summary>
    /// <param name="slot">Values of the document by name; null for a name it does not know.</param>
    public string Write(string rule, Chance chance, Func<string, string?> slot) => Fill(chance.Pick(Alternatives(rule)), chance, slot, 0);

    /// <summary>As <see cref="Write"/>, for a pattern that stands in no rule.</summary>
    public string Fill(string pattern, Chance chance, Func<string, string?> slot) => Fill(pattern, chance, slot, 0);

    private string Fill(string pattern, Chance chance, Func<string, string?> slot, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidDataException($"'{pattern}' calls itself.");
        }

        var text = new StringBuilder();
        var at = 0;
        while (at < pattern.Length)
        {
            var open = pattern.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(pattern, at, pattern.Length - at);
                break;
            }

            text.Append(pattern, at, open - at);
            var close = Closing(pattern, open);
            text.Append(Part(pattern[(open + 1)..close], chance, slot, depth));
            at = close + 1;
        }

        return Spaced(text.ToString());
    }

    private string Part(string inner, Chance chance, Func<string, string?> slot, int depth)
    {
        var choices = Choices(inner);
        if (choices.Count > 1)
        {
            return Fill(choices[chance.Below(choices.Count)], chance, slot, depth + 1);
        }

        if (inner.IndexOf("..", StringComparison.Ordinal) is > 0 and var dots
            && int.TryParse(inner.AsSpan(0, dots), CultureInfo.InvariantCulture, out var low) && int.TryParse(inner.AsSpan(dots + 2), CultureInfo.InvariantCulture, out var high))
        {
            return chance.Between(low, high).ToString(CultureInfo.InvariantCulture);
        }

        var capital = inner.StartsWith('^');
        var name = capital ? inner[1..] : inner;
        var value = slot(name) ?? Fill(chance.Pick(Alternatives(name)), chance, slot, depth + 1);
        return capital && value.Length > 0 ? char.ToUpperInvariant(value[0]) + value[1..] : value;
    }

    private static int Closing(string pattern, int open)
    {
        var depth = 0;
        for (var i = open; i < pattern.Length; i++)
        {
            depth += pattern[i] == '{' ? 1 : pattern[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        throw new InvalidDataException($"'{pattern}' has a brace without partner.");
    }

    private static List<string> Choices(string inner)
    {
        var parts = new List<string>();
        int depth = 0, from = 0;
        for (var i = 0; i < inner.Length; i++)
        {
            depth += inner[i] == '{' ? 1 : inner[i] == '}' ? -1 : 0;
            if (depth == 0 && inner[i] == '|')
            {
                parts.Add(inner[from..i]);
                from = i + 1;
            }
        }

        parts.Add(inner[from..]);
        return parts;
    }

    /// <summary>Parts that were left out leave no double space and none before a comma.</summary>
    private static string Spaced(string text)
    {
        while (text.Contains("  ", StringComparison.Ordinal))
        {
            text = text.Replace("  ", " ", StringComparison.Ordinal);
        }

        return text.Replace(" ,", ",", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal).Replace(" ;", ";", StringComparison.Ordinal).Trim();
    }
}
