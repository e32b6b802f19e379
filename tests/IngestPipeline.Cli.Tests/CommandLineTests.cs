using System.Diagnostics;
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
    [InlineData(0, "--help")]
    [InlineData(0, "process", "--help")]
    public async Task Arguments_GiveTheirExitCode(int expected, params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);

        Assert.True(code == expected, $"{code}\n{output}\n{errors}");
    }

    [Fact]
    public async Task Process_GoodAndMissingFile_WritesTheGoodOneAndExitsWith2()
    {
        var good = _folder.File("bc.txt", "BÁO CÁO\nCông tác quý I năm 2023\n\nI. KẾT QUẢ\n\nĐã ban hành 12 văn bản.\n");
        var output = Path.Combine(_folder.Path, "out");

        var (code, text, _) = await Run("process", good, Path.Combine(_folder.Path, "không có.pdf"), "--out", output, "--json");

        Assert.Equal(2, code);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["file-missing"], lines.Where(l => l.GetProperty("error").ValueKind == JsonValueKind.Object).Select(l => l.GetProperty("error").GetProperty("code").GetString()));
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "bc.txt.json"))).RootElement;
        Assert.Equal("BÁO CÁO", document.GetProperty("metadata").GetProperty("doc_type").GetString());
        Assert.Equal("12", document.GetProperty("facts")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task AddSearchExportVerify_OnOneArchive_Agree()
    {
        var data = Path.Combine(_folder.Path, "data");
        var file = Path.Combine(Repository.Root, "corpus", "files", "12-bao-cao-tiep-cong-dan-9-thang.txt");

        Assert.Equal(0, (await Run("add", file, "--data", data, "--wait")).Code);
        var (_, found, _) = await Run("search", "tiep cong dan", "--data", data, "--json");
        var (_, facts, _) = await Run("facts", "export", "--format", "jsonl", "--indicator", "don", "--data", data);
        var (verified, report, errors) = await Run("verify", "--full", "--data", data);

        Assert.Equal(1, JsonDocument.Parse(found).RootElement.GetProperty("total").GetInt64());
        Assert.Contains("\"value\":\"486\"", facts, StringComparison.Ordinal);
        Assert.True(verified == 0, report + errors);

        File.Delete(Directory.EnumerateFiles(Path.Combine(data, "blobs"), "*", SearchOption.AllDirectories).Single(f => new FileInfo(f).Length > 0));
        var (broken, list, _) = await Run("verify", "--data", data);
        Assert.Equal(1, broken);
        Assert.Contains("blob-missing", list, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "ingest.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
