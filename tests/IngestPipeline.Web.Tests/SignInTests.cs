using System.Net;
using IngestPipeline.Archive;
using Xunit;

namespace IngestPipeline.Web.Tests;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task SignIn_Right_SetsGuardedCookieAndGoesBack()
    {
        using var client = site.Anonymous();

        using var answer = await Site.SignIn(client, "archivist", Site.Password, "/sign-in?back=%2Ffacts");

        Assert.Equal("/facts", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ingest.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://xau.example/")]
    [InlineData("//xau.example")]
    [InlineData("/\\xau.example")]
    public async Task SignIn_BackToAnotherSite_GoesHome(string back)
    {
        using var client = site.Anonymous();

        using var answer = await Site.SignIn(client, "staff", Site.Password, "/sign-in?back=" + Uri.EscapeDataString(back));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksWithMessage()
    {
        site.Archive.Accounts.Create("bi-khoa", "", UserRole.Staff, Site.Password, false, AuditLog.System);
        using var client = site.Anonymous();
        var first = await (await Site.SignIn(client, "bi-khoa", "sai")).Content.ReadAsStringAsync();
        for (var i = 0; i < 4; i++)
        {
            using var wrong = await Site.SignIn(client, "bi-khoa", "sai");
        }

        using var answer = await Site.SignIn(client, "bi-khoa", Site.Password);

        Assert.Contains("Tên đăng nhập hoặc mật khẩu không đúng", first, StringComparison.Ordinal);
        Assert.Contains("Tài khoản tạm khóa đến", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_TooManyAttempts_Answers429()
    {
        var strict = new Site { SignInsPerMinute = 3 };
        await strict.InitializeAsync();
        try
        {
            using var client = strict.Anonymous();
            for (var i = 0; i < 3; i++)
            {
                using var wrong = await Site.SignIn(client, "khong-co", "sai");
                Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
            }

            using var answer = await Site.SignIn(client, "khong-co", "sai");

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }

    [Fact]
    public async Task Account_RoleTakenAway_EndsTheSession()
    {
        site.Archive.Accounts.Create("tam-thoi", "", UserRole.Administrator, Site.Password, false, AuditLog.System);
        using var client = site.Anonymous();
        using var signedIn = await Site.SignIn(client, "tam-thoi", Site.Password);
        using var before = await client.GetAsync("/admin/users");

        site.Archive.Accounts.SetRole("tam-thoi", UserRole.Researcher, AuditLog.System);

        using var after = await client.GetAsync("/admin/users");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Account_PasswordChanged_KeepsThisSessionOnly()
    {
        site.Archive.Accounts.Create("doi-mk", "", UserRole.Staff, Site.Password, true, AuditLog.System);
        using var here = site.Anonymous();
        using var there = site.Anonymous();
        using var a = await Site.SignIn(here, "doi-mk", Site.Password);
        using var b = await Site.SignIn(there, "doi-mk", Site.Password);

        using var changed = await here.PostAsync(
            "/account?handler=Password", await Site.Form(here, "/account", ("current", Site.Password), ("fresh", "mat-khau-moi-hon"), ("again", "mat-khau-moi-hon")));

        using var stays = await here.GetAsync("/account");
        using var gone = await there.GetAsync("/account");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.Redirect), (changed.StatusCode, stays.StatusCode, gone.StatusCode));
        Assert.IsType<SignInOutcome.Success>(site.Archive.Accounts.SignIn("doi-mk", "mat-khau-moi-hon", null));
    }

    [Fact]
    public async Task Users_Added_GetAPasswordShownOnce()
    {
        var admin = await site.As(UserRole.Administrator);

        using var answer = await admin.PostAsync("/admin/users?handler=Add", await Site.Form(admin, "/admin/users", ("name", "nguoi-moi"), ("display", "Người mới"), ("role", "Researcher")));

        var password = Site.Html(await answer.Content.ReadAsStringAsync()).QuerySelector("[data-testid=new-password]")!.TextContent;
        var account = Assert.IsType<SignInOutcome.Success>(site.Archive.Accounts.SignIn("nguoi-moi", password, null)).Account;
        Assert.Equal((UserRole.Researcher, true), (account.Role, account.MustChangePassword));
        Assert.DoesNotContain(password, await admin.GetStringAsync("/admin/users"), StringComparison.Ordinal);
    }
}
