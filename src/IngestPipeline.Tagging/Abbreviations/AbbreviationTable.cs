using System.Text.RegularExpressions;
using IngestPipeline.Tagging.Structure;

namespace IngestPipeline.Tagging.Abbreviations;

/// <summary>What abbreviations stand for in one document: its own definitions first, then the lexicon.</summary>
internal sealed class AbbreviationTable
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? _known;

    public AbbreviationTable(IEnumerable<AbbreviationDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            (definition.Spelt ? _words : _names).TryAdd(definition.Short, definition.Words);
        }

        if (_words.Count > 0)
        {
            _known = new Regex($@"(?<![\p{{L}}\d&/])(?:{string.Join('|', _words.Keys.OrderByDescending(s => s.Length).Select(ShortForm.Pattern))})(?![\p{{L}}\d&])", RegexOptions.CultureInvariant);
        }
    }

    /// <summary>The lexicon alone.</summary>
    public static AbbreviationTable Common { get; } = new([]);

    /// <param name="text">Text of a document; its definitions are sought everywhere in it.</param>
    public static AbbreviationTable Of(string text) => AbbreviationFinder.Find(text) is { Count: > 0 } own ? new AbbreviationTable(own) : Common;

    /// <summary>A name, or a text that has names, with its abbreviations written out; in capitals where it is in capitals.</summary>
    public string WriteOut(string text)
    {
        var capitals = TextLine.IsCapitals(text);
        if (_names.TryGetValue(text, out var name))
        {
            return capitals ? name.ToUpperInvariant() : name;
        }

        var own = _known?.Replace(text, m => Written(m, capitals)) ?? text;
        return AbbreviationLexicon.WriteOut(own);
    }

    /// <summary>Definitions amid a sentence are in small letters; a name begins with a capital.</summary>
    private string Written(Match match, bool capitals) =>
        !_words.TryGetValue(match.Value, out var words) ? match.Value
        : capitals ? words.ToUpperInvariant()
        : match.Index == 0 ? char.ToUpperInvariant(words[0]) + words[1..]
        : words;
}
