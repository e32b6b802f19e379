using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>An account that cannot be made or changed as asked; the message is Vietnamese, then English.</summary>
public sealed class AccountException(string message) : Exception(message);

/// <summary>Accounts and signing in.</summary>
public sealed class AccountStore(ArchiveDatabase database, TimeProvider clock)
{
    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    public const int MaxFailures = 5;

    public const int MinPasswordLength = 10;

    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    /// <summary>Compared with when the name is unknown, so that the answer takes as long.</summary>
    private static readonly Lazy<string> Decoy = new(() => PasswordHash.Make(Guid.NewGuid().ToString()));

    /// <summary>Makes the first administrator when there are no accounts.</summary>
    /// <returns>The generated password, to be shown once; null when there are accounts.</returns>
    public (string Name, string Password)? CreateFirstAdministrator(string name = "quantri")
    {
        if (database.Read(c => c.Number("select count(*) from accounts")) > 0)
        {
            return null;
        }

        var password = GeneratePassword();
        Create(name, "Quản trị viên", UserRole.Administrator, password, mustChange: true, AuditLog.System);
        return (name, password);
    }

    /// <summary>Five groups of four letters and digits that are not easily mixed up: 97 bits.</summary>
    public static string GeneratePassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));

    /// <exception cref="AccountException">The name is taken or malformed, or the password too short.</exception>
    public Account Create(string name, string displayName, UserRole role, string password, bool mustChange, string by)
    {
        var clean = name.Trim().ToLowerInvariant();
        if (clean.Length is < 2 or > 64 || clean.Any(ch => !char.IsAsciiLetterOrDigit(ch) && ch is not ('.' or '-' or '_' or '@')))
        {
            throw new AccountException("Tên đăng nhập gồm 2–64 chữ cái không dấu, chữ số, . - _ @ / A sign-in name has 2–64 unaccented letters, digits, . - _ @");
        }

        RequireLong(password);
        var hash = PasswordHash.Make(password);
        return database.Write(c =>
        {
            if (c.Number("select count(*) from accounts where name = @name", ("@name", clean)) > 0)
            {
                throw new AccountException($"Tên đăng nhập “{clean}” đã có / The sign-in name “{clean}” is taken");
            }

            var at = clock.Milliseconds();
            c.Execute(
                """
                insert into accounts(name, display_name, role, password, stamp, must_change, created_at)
                values(@name, @display, @role, @password, @stamp, @must, @at)
                """,
                ("@name", clean), ("@display", displayName.Trim().Length == 0 ? clean : displayName.Trim().Normalize()), ("@role", role.ToString()), ("@password", hash), ("@stamp", NewStamp()),
                ("@must", mustChange ? 1 : 0), ("@at", at));
            AuditLog.Add(c, at, by, AuditAction.AccountCreated, null, $"{clean} {role}");
            return ByName(c, clean)!;
        });
    }

    public IReadOnlyList<Account> List() => database.Read(c => c.Query("select * from accounts order by name", Read));

    public Account? Find(string name) => database.Read(c => ByName(c, name.Trim().ToLowerInvariant()));

    /// <summary>For cookies: the account if it is active and the stamp still holds.</summary>
    public Account? FindCurrent(string name, string stamp) => Find(name) is { Active: true } account && account.Stamp == stamp ? account : null;

    /// <param name="from">Address of the caller, for the audit.</param>
    public SignInOutcome SignIn(string name, string password, string? from)
    {
        var clean = name.Trim().ToLowerInvariant();
        var found = database.Read(c => c.First("select * from accounts where name = @name", r => Tuple.Create(Read(r), r.Text("password")!), ("@name", clean)));
        var now = clock.GetUtcNow();
        var matches = PasswordHash.Matches(password, found?.Item2 ?? Decoy.Value);
        return database.Write<SignInOutcome>(c =>
        {
            if (found?.Item1.LockedUntil is { } until && until > now)
            {
                AuditLog.Add(c, now.ToUnixTimeMilliseconds(), clean, AuditAction.SignInFailed, null, $"{from} locked");
                return new SignInOutcome.LockedOut(until);
            }

            if (found is null || !matches || !found.Item1.Active)
            {
                AuditLog.Add(c, now.ToUnixTimeMilliseconds(), Shown(clean), AuditAction.SignInFailed, null, from);
                c.Execute("update accounts set failures = failures + 1 where name = @name", ("@name", clean));
                c.Execute(
                    "update accounts set failures = 0, locked_until = @until where name = @name and failures >= @max",
                    ("@name", clean), ("@until", (now + LockTime).ToUnixTimeMilliseconds()), ("@max", MaxFailures));
                return new SignInOutcome.Refused();
            }

            c.Execute("update accounts set failures = 0, locked_until = null where name = @name", ("@name", clean));
            AuditLog.Add(c, now.ToUnixTimeMilliseconds(), clean, AuditAction.SignIn, null, from);
            return new SignInOutcome.Success(ByName(c, clean)!);
        });
    }

    /// <summary>Sets a password; every session of the account ends.</summary>
    /// <exception cref="AccountException">Too short, or no such account.</exception>
    public void SetPassword(string name, string password, bool mustChange, string by)
    {
        RequireLong(password);
        var hash = PasswordHash.Make(password);
        Change(name, by, AuditAction.PasswordChanged, name, "password = @value, must_change = @must, failures = 0, locked_until = null", ("@value", hash), ("@must", mustChange ? 1 : 0));
    }

    /// <exception cref="AccountException">No such account, or the last administrator.</exception>
    public void SetRole(string name, UserRole role, string by) => Change(name, by, AuditAction.RoleChanged, $"{name} {role}", "role = @value", ("@value", role.ToString()));

    /// <exception cref="AccountException">No such account, or the last administrator.</exception>
    public void SetActive(string name, bool active, string by) =>
        Change(name, by, AuditAction.AccountActivity, $"{name} {(active ? "active" : "inactive")}", "active = @value", ("@value", active ? 1 : 0));

    private void Change(string name, string by, AuditAction action, string detail, string set, params (string, object?)[] values) => database.Write(c =>
    {
        var clean = name.Trim().ToLowerInvariant();
        if (c.Execute($"update accounts set {set}, stamp = @stamp where name = @name", [("@name", clean), ("@stamp", NewStamp()), .. values]) == 0)
        {
            throw new AccountException($"Không có tài khoản “{clean}” / There is no account “{clean}”");
        }

        if (c.Number("select count(*) from accounts where role = 'Administrator' and active = 1") == 0)
        {
            throw new AccountException("Phải còn ít nhất một quản trị viên / At least one administrator must remain");
        }

        AuditLog.Add(c, clock.Milliseconds(), by, action, null, detail);
    });

    private static void RequireLong(string password)
    {
        if (password.Length < MinPasswordLength)
        {
            throw new AccountException($"Mật khẩu cần ít nhất {MinPasswordLength} ký tự / A password needs at least {MinPasswordLength} characters");
        }
    }

    /// <summary>What was typed as a name may be anything, a password even: the audit keeps names of accounts' shape only.</summary>
    private static string Shown(string name) => name.Length <= 64 && name.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '.' or '-' or '_' or '@') ? name : "?";

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Account? ByName(SqliteConnection c, string name) => c.First("select * from accounts where name = @name", Read, ("@name", name));

    internal static Account Read(SqliteDataReader r) => new(
        r.Long("id")!.Value, r.Text("name")!, r.Text("display_name")!, Enum.Parse<UserRole>(r.Text("role")!), r.Int("active") == 1, r.Text("stamp")!, r.Int("must_change") == 1,
        r.Time("created_at")!.Value, r.Time("locked_until"));
}
