using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace IngestPipeline.Web.Localization;

/// <summary>The two dictionaries of the site's texts, key to text, read once from the assembly.</summary>
public static class Texts
{
    public static FrozenDictionary<string, string> Vietnamese { get; } = Load("vi");

    public static FrozenDictionary<string, string> English { get; } = Load("en");

    public static FrozenDictionary<string, string> Of(Language language) => language == Language.English ? English : Vietnamese;

    private static FrozenDictionary<string, string> Load(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"texts/{code}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
