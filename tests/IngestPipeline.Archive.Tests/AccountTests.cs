using Xunit;

namespace IngestPipeline.Archive.Tests;

public sealed class AccountTests
{
    [Fact]
    public void FirstAdministrator_IsMadeOnce_AndSignsInWithTheGeneratedPassword()
    {
        using var shelf = new Shelf();

        var first = shelf.Archive.Accounts.CreateFirstAdministrator()!.Value;

        Assert.Null(shelf.Archive.Accounts.CreateFirstAdministrator());
        var account = Assert.IsType<SignInOutcome.Success>(shelf.Archive.Accounts.SignIn(" QuanTri ", first.Password, "127.0.0.1")).Account;
        Assert.Equal((UserRole.Administrator, true), (account.Role, account.MustChangePassword));
        Assert.DoesNotContain(first.Password, File.ReadAllText(shelf.Archive.Folder.Database, System.Text.Encoding.Latin1));
    }

    [Fact]
    public void WrongPasswords_LockTheAccountForAWhile_AndAreAudited()
    {
        using var shelf = new Shelf();
        var accounts = shelf.Archive.Accounts;
        accounts.Create("lan", "Nguyễn Thị Lan", UserRole.Archivist, "mật khẩu dài", false, "quantri");

        for (var i = 0; i < AccountStore.MaxFailures; i++)
        {
            Assert.IsType<SignInOutcome.Refused>(accounts.SignIn("lan", "sai", null));
        }

        Assert.IsType<SignInOutcome.LockedOut>(accounts.SignIn("lan", "mật khẩu dài", null));
        Assert.IsType<SignInOutcome.Refused>(accounts.SignIn("không có", "sai", null));
        shelf.Clock.Advance(AccountStore.LockTime);
        Assert.IsType<SignInOutcome.Success>(accounts.SignIn("lan", "mật khẩu dài", null));
        Assert.Equal(AccountStore.MaxFailures + 1, shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.SignInFailed, User = "lan" }, new PageRequest()).Total);
        Assert.Equal(1, shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.SignInFailed, User = "?" }, new PageRequest()).Total);
    }

    [Fact]
    public void RoleAndPassword_EndSessions_AndTheLastAdministratorStays()
    {
        using var shelf = new Shelf();
        var accounts = shelf.Archive.Accounts;
        accounts.CreateFirstAdministrator();
        var lan = accounts.Create("lan", "", UserRole.Staff, "mật khẩu dài", false, "quantri");

        accounts.SetRole("lan", UserRole.Researcher, "quantri");

        Assert.Null(accounts.FindCurrent("lan", lan.Stamp));
        Assert.Equal(UserRole.Researcher, accounts.FindCurrent("lan", accounts.Find("lan")!.Stamp)!.Role);
        accounts.SetActive("lan", false, "quantri");
        Assert.IsType<SignInOutcome.Refused>(accounts.SignIn("lan", "mật khẩu dài", null));
        Assert.Throws<AccountException>(() => accounts.SetRole("quantri", UserRole.Staff, "quantri"));
        Assert.Throws<AccountException>(() => accounts.SetActive("quantri", false, "quantri"));
        Assert.Equal(UserRole.Administrator, accounts.Find("quantri")!.Role);
    }

    [Theory]
    [InlineData("lan", "mật khẩu dài")]
    [InlineData("l", "mật khẩu dài")]
    [InlineData("lan anh", "mật khẩu dài")]
    [InlineData("minh", "ngắn")]
    public void Account_TakenMalformedOrWeak_IsRefused(string name, string password)
    {
        using var shelf = new Shelf();
        shelf.Archive.Accounts.Create("lan", "", UserRole.Staff, "mật khẩu dài", false, "quantri");

        Assert.Throws<AccountException>(() => shelf.Archive.Accounts.Create(name, "", UserRole.Staff, password, false, "quantri"));
        Assert.Single(shelf.Archive.Accounts.List());
    }

    [Fact]
    public void Token_IsGoodUntilRevoked_AndNotKeptInClear()
    {
        using var shelf = new Shelf();
        var lan = shelf.Archive.Accounts.Create("lan", "", UserRole.Staff, "mật khẩu dài", false, "quantri");

        var token = shelf.Archive.Tokens.Create(lan, "báo cáo tháng");

        Assert.Equal("lan", shelf.Archive.Tokens.Find(token)!.Name);
        Assert.Null(shelf.Archive.Tokens.Find(token + "0"));
        Assert.True(shelf.Archive.Tokens.Revoke(lan, shelf.Archive.Tokens.List(lan).Single().Id));
        Assert.Null(shelf.Archive.Tokens.Find(token));
    }
}
