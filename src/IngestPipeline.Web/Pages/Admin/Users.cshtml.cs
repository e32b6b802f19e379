using IngestPipeline.Archive;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages.Admin;

/// <summary>Accounts: add, change the role, switch off, set a new password.</summary>
[Authorize(Policies.Administer)]
public sealed class UsersModel(AccountStore accounts, Translator t) : PageModel
{
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public string? Error { get; private set; }

    /// <summary>A generated password: shown once, never kept.</summary>
    public (string Name, string Password)? Fresh { get; private set; }

    public void OnGet() => Accounts = accounts.List();

    public IActionResult OnPostAdd(string? name, string? display, UserRole role)
    {
        var password = AccountStore.GeneratePassword();
        return Do(() => Fresh = (accounts.Create(name ?? "", display ?? "", role, password, mustChange: true, User.AccountName()).Name, password));
    }

    public IActionResult OnPostRole(string name, UserRole role) => Do(() => accounts.SetRole(name, role, User.AccountName()));

    public IActionResult OnPostActive(string name, bool active) => Do(() => accounts.SetActive(name, active, User.AccountName()));

    public IActionResult OnPostPassword(string name)
    {
        var password = AccountStore.GeneratePassword();
        return Do(() =>
        {
            accounts.SetPassword(name, password, mustChange: true, User.AccountName());
            Fresh = (name, password);
        });
    }

    private IActionResult Do(Action action)
    {
        if (!ModelState.IsValid)
        {
            Error = t["error.400"];
        }
        else
        {
            try
            {
                action();
                if (Fresh is null)
                {
                    return RedirectToPage();
                }
            }
            catch (AccountException e)
            {
                Error = t.Half(e.Message);
            }
        }

        OnGet();
        return Page();
    }
}
