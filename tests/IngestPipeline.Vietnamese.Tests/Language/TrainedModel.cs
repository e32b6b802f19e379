using IngestPipeline.Testing;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Tests.Language;

/// <summary>The project's own weights, read once for all tests.</summary>
internal static class TrainedModel
{
    public static SyllableLanguageModel Instance { get; } = new(LanguageModelFile.Default);

    /// <summary>The project's own reports, one string each.</summary>
    public static IEnumerable<string> Reports =>
        Directory.GetFiles(Path.Combine(Repository.Root, "corpus", "expected"), "clean.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f).Normalize());
}
