using System.Reflection;

namespace IngestPipeline.Tagging.Facts;

internal enum UnitClass
{
    Percent,
    Money,
    Measure,
    Duration,
    Score,
    Rank,
    Count,
}

/// <summary>A unit or counted noun of the lexicon.</summary>
/// <param name="Class">What it measures or that it counts.</param>
/// <param name="Group">Nouns of one group may share a list.</param>
/// <param name="Joins">Whether its group does.</param>
/// <param name="Canonical">Fixed form; null to take the words as written.</param>
/// <param name="Name">A name, whose capitals are kept.</param>
internal sealed record UnitEntry(UnitClass Class, string Group, bool Joins, string? Canonical, bool Name);

/// <summary>The units and nouns of <c>units.txt</c>; the longest entry that stands at a place wins.</summary>
internal sealed class UnitLexicon
{
    private const int LongestEntry = 8;

    private readonly Dictionary<string, UnitEntry> _units = new(StringComparer.Ordinal);
    private readonly HashSet<string> _packages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _first = new(StringComparer.Ordinal);

    private UnitLexicon(TextReader reader)
    {
        var (group, joins) = ("", false);
        var unitClass = UnitClass.Count;
        var package = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                var words = line.Trim('[', ']', ' ').Split(' ');
                package = words[0] == "package";
                unitClass = package ? UnitClass.Count : Enum.Parse<UnitClass>(words[0], ignoreCase: true);
                group = words.Length > 1 ? words[1] : words[0];
                joins = words.Contains("join");
                continue;
            }

            foreach (var entry in line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = entry.Split(" = ", StringSplitOptions.TrimEntries);
                var written = parts[0].ToLowerInvariant();
                if (package)
                {
                    _packages.Add(written);
                    continue;
                }

                var canonical = parts.Length > 1 ? parts[1] : null;
                _units.TryAdd(written, new UnitEntry(unitClass, group, joins, canonical, parts[0] != written || (canonical is not null && unitClass == UnitClass.Count && char.IsUpper(canonical[0]))));
                _first.Add(FirstWord(written));
            }
        }
    }

    public static UnitLexicon Default { get; } = Load();

    /// <summary>The longest entry whose first word is token <paramref name="at"/>, and the token after it.</summary>
    public (UnitEntry Entry, int Next)? Longest(TokenLine line, int at)
    {
        var first = line[at];
        if (first.Kind == TokenKind.Number || first.End == 0 || !_first.Contains(FirstWord(first.Lower)))
        {
            return null;
        }

        var most = Math.Min(LongestEntry, line.Tokens.Count - at);
        var lookup = _units.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var count = most; count > 0; count--)
        {
            var last = line[at + count - 1];
            if (last.Kind == TokenKind.Number)
            {
                continue;
            }

            if (lookup.TryGetValue(line.Lower.AsSpan(first.Start, last.End - first.Start), out var entry))
            {
                return (entry, at + count);
            }
        }

        return null;
    }

    /// <summary>A unit that sizes packages and grades goods (<c>500g</c>, <c>4 chỗ</c>) beside a price.</summary>
    public bool IsPackage(string written) => _packages.Contains(written);

    private static string FirstWord(string written)
    {
        var end = 0;
        while (end < written.Length && (char.IsLetterOrDigit(written[end]) || written[end] is '²' or '³'))
        {
            end++;
        }

        return end == 0 ? written[..1] : written[..end];
    }

    private static UnitLexicon Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("IngestPipeline.Tagging.Facts.units.txt")
            ?? throw new InvalidOperationException("The unit lexicon is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return new UnitLexicon(reader);
    }
}
