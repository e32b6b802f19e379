using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Browser.Tests;

/// <summary>The application is killed in the middle of its work and started again.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Kill_DuringManyUploads_LosesNothing()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var uploads = Directory.CreateDirectory(Path.Combine(folder.Path, "uploads")).FullName;
        const int count = 50;
        for (var i = 0; i < count; i++)
        {
            // Every fifth is damaged; the others differ by a line.
            File.WriteAllText(
                Path.Combine(uploads, $"bc-{i:00}.txt"),
                i % 5 == 4 ? "\0\0\u0001\u0002" + new string('\0', i) : $"BÁO CÁO\nCông tác tháng {i % 12 + 1} năm 2023\n\nI. KẾT QUẢ\n\nĐã giải quyết {100 + i} hồ sơ, ban hành {i} quyết định bổ nhiệm.\n");
        }

        await using (var server = await RunningServer.Start(data))
        {
            var (added, output) = await RunningServer.Run("add", uploads, "--data", data);
            Assert.True(added == 0, output);
            await Until(() => States(data).Count(s => s == "indexed") is > 2, TimeSpan.FromMinutes(1));
            await server.Kill();
        }

        var before = States(data);
        Assert.Equal(count, before.Count);
        await using (await RunningServer.Start(data))
        {
            await Until(() => States(data).All(s => s is "indexed" or "failed"), TimeSpan.FromMinutes(2));
        }

        var after = States(data);
        Assert.Equal((count - count / 5, count / 5), (after.Count(s => s == "indexed"), after.Count(s => s == "failed")));
        var (code, text) = await RunningServer.Run("verify", "--full", "--data", data);
        Assert.True(code == 0, text);
    }

    private static List<string> States(string data)
    {
        using var archive = Archive.ArchiveServices.Open(data, TimeProvider.System);
        var all = archive.Documents.List(Archive.DocumentFilter.All, Documents.AccessLevel.Secret, new Archive.PageRequest(500)).Items;
        return [.. all.Select(d => d.State.ToString().ToLowerInvariant())];
    }

    private static async Task Until(Func<bool> reached, TimeSpan patience)
    {
        var end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (!reached())
        {
            Assert.True(Environment.TickCount64 < end, "The state was not reached in time.");
            await Task.Delay(200);
        }
    }
}
