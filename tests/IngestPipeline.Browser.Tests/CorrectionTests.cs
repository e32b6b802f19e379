using System.Text.Json;
using IngestPipeline.Testing;
using Microsoft.Playwright;
using Xunit;

namespace IngestPipeline.Browser.Tests;

/// <summary>The page of a document: its outline, and what an archivist corrects on it.</summary>
public sealed class CorrectionTests : BrowserJourney
{
    private static string Report { get; } = Path.Combine(Repository.Root, "corpus", "files", "03-bao-cao-cai-cach-hanh-chinh-quy-2.docx");

    private ILocator Chosen => Page.Locator("#text :target");

    [Fact]
    public async Task EditAField_ReadTheFileAgain_TheEditStays()
    {
        var errors = new List<string>();
        Page.PageError += (_, e) => errors.Add(e);
        var id = await Open();
        await TestId("tab-info").ClickAsync();
        var subject = Page.Locator("[data-testid=metadata] [data-field=subject]");
        var read = await subject.GetByTestId("value").TextContentAsync();

        // What is no value is told beside the field; what was typed stays.
        var number = Page.Locator("[data-testid=metadata] [data-field=number_symbol]");
        await number.GetByTestId("edit").ClickAsync();
        await number.Locator("input[name=value]").FillAsync("không số");
        await number.GetByTestId("save").ClickAsync();
        await Assertions.Expect(number.GetByTestId("field-error")).ToBeVisibleAsync();
        await Assertions.Expect(number.Locator("input[name=value]")).ToHaveValueAsync("không số");

        await subject.GetByTestId("edit").ClickAsync();
        await subject.Locator("textarea").FillAsync("Kết quả cải cách hành chính đã được biên tập");
        await subject.GetByTestId("save").ClickAsync();
        await Assertions.Expect(subject.GetByTestId("value")).ToHaveTextAsync("Kết quả cải cách hành chính đã được biên tập");
        await Assertions.Expect(subject.GetByTestId("read")).ToContainTextAsync(read!);
        await Assertions.Expect(subject).ToContainTextAsync("quantri");

        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xử lý lại" }).ClickAsync();
        await UntilRead(id, 2);
        await Page.GotoAsync("/documents/" + id + "#metadata");
        await Assertions.Expect(subject.GetByTestId("value")).ToHaveTextAsync("Kết quả cải cách hành chính đã được biên tập");
        await Assertions.Expect(subject.GetByTestId("read")).ToContainTextAsync(read!);

        // The command line sees the edit and takes it back.
        var (shown, lines) = await RunningServer.Run("metadata", "show", Report, "--data", Data);
        Assert.True(shown == 0 && lines.Contains("đã được biên tập", StringComparison.Ordinal) && lines.Contains("[quantri, ", StringComparison.Ordinal), lines);
        var (elements, table) = await RunningServer.Run("metadata", "show", Report, "--data", Data, "--tt05");
        Assert.True(elements == 0 && table.Contains("typeName            14", StringComparison.Ordinal), table);
        var (wrong, why) = await RunningServer.Run("metadata", "set", Report, "date", "31/2/2023", "--data", Data);
        Assert.True(wrong == 64 && why.Contains("không phải là ngày", StringComparison.Ordinal), why);
        var (undone, told) = await RunningServer.Run("metadata", "unset", Report, "subject", "--data", Data);
        Assert.True(undone == 0, told);
        await Page.ReloadAsync();
        await Assertions.Expect(subject.GetByTestId("value")).ToHaveTextAsync(read!);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Outline_ClickedAndByKeyboard_Jumps_AndFollowsTheText()
    {
        await Open();
        await Page.SetViewportSizeAsync(1280, 480);
        var links = Page.Locator("nav.outline a");
        var (first, last) = (links.First, links.Last);

        await last.ClickAsync();
        await Assertions.Expect(last).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(Chosen).ToBeInViewportAsync();

        // The reader scrolls back: the mark goes along.
        await Page.Mouse.MoveAsync(900, 300);
        for (var patience = 0; await last.GetAttributeAsync("aria-current") is not null; patience++)
        {
            Assert.True(patience < 100, "the last section is still marked at the top of the text");
            await Page.Mouse.WheelAsync(0, -3000);
            await Task.Delay(200);
        }

        await last.FocusAsync();
        await Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(first).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(links.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(Chosen).ToBeInViewportAsync();

        // On a telephone the outline opens over the text and closes when a section is chosen.
        await Page.SetViewportSizeAsync(390, 844);
        Assert.True(await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, "wider than the screen");
        await TestId("outline-open").ClickAsync();
        await last.ClickAsync();
        await Assertions.Expect(Page.Locator(".side.drawer")).ToHaveCountAsync(0);
        await Assertions.Expect(Chosen).ToBeInViewportAsync();
    }

    [Fact]
    public async Task MakeALineAHeading_TheOutlineFollows()
    {
        await Open();
        var count = await Page.Locator("nav.outline a").CountAsync();
        await TestId("show-kinds").CheckAsync();
        var line = Page.Locator("#text p.paragraph[data-line]").First;
        var words = (await line.TextContentAsync())!;

        await line.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await TestId("line-level").SelectOptionAsync("1");
        await TestId("line-save").ClickAsync();

        await Assertions.Expect(Page.Locator("#text h3[data-corrected]")).ToContainTextAsync(words[..20]);
        await Assertions.Expect(Page.Locator("nav.outline a")).ToHaveCountAsync(count + 1);
        await TestId("heading-take-back").ClickAsync();
        await Assertions.Expect(Page.Locator("nav.outline a")).ToHaveCountAsync(count);
    }

    /// <summary>Uploads the report and opens its page.</summary>
    private async Task<string> Open()
    {
        await SignIn();
        await Page.GotoAsync("/upload");
        await TestId("upload-input").SetInputFilesAsync([Report]);
        await WaitForStates(indexed: 1, failed: 0);
        await Page.GotoAsync("/documents");
        var id = (await Page.GetByTestId("document-row").First.GetAttributeAsync("data-id"))!;
        await Page.GotoAsync("/documents/" + id);
        return id;
    }

    private async Task UntilRead(string id, int times)
    {
        for (var patience = 0; ; patience++)
        {
            var answer = await Page.APIRequest.GetAsync("/api/jobs/" + id);
            var job = (await answer.JsonAsync())!.Value;
            if (job.GetProperty("done").GetBoolean() && job.GetProperty("attempts").EnumerateArray().Count(a => a.GetProperty("outcome").GetString() == "stored") >= times)
            {
                return;
            }

            Assert.True(patience < 120, JsonSerializer.Serialize(job));
            await Task.Delay(500);
        }
    }
}
