using System.Xml.Linq;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>Holds the map of the README: references point inwards.</summary>
public sealed class ReferenceMapTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Documents"] = [],
        ["Pipelines"] = ["Documents"],
        ["Vietnamese"] = ["Pipelines"],
        ["Extraction"] = ["Pipelines", "Vietnamese"],
        ["Learning"] = [],
        ["Tagging"] = ["Learning", "Vietnamese"],
        ["Training"] = ["Learning", "Tagging"],
        ["Search"] = ["Vietnamese"],
        ["Archive"] = ["Documents", "Vietnamese"],
        ["Export"] = ["Archive"],
        ["Tools"] = ["Extraction", "Search"],
        ["Jobs"] = ["Archive", "Pipelines", "Search"],
        ["Hosting"] = ["Archive", "Export", "Extraction", "Jobs", "Search", "Tagging", "Tools", "Vietnamese"],
        ["Web"] = ["Hosting"],
        ["Cli"] = ["Training", "Web"],
    };

    [Fact]
    public void Projects_ReferenceOnlyInwards()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(
                p => Path.GetFileNameWithoutExtension(p)["IngestPipeline.".Length..],
                p => XDocument.Load(p).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)["IngestPipeline.".Length..]).Order().ToArray());

        Assert.Equal(Allowed.Keys.Order(), found.Keys.Order());
        foreach (var (project, references) in found)
        {
            Assert.Empty(references.Except(Allowed[project]).Select(r => $"{project} -> {r}"));
        }
    }
}
