namespace IngestPipeline.Tagging.Places;

/// <summary>The administrative units of Việt Nam before and since 1 July 2025 (see the head of <c>admin-units.tsv</c> for the source).</summary>
internal sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Shipped = new(Load);

    private readonly Dictionary<string, List<AdministrativeUnit>> _named = new(StringComparer.Ordinal);

    // As metadata write them: one unit a name, the province before the district, spelt as the source spells it.
    private readonly Dictionary<string, AdministrativeUnit> _leading = new(StringComparer.OrdinalIgnoreCase);

    private Gazetteer(IEnumerable<AdministrativeUnit> units)
    {
        foreach (var unit in units)
        {
            var key = Key(unit.Name);
            if (!_named.TryGetValue(key, out var bearers))
            {
                _named.Add(key, bearers = new List<AdministrativeUnit>(1));
            }

            bearers.Add(unit);
            if (unit.Level != UnitLevel.Commune && !char.IsAsciiDigit(unit.Name[0]))
            {
                _leading.TryAdd(unit.Name, unit);
            }
        }
    }

    public static Gazetteer Default => Shipped.Value;

    /// <summary>The units of that name in any casing and either tone placement (<c>Hòa Bình</c>, <c>Hoà Bình</c>), accents exact.</summary>
    public IReadOnlyList<AdministrativeUnit> Named(string name) => _named.TryGetValue(Key(name), out var units) ? units : [];

    /// <summary>The province or district of that name in any casing, as <c>tỉnh Trà Vinh</c>; null if there is none.</summary>
    public string? Find(string name) => Leading(name) is { } unit ? $"{unit.Type} {unit.Name}" : null;

    /// <summary>The name in its own casing; null if no province or district bears it.</summary>
    public string? Casing(string name) => Leading(name)?.Name;

    /// <summary>Only provinces and centrally run cities.</summary>
    public string? FindProvince(string name) => Leading(name) is { Level: UnitLevel.Province } unit ? $"{unit.Type} {unit.Name}" : null;

    private AdministrativeUnit? Leading(string name) => _leading.GetValueOrDefault(name.Trim());

    /// <summary>Lower case, the tone mark on the last vowel of <c>oa</c>, <c>oe</c>, <c>uy</c> at the end of a syllable, numbers without a leading zero.</summary>
    private static string Key(string name)
    {
        var letters = name.Trim().ToLowerInvariant().ToCharArray();
        for (var i = 1; i < letters.Length; i++)
        {
            if (i + 1 < letters.Length && char.IsLetter(letters[i + 1]))
            {
                continue;
            }

            var old = (letters[i - 1], letters[i]) switch
            {
                ('ò', 'a') => "oà", ('ó', 'a') => "oá", ('ỏ', 'a') => "oả", ('õ', 'a') => "oã", ('ọ', 'a') => "oạ",
                ('ò', 'e') => "oè", ('ó', 'e') => "oé", ('ỏ', 'e') => "oẻ", ('õ', 'e') => "oẽ", ('ọ', 'e') => "oẹ",
                ('ù', 'y') => "uỳ", ('ú', 'y') => "uý", ('ủ', 'y') => "uỷ", ('ũ', 'y') => "uỹ", ('ụ', 'y') => "uỵ",
                _ => null,
            };
            old?.CopyTo(0, letters, i - 1, 2);
        }

        return new string(letters).TrimStart('0');
    }

    private static Gazetteer Load()
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream("admin-units.tsv")!;
        using var reader = new StreamReader(stream);
        return new Gazetteer(Rows(reader));
    }

    private static IEnumerable<AdministrativeUnit> Rows(StreamReader reader)
    {
        // A handful of types and some 700 units above stand on 14,000 rows: one string each.
        var shared = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var year, var level, var code, var type, var name, var above])
            {
                yield return new AdministrativeUnit(year == "2025" ? 2025 : 2023, (UnitLevel)(level[0] - '0'), code, Shared(type), name, Shared(above));
            }
        }

        string Shared(string text)
        {
            shared.TryGetValue(text, out var known);
            shared.Add(text);
            return known ?? text;
        }
    }
}
