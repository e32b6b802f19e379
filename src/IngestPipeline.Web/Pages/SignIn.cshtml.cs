using IngestPipeline.Archive;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IngestPipeline.Web.Pages;

[AllowAnonymous]
[EnableRateLimiting(Authentication.SignInLimit)]
public sealed class SignInModel(AccountStore accounts, Translator t) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public string? Error { get; private set; }

    public IActionResult OnGet() => User.IsSignedIn() ? LocalRedirect(Target) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrEmpty(Password))
        {
            return Refuse(t["sign-in.both"]);
        }

        switch (accounts.SignIn(Name, Password, HttpContext.Connection.RemoteIpAddress?.ToString()))
        {
            case SignInOutcome.Success success:
                await HttpContext.SignInAsync(
                    CookieAuthenticationDefaults.AuthenticationScheme, Visitor.Principal(success.Account, CookieAuthenticationDefaults.AuthenticationScheme), Authentication.Session);
                return LocalRedirect(Target);
            case SignInOutcome.LockedOut locked:
                return Refuse(t["sign-in.locked", t.Time(locked.Until)]);
            default:
                return Refuse(t["sign-in.refused"]);
        }
    }

    private string Target => LanguageChoice.IsLocal(Back) ? Back! : "/";

    private PageResult Refuse(string reason)
    {
        Error = reason;
        return Page();
    }
}
