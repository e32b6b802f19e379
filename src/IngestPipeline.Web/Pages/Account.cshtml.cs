using IngestPipeline.Archive;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IngestPipeline.Web.Pages;

/// <summary>One's own account: password and tokens for programs.</summary>
[EnableRateLimiting(Authentication.SignInLimit)]
public sealed class AccountModel(AccountStore accounts, TokenStore tokens, Translator t) : PageModel
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public string? Error { get; private set; }

    /// <summary>A token just made: shown once, never kept.</summary>
    public string? NewToken { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? fresh, string? again)
    {
        Load();
        if (fresh != again)
        {
            return Refuse(t["account.not-same"]);
        }

        var outcome = accounts.SignIn(Account.Name, current ?? "", HttpContext.Connection.RemoteIpAddress?.ToString());
        if (outcome is not SignInOutcome.Success)
        {
            return Refuse(outcome is SignInOutcome.LockedOut locked ? t["sign-in.locked", t.Time(locked.Until)] : t["account.wrong-current"]);
        }

        try
        {
            accounts.SetPassword(Account.Name, fresh ?? "", mustChange: false, by: Account.Name);
        }
        catch (AccountException e)
        {
            return Refuse(t.Half(e.Message));
        }

        // The change ended every session of the account, this one too: begin a new one.
        await HttpContext.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            Visitor.Principal(accounts.Find(Account.Name)!, CookieAuthenticationDefaults.AuthenticationScheme), Authentication.Session);
        Done = "account.password-changed";
        return RedirectToPage();
    }

    public IActionResult OnPostToken(string? label)
    {
        Load();
        NewToken = tokens.Create(Account, string.IsNullOrWhiteSpace(label) ? "API" : label.Trim()[..Math.Min(label.Trim().Length, 80)]);
        Load();
        return Page();
    }

    public IActionResult OnPostRevoke(long id)
    {
        Load();
        tokens.Revoke(Account, id);
        return RedirectToPage();
    }

    private void Load()
    {
        Account = accounts.Find(User.AccountName())!;
        Tokens = tokens.List(Account);
    }

    private PageResult Refuse(string reason)
    {
        Error = reason;
        return Page();
    }
}
