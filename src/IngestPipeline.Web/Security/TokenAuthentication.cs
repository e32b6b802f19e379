using System.Text.Encodings.Web;
using IngestPipeline.Archive;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IngestPipeline.Web.Security;

/// <summary>Programs: <c>Authorization: Bearer ing_…</c> with a token made on the account page. Tokens open the REST API only.</summary>
public sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenStore tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "token";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || !Request.Path.StartsWithSegments("/api"))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(tokens.Find(header[Bearer.Length..].Trim()) is { } account
            ? AuthenticateResult.Success(new AuthenticationTicket(Visitor.Principal(account, Scheme), Scheme))
            : AuthenticateResult.Fail("unknown token"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
