namespace IngestPipeline.Tagging.Metadata;

/// <summary>Names of provinces and districts, old and present (see the head of <c>admin-units.tsv</c> for the source).</summary>
internal static class AdministrativeUnits
{
    private static readonly Dictionary<string, (int Level, string Type, string Name)> ByName = Load();

    /// <summary>The unit of that name in any casing, as <c>tỉnh Trà Vinh</c>; null if there is none.</summary>
    public static string? Find(string name) => ByName.TryGetValue(name.Trim(), out var unit) ? $"{unit.Type} {unit.Name}" : null;

    /// <summary>The name in its own casing; null if no unit bears it.</summary>
    public static string? Casing(string name) => ByName.TryGetValue(name.Trim(), out var unit) ? unit.Name : null;

    /// <summary>Only provinces and centrally run cities.</summary>
    public static string? FindProvince(string name) => ByName.TryGetValue(name.Trim(), out var unit) && unit.Level == 1 ? $"{unit.Type} {unit.Name}" : null;

    private static Dictionary<string, (int Level, string Type, string Name)> Load()
    {
        using var stream = typeof(AdministrativeUnits).Assembly.GetManifestResourceStream("admin-units.tsv")!;
        using var reader = new StreamReader(stream);
        var units = new Dictionary<string, (int, string, string)>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var level, var type, var name])
            {
                // Provinces come first; a province keeps its name against a district of the same name.
                units.TryAdd(name, (level[0] - '0', type, name));
            }
        }

        return units;
    }
}
