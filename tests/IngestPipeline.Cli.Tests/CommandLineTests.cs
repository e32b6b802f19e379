using System.IO.Compression;
using System.Text.Json;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>The program as a script sees it: exit codes and output.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(64)]
    [InlineData(64, "process")]
    [InlineData(64, "process", "a.txt")]
    [InlineData(64, "facts", "export", "--format", "parquet")]
    [InlineData(64, "user", "add", "lan", "--role", "king")]
    [InlineData(64, "repairs", "reject", "0123")]
    [InlineData(64, "repairs", "reject", "0123", "--all", "--at", "5")]
    [InlineData(64, "repairs", "reject", "0123", "--kind", "beauty")]
    [InlineData(0, "--help")]
    [InlineData(0, "process", "--help")]
    public async Task Arguments_GiveTheirExitCode(int expected, params string[] arguments)
    {
        var run = await ProgramRun.Of(arguments);

        Assert.True(run.Code == expected, $"{run.Code}\n{run.Text}\n{run.Errors}");
    }

    [Fact]
    public async Task Process_GoodAndMissingFile_WritesTheGoodOneAndExitsWith2()
    {
        var good = _folder.File("bc.txt", "BÁO CÁO\nCông tác quý I năm 2023\n\nI. KẾT QUẢ\n\nĐã ban hành 12 văn bản.\n");
        var output = Path.Combine(_folder.Path, "out");

        var run = await ProgramRun.Of("process", good, Path.Combine(_folder.Path, "không có.pdf"), "--out", output, "--json");

        Assert.Equal(2, run.Code);
        var lines = run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["file-missing"], lines.Where(l => l.GetProperty("error").ValueKind == JsonValueKind.Object).Select(l => l.GetProperty("error").GetProperty("code").GetString()));
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "bc.txt.json"))).RootElement;
        Assert.Equal("BÁO CÁO", document.GetProperty("metadata").GetProperty("doc_type").GetString());
        Assert.Equal("12", document.GetProperty("facts")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Repairs_ListedRejectedAndRestored_ByFileAndById()
    {
        var data = Path.Combine(_folder.Path, "data");
        var file = _folder.File("thi-dua.txt", "BÁO CÁO\nCông tác thi đua\n\nKhen   thƣởng đột xuất.\n");
        Assert.Equal(0, (await ProgramRun.Of("add", file, "--data", data, "--wait")).Code);

        var repair = Assert.Single(await Repairs(file, data));
        Assert.Equal(("repaired", "ƣ", "ư", "lookalike"), Shape(repair));
        var id = Id(data)[..12];
        var rejected = await ProgramRun.Of("repairs", "reject", id, "--at", repair.GetProperty("at").ToString(), "--data", data, "--wait");
        Assert.True(rejected.Code == 0, rejected.Text + rejected.Errors);
        Assert.Equal(("rejected", "ƣ", "ư", "lookalike"), Shape(Assert.Single(await Repairs(id, data))));
        Assert.Equal(1, (await ProgramRun.Of("repairs", "reject", id, "--at", "1", "--data", data)).Code);
        Assert.Equal(0, (await ProgramRun.Of("repairs", "restore", file, "--all", "--data", data, "--wait")).Code);
        Assert.Equal("repaired", Shape(Assert.Single(await Repairs(file, data))).State);
        Assert.Equal(2, (await ProgramRun.Of("repairs", "list", "0000", "--data", data)).Code);
    }

    private static async Task<List<JsonElement>> Repairs(string document, string data) =>
        [.. (await ProgramRun.Of("repairs", "list", document, "--data", data, "--json")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private static (string? State, string? Original, string? Text, string? Kind) Shape(JsonElement repair) =>
        (repair.GetProperty("state").GetString(), repair.GetProperty("original").GetString(), repair.GetProperty("text").GetString(), repair.GetProperty("kind").GetString());

    private static string Id(string data)
    {
        using var archive = Archive.ArchiveServices.Open(data, TimeProvider.System);
        return archive.Documents.List(Archive.DocumentFilter.All, Documents.AccessLevel.Secret, new Archive.PageRequest()).Items.Single().Id;
    }

    [Fact]
    public async Task AddSearchExportVerify_OnOneArchive_Agree()
    {
        var data = Path.Combine(_folder.Path, "data");
        var file = Path.Combine(Repository.Root, "corpus", "files", "12-bao-cao-tiep-cong-dan-9-thang.txt");

        Assert.Equal(0, (await ProgramRun.Of("add", file, "--data", data, "--wait")).Code);
        var found = await ProgramRun.Of("search", "tiep cong dan", "--data", data, "--json");
        var facts = await ProgramRun.Of("facts", "export", "--format", "jsonl", "--indicator", "don", "--data", data);
        var package = Path.Combine(_folder.Path, "so-lieu.zip");
        var packed = await ProgramRun.Of("facts", "export", "--format", "package", "--out", package, "--licence", "CC-BY-4.0", "--data", data);
        var refused = await ProgramRun.Of("facts", "export", "--licence", "của tôi", "--data", data);
        var verified = await ProgramRun.Of("verify", "--full", "--data", data);

        Assert.Equal((0, 64), (packed.Code, refused.Code));
        Assert.Equal([package], Directory.GetFiles(_folder.Path, "so-lieu*"));
        using (var zip = ZipFile.OpenRead(package))
        {
            Assert.Equal(["facts.csv", "sources.csv", "datapackage.json"], zip.Entries.Select(e => e.Name));
            using var descriptor = JsonDocument.Parse(zip.Entries[2].Open());
            Assert.Equal("CC-BY-4.0", descriptor.RootElement.GetProperty("licenses")[0].GetProperty("name").GetString());
        }

        Assert.Equal(1, JsonDocument.Parse(found.Text).RootElement.GetProperty("total").GetInt64());
        Assert.Contains("\"value\":\"486\"", facts.Text, StringComparison.Ordinal);
        Assert.True(verified.Code == 0, verified.Text + verified.Errors);

        File.Delete(Directory.EnumerateFiles(Path.Combine(data, "blobs"), "*", SearchOption.AllDirectories).Single(f => new FileInfo(f).Length > 0));
        var broken = await ProgramRun.Of("verify", "--data", data);
        Assert.Equal(1, broken.Code);
        Assert.Contains("blob-missing", broken.Text, StringComparison.Ordinal);
    }
}
