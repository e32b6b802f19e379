using System.Text.RegularExpressions;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Results;
using IngestPipeline.Testing;
using IngestPipeline.Web.Localization;
using Xunit;

namespace IngestPipeline.Web.Tests;

public sealed partial class TextsTests
{
    [Fact]
    public void Texts_BothLanguages_HaveTheSameKeysAndPlaces()
    {
        Assert.Equal(Texts.Vietnamese.Keys.Order(), Texts.English.Keys.Order());
        foreach (var (key, text) in Texts.Vietnamese)
        {
            Assert.False(string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(Texts.English[key]), key);
            Assert.Equal((key, Places(text)), (key, Places(Texts.English[key])));
        }
    }

    [Fact]
    public void Texts_AskedForInPages_Exist()
    {
        var folder = Path.Combine(Repository.Root, "src", "IngestPipeline.Web");
        var keys = Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => KeyInCode().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.True(keys.Count > 150, $"{keys.Count} keys found");
        Assert.DoesNotContain(keys, k => !Texts.Vietnamese.ContainsKey(k));
    }

    [Fact]
    public void Texts_OfVocabularies_AreComplete()
    {
        IEnumerable<string> keys =
        [
            .. Enum.GetNames<UserRole>().Select(n => "role." + n), .. Enum.GetNames<DocumentState>().Select(n => "state." + n), .. Enum.GetNames<AuditAction>().Select(n => "audit." + n),
            .. Enum.GetNames<SearchSort>().Select(n => "sort." + n), .. Enum.GetNames<SuggestionKind>().Select(n => "suggestion." + n),
            .. Names<SectionRole>("section."), .. Names<FactKind>("kind."), .. Names<FactStatus>("status."), .. Names<FactChange>("change."), .. Names<Approximation>("approx."),
            .. Names<RepairKind>("repair."), .. Names<PageMethod>("method."), .. Names<TextState>("trust."), .. Names<BlockKind>("block."), .. Names<MetadataField>("meta."),
            .. Names<FactVerdict>("verdict."), .. Names<FactReviewState>("review-state."), .. new[] { "value", "of", "kind", "status", "period" }.Select(n => "review.problem-" + n),
        ];

        Assert.DoesNotContain(keys, k => !Texts.Vietnamese.ContainsKey(k));
    }

    private static IEnumerable<string> Names<T>(string prefix) where T : struct, Enum => Enum.GetValues<T>().Select(v => prefix + ContractNames.Of(v));

    private static string Places(string text) => string.Join(' ', PlaceInText().Matches(text).Select(m => m.Value).Order().Distinct());

    [GeneratedRegex("""\b[Tt]\["([^"]+)"(?! \+)""")]
    private static partial Regex KeyInCode();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceInText();
}
