using IngestPipeline.Testing;
using Microsoft.Playwright;
using Xunit;

namespace IngestPipeline.Browser.Tests;

/// <summary>What the three kinds of users do, in a real browser against the real program.</summary>
public sealed class JourneyTests : BrowserJourney
{
    [Fact]
    public async Task UploadProgressSearchOpenExport_WithRealFiles_Works()
    {
        var errors = new List<string>();
        Page.PageError += (_, e) => errors.Add(e);
        await SignIn();

        // An archivist uploads three good files and a bad one.
        var bad = Folder.File("hỏng.pdf", "%PDF-1.7\nthis is no PDF at all");
        string[] good = ["02-quyet-dinh-bo-nhiem-2023.pdf", "03-bao-cao-cai-cach-hanh-chinh-quy-2.docx", "09-thong-bao-tuyen-dung.txt"];
        await Page.GotoAsync("/upload");
        await TestId("upload-input").SetInputFilesAsync([.. good.Select(f => Path.Combine(Repository.Root, "corpus", "files", f)), bad]);
        await WaitForStates(indexed: good.Length, failed: 1);

        await Page.GotoAsync("/documents");
        var failed = Page.GetByTestId("document-row").Filter(new LocatorFilterOptions { HasText = "hỏng.pdf" });
        await Assertions.Expect(failed.GetByTestId("document-reason")).ToBeVisibleAsync();

        // Staff search with and without accents.
        foreach (var query in new[] { "quyết định bổ nhiệm 2023", "quyet dinh bo nhiem 2023" })
        {
            await Page.GotoAsync("/");
            await TestId("search-box").FillAsync(query);
            await TestId("search-button").ClickAsync();
            var first = Page.GetByTestId("result").First;
            await Assertions.Expect(first).ToContainTextAsync("1187/QĐ-UBND");
            await Assertions.Expect(first.Locator("mark").First).ToBeVisibleAsync();
        }

        // The document opens with its page image, outline and facts.
        await Page.GetByTestId("result-link").First.ClickAsync();
        await Assertions.Expect(TestId("document-title")).ToBeVisibleAsync();
        await Assertions.Expect(TestId("document-text")).ToContainTextAsync("Bổ nhiệm bà Võ Thị Kim Thoa");
        await Assertions.Expect(TestId("outline")).ToContainTextAsync("Điều 1");
        var image = TestId("page-image").First;
        await image.ScrollIntoViewIfNeededAsync();
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-testid=page-image]')].some(i => i.complete && i.naturalWidth > 100)");

        // A researcher filters the figures and takes them along.
        await Page.GotoAsync("/facts");
        await TestId("facts-indicator").FillAsync("thi sinh");
        await TestId("facts-apply").ClickAsync();
        await Assertions.Expect(Page.GetByTestId("fact-row").First).ToContainTextAsync("thí sinh");
        var download = await Page.RunAndWaitForDownloadAsync(() => TestId("export-csv").ClickAsync());
        var csv = await File.ReadAllTextAsync(await download.PathAsync() ?? throw new InvalidOperationException("no file"));
        Assert.Contains("648 thí sinh", csv, StringComparison.Ordinal);
        Assert.Contains("77/TB-HĐTD", csv, StringComparison.Ordinal);

        Assert.Empty(errors);
        var (code, output) = await RunningServer.Run("verify", "--data", Data);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task RejectARepair_InTheText_SearchFollowsAndTheCommandLineTakesItBack()
    {
        var errors = new List<string>();
        Page.PageError += (_, e) => errors.Add(e);
        await SignIn();
        var file = Folder.File("thi-dua.txt", "BÁO CÁO\nCông tác thi đua năm 2023\n\nI. KẾT QUẢ\n\nĐã trao 12 giải thƣởng cho tập thể vƣợt khó, hoàn thành xuất sắc nhiệm vụ.\n");
        await Page.GotoAsync("/upload");
        await TestId("upload-input").SetInputFilesAsync([file]);
        await WaitForStates(indexed: 1, failed: 0);
        Assert.Equal("thưởng", await Found("giải thưởng tập thể"));

        // The mark tells what was read; the button beside it rejects the repair, and the page follows by itself.
        await Page.GetByTestId("result-link").First.ClickAsync();
        await Page.Locator("#text #r1").ClickAsync();
        await Assertions.Expect(TestId("mark-note")).ToContainTextAsync("“ƣ”");
        await TestId("note-reject").ClickAsync();
        await Assertions.Expect(Page.Locator("#text #x1")).ToHaveTextAsync("ƣ");
        await Assertions.Expect(TestId("document-text")).ToContainTextAsync("12 giải thƣởng cho tập thể vượt khó");
        await Assertions.Expect(TestId("document-facts")).ToContainTextAsync("giải thƣởng");

        // The original stands one click away, with and without the repair that was kept.
        await TestId("toggle-original").ClickAsync();
        await Assertions.Expect(TestId("document-text")).ToContainTextAsync("12 giải thƣởng cho tập thể vƣợt khó");
        await TestId("toggle-original").ClickAsync();
        await Assertions.Expect(TestId("document-text")).ToContainTextAsync("vượt khó");
        Assert.NotEqual("thưởng", await Found("giải thưởng tập thể"));
        Assert.Equal("thƣởng", await Found("giải thƣởng tập thể"));

        var (listed, lines) = await RunningServer.Run("repairs", "list", file, "--data", Data, "--json");
        Assert.True(listed == 0 && lines.Contains("\"state\":\"rejected\"", StringComparison.Ordinal), lines);
        var (restored, told) = await RunningServer.Run("repairs", "restore", file, "--all", "--data", Data);
        Assert.True(restored == 0, told);
        for (var patience = 0; await Found("giải thưởng tập thể") != "thưởng"; patience++)
        {
            Assert.True(patience < 60, "The text was not restored.");
            await Task.Delay(500);
        }

        Assert.Empty(errors);
    }

    /// <summary>The marked word of the first passage that has one with a letter of the kind that was damaged; empty if nothing is found.</summary>
    private async Task<string> Found(string query)
    {
        await Page.GotoAsync("/?q=" + Uri.EscapeDataString(query));
        var marks = await Page.Locator("[data-testid=passage] mark").AllTextContentsAsync();
        return marks.SelectMany(m => m.Split(' ')).FirstOrDefault(m => m is "thưởng" or "thƣởng") ?? "";
    }

    [Fact]
    public async Task NarrowScreen_NothingScrollsSideways()
    {
        await SignIn();
        await Page.SetViewportSizeAsync(390, 844);
        foreach (var path in new[] { "/", "/documents", "/facts", "/upload" })
        {
            await Page.GotoAsync(path);
            var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{path} is {overflow} px wider than the screen");
        }
    }
}
