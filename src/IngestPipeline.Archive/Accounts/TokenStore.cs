using System.Security.Cryptography;
using System.Text;

namespace IngestPipeline.Archive;

/// <summary>A token for programs that call the REST API.</summary>
public sealed record ApiToken(long Id, string Label, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>API tokens: 256 random bits, kept as SHA-256 only.</summary>
public sealed class TokenStore(ArchiveDatabase database, TimeProvider clock)
{
    private const string Prefix = "ing_";

    /// <returns>The token, to be shown once.</returns>
    public string Create(Account account, string label) => database.Write(c =>
    {
        var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var at = clock.Milliseconds();
        c.Execute("insert into tokens(account, label, hash, created_at) values(@account, @label, @hash, @at)", ("@account", account.Id), ("@label", label), ("@hash", Hash(token)), ("@at", at));
        AuditLog.Add(c, at, account.Name, AuditAction.TokenCreated, null, label);
        return token;
    });

    /// <summary>The active account that a token belongs to; null if there is none.</summary>
    public Account? Find(string token)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var hash = Hash(token);
        var account = database.Read(c => c.First(
            "select a.* from accounts a join tokens t on t.account = a.id where t.hash = @hash and a.active = 1", AccountStore.Read, ("@hash", hash)));
        if (account is not null)
        {
            // Once a minute is enough to tell a token in use from a forgotten one.
            var now = clock.Milliseconds();
            if (database.Read(c => c.Number("select count(*) from tokens where hash = @hash and coalesce(last_used_at, 0) < @before", ("@hash", hash), ("@before", now - 60_000))) > 0)
            {
                database.Write(c => c.Execute("update tokens set last_used_at = @at where hash = @hash", ("@hash", hash), ("@at", now)));
            }
        }

        return account;
    }

    public IReadOnlyList<ApiToken> List(Account account) => database.Read(c => c.Query(
        "select * from tokens where account = @account order by id",
        r => new ApiToken(r.Long("id")!.Value, r.Text("label")!, r.Time("created_at")!.Value, r.Time("last_used_at")), ("@account", account.Id)));

    public bool Revoke(Account account, long id) => database.Write(c =>
    {
        var gone = c.Execute("delete from tokens where id = @id and account = @account", ("@id", id), ("@account", account.Id)) > 0;
        if (gone)
        {
            AuditLog.Add(c, clock.Milliseconds(), account.Name, AuditAction.TokenRevoked, null, $"#{id}");
        }

        return gone;
    });

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
