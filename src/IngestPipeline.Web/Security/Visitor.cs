using System.Security.Claims;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Web.Security;

/// <summary>What the pages ask about the person who signed in. What each role may do is <see cref="Permissions"/>' business.</summary>
public static class Visitor
{
    public const string StampClaim = "stamp";

    public const string DisplayNameClaim = "display_name";

    public const string MustChangeClaim = "must_change_password";

    public static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, account.Name),
            new Claim(ClaimTypes.Role, account.Role.ToString()),
            new Claim(StampClaim, account.Stamp),
            new Claim(DisplayNameClaim, account.DisplayName),
            .. account.MustChangePassword ? [new Claim(MustChangeClaim, "1")] : Array.Empty<Claim>(),
        ],
        scheme));

    /// <summary>Sign-in name, as the audit writes it.</summary>
    public static string AccountName(this ClaimsPrincipal user) => user.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");

    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayNameClaim) is { Length: > 0 } name ? name : user.AccountName();

    /// <summary>The least of the roles where a cookie names none that is known.</summary>
    public static UserRole Role(this ClaimsPrincipal user) => Enum.TryParse<UserRole>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : UserRole.Researcher;

    public static string RoleName(this ClaimsPrincipal user) => user.Role().ToString();

    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true };

    public static bool MayIngest(this ClaimsPrincipal user) => user.IsSignedIn() && user.Role().MayIngest();

    public static bool MayAdminister(this ClaimsPrincipal user) => user.IsSignedIn() && user.Role().MayAdminister();

    public static AccessLevel Sees(this ClaimsPrincipal user) => user.Role().Sees();
}

/// <summary>Names of the authorization policies.</summary>
public static class Policies
{
    /// <summary>Upload, retry, cancel.</summary>
    public const string Ingest = "ingest";

    /// <summary>Accounts and audit.</summary>
    public const string Administer = "administer";
}
