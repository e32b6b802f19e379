using IngestPipeline.Testing;
using Microsoft.Playwright;
using Xunit;

namespace IngestPipeline.Browser.Tests;

/// <summary>The real program over an archive of its own, and a browser before it.</summary>
public abstract class BrowserJourney : IAsyncLifetime
{
    private RunningServer _server = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    protected TemporaryFolder Folder { get; } = new();

    protected string Data => Path.Combine(Folder.Path, "data");

    protected IPage Page { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.Start(Data);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Page = await _browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = _server.Address, Locale = "vi-VN", ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, AcceptDownloads = true });
        Page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _server.DisposeAsync();
        Folder.Dispose();
    }

    protected ILocator TestId(string id) => Page.GetByTestId(id);

    protected async Task SignIn()
    {
        await Page.GotoAsync("/");
        await TestId("sign-in-name").FillAsync("quantri");
        await TestId("sign-in-password").FillAsync(_server.Password!);
        await TestId("sign-in-button").ClickAsync();
        await Assertions.Expect(TestId("account")).ToBeVisibleAsync();
    }

    protected async Task WaitForStates(int indexed, int failed)
    {
        await Assertions.Expect(Page.Locator("[data-testid=uploads] [data-state=indexed]")).ToHaveCountAsync(indexed, new LocatorAssertionsToHaveCountOptions { Timeout = 120_000 });
        await Assertions.Expect(Page.Locator("[data-testid=uploads] [data-state=failed]")).ToHaveCountAsync(failed, new LocatorAssertionsToHaveCountOptions { Timeout = 120_000 });
    }
}
