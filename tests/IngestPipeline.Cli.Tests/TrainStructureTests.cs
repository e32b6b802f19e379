using System.Text;
using IngestPipeline.Tagging.Structure.Learned;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>Training and measuring from the sample reports and generated documents alone, as a clean checkout has them.</summary>
public sealed class TrainStructureTests
{
    [Fact]
    public async Task TrainedOnTheCorpus_IsMeasuredByDocument()
    {
        using var folder = new TemporaryFolder();
        var report = Path.Combine(Repository.Root, "corpus", "expected", "12-bao-cao-tiep-cong-dan-9-thang");
        var files = Path.Combine(Repository.Root, "corpus", "files");
        var weights = Path.Combine(folder.Path, "structure");

        var trained = await ProgramRun.Of("train", "structure", report, "--files", files, "--synthetic", "30", "--phrases", Path.Combine(Repository.Root, "corpus", "phrases"), "--out", weights);
        var measured = await ProgramRun.Of("evaluate", report, "--files", files, "--models", weights);

        Assert.Equal(0, trained.Code);
        Assert.True(StructureModels.Load(weights).Lines.Labels.Length > 10);
        Assert.Equal(0, measured.Code);
        var row = Assert.Single(Encoding.UTF8.GetString(measured.Output).Split('\n'), l => l.StartsWith("12-bao-cao-tiep-cong-dan-9-thang.txt", StringComparison.Ordinal));
        Assert.Contains(" 1.000", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoldThatIsNone_IsToldByName()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.Of("evaluate", Path.Combine(folder.Path, "missing"), "--files", folder.Path);

        Assert.NotEqual(0, run.Code);
        Assert.Contains("missing", run.Errors, StringComparison.Ordinal);
    }
}
