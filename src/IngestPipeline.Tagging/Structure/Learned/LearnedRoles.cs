using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;

namespace IngestPipeline.Tagging.Structure.Learned;

/// <summary>Tells roles by the words of titles, the parent's role and what the lexicon says, weighed by a trained model.</summary>
public sealed class LearnedRoles(ChoiceModel model, string identity) : IRoleTeller
{
    private static readonly RuleRoles Rules = new();

    public string Version => $"maxent-1;{Rules.Version};{identity}";

    /// <summary>In the order of the candidates.</summary>
    public static ImmutableArray<SectionRole> Roles { get; } = [.. Enum.GetValues<SectionRole>()];

    public SectionRole RoleOf(RoleContext section)
    {
        var probabilities = model.Probabilities(Candidates(section));
        return Roles[Array.IndexOf(probabilities, probabilities.Max())];
    }

    /// <summary>Features of each role.</summary>
    public static List<IReadOnlyList<string>> Candidates(RoleContext section)
    {
        var shared = Shared(section);
        var rule = Rules.RoleOf(section);
        var lexicon = section.Title is { } title ? RoleLexicon.Of(title) : null;
        return [.. Roles.Select(role => Features(role, section, shared, rule, lexicon))];
    }

    private static List<string> Features(SectionRole role, RoleContext section, List<string> shared, SectionRole rule, SectionRole? lexicon)
    {
        var name = ContractNames.Of(role);
        var features = shared.ConvertAll(f => $"{name}|{f}");
        if (role == rule)
        {
            features.AddRange(["rule", $"rule={name}", $"rule&{(lexicon is null ? "untold" : "told")}"]);
        }

        if (role == section.Parent?.Role)
        {
            features.AddRange(["inherited", $"inherited={name}", $"inherited&{(lexicon is null ? "untold" : "told")}"]);
        }

        return features;
    }

    private static List<string> Shared(RoleContext section)
    {
        var words = Words(section.Title ?? "");
        List<string> features = ["bias", $"parent={(section.Parent is { } p ? ContractNames.Of(p.Role) : "top")}", $"fallback={ContractNames.Of(section.Fallback)}&{(section.Parent is null ? "top" : "below")}"];
        features.Add($"marker={section.Marker?.Kind.ToString() ?? "none"}");
        if (section.Title is null)
        {
            features.Add("untitled");
            features.AddRange(Words(section.Sentence ?? "").Take(4).Select(w => $"sentence={w}"));
        }

        for (var i = 0; i < words.Count; i++)
        {
            features.Add($"word={words[i]}");
            features.Add($"pair={(i == 0 ? "^" : words[i - 1])} {words[i]}");
        }

        return features;
    }

    private static List<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', ';', ':', '.', '-', '–', '(', ')', '"', '“', '”', '/'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetter)).Take(16)];
}
