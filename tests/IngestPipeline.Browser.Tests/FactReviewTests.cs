using IngestPipeline.Testing;
using Microsoft.Playwright;
using Xunit;

namespace IngestPipeline.Browser.Tests;

/// <summary>The page of figures with the keyboard alone: filter, walk, judge, open; what was said stays when the file is read again.</summary>
public sealed class FactReviewTests : BrowserJourney
{
    private ILocator Rows => Page.GetByTestId("fact-row");

    private ILocator Chosen => Page.Locator("tr.chosen");

    [Fact]
    public async Task FilterAndCorrectByKeyboard_ReadTheFileAgain_TheCorrectionStays()
    {
        var errors = new List<string>();
        Page.PageError += (_, e) => errors.Add(e);
        await SignIn();
        await Page.GotoAsync("/upload");
        await TestId("upload-input").SetInputFilesAsync([Path.Combine(Repository.Root, "corpus", "files", "09-thong-bao-tuyen-dung.txt")]);
        await WaitForStates(indexed: 1, failed: 0);

        await Page.GotoAsync("/facts");
        await TestId("facts-indicator").FillAsync("sinh thi");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("indicator=sinh(\\+|%20)thi"));
        var count = await Rows.CountAsync();
        Assert.True(count >= 2, $"{count} figures of candidates");
        var address = Page.Url;

        // Accepting goes on to the next row, which is corrected: first with what is no number.
        await Page.Keyboard.PressAsync("j");
        await Assertions.Expect(Chosen).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("a");
        await Assertions.Expect(Rows.Nth(0).Locator("[data-review=accepted]")).ToBeVisibleAsync();
        await Assertions.Expect(Rows.Nth(1)).ToHaveClassAsync("chosen");
        await Page.Keyboard.PressAsync("c");
        await Assertions.Expect(TestId("correct-value")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("nhiều");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#correct-error")).ToBeVisibleAsync();
        await TestId("correct-value").FillAsync("1.234,5");
        await TestId("correct-unit").FillAsync("lượt thí sinh");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Rows.Nth(1)).ToContainTextAsync("1.234,5");
        await Assertions.Expect(Rows.Nth(1).Locator("[data-review=corrected]")).ToBeVisibleAsync();

        // A rejected figure no longer counts; taking it back brings it again.
        await Page.Keyboard.PressAsync("k");
        await Page.Keyboard.PressAsync("r");
        await Assertions.Expect(Rows.Nth(0).Locator("[data-review=rejected]")).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Assertions.Expect(Rows).ToHaveCountAsync(count - 1);

        // Read again from the file.
        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(TestId("document-title")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#text .f.on")).ToBeInViewportAsync();
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xử lý lại" }).ClickAsync();
        var id = await Page.EvaluateAsync<string>("async () => (await (await fetch('/api/documents')).json()).items[0].id");
        for (var patience = 0; ; patience++)
        {
            var job = (await (await Page.APIRequest.GetAsync("/api/jobs/" + id)).JsonAsync())!.Value;
            if (job.GetProperty("done").GetBoolean() && job.GetProperty("attempts").EnumerateArray().Count(a => a.GetProperty("outcome").GetString() == "stored") >= 2)
            {
                break;
            }

            Assert.True(patience < 120, job.ToString());
            await Task.Delay(500);
        }

        // The document's page loads itself again when the job is done; going on before that would meet it half way.
        await Assertions.Expect(Page.Locator("[data-live][data-reload]")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });
        await Page.GotoAsync(address);
        await Assertions.Expect(Rows).ToHaveCountAsync(count - 1);
        var corrected = Rows.Filter(new LocatorFilterOptions { Has = Page.Locator("[data-review=corrected]") });
        await Assertions.Expect(corrected).ToContainTextAsync("1.234,5");
        await Assertions.Expect(corrected).ToContainTextAsync("lượt thí sinh");
        await Page.GotoAsync(address + "&review=rejected");
        await Assertions.Expect(Rows).ToHaveCountAsync(1);
        Assert.Contains("1234.5", await (await Page.APIRequest.GetAsync("/api/facts?format=csv&review=corrected")).TextAsync(), StringComparison.Ordinal);

        // The chart of the same filter, and nothing wider than a telephone.
        await Page.GotoAsync(address);
        await TestId("facts-series").ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToBeVisibleAsync();
        await Page.SetViewportSizeAsync(390, 844);
        Assert.True(await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, "wider than the screen");
        Assert.Empty(errors);
    }
}
