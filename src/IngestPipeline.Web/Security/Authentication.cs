using System.Security.Claims;
using System.Threading.RateLimiting;
using IngestPipeline.Archive;
using IngestPipeline.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace IngestPipeline.Web.Security;

/// <summary>Who may come in: people by cookie, programs by token; everything asks for one of them unless it says otherwise.</summary>
public static class Authentication
{
    public const string AntiforgeryHeader = "X-CSRF-TOKEN";

    /// <summary>Name of the rate limit on attempts to sign in.</summary>
    public const string SignInLimit = "sign-in";

    private const string AnyScheme = "cookie-or-token";

    public static void AddSignIn(this IServiceCollection services, WebOptions options, ArchiveFolder folder)
    {
        services.AddDataProtection().SetApplicationName("IngestPipeline").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, scheme => scheme.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? TokenAuthentication.Scheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null)
            .AddCookie(ConfigureCookie);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Ingest, p => p.RequireAuthenticatedUser().RequireAssertion(c => c.User.MayIngest()))
            .AddPolicy(Policies.Administer, p => p.RequireAuthenticatedUser().RequireAssertion(c => c.User.MayAdminister()));
        services.AddAntiforgery(a =>
        {
            a.HeaderName = AntiforgeryHeader;
            a.Cookie.Name = "ingest.form";
            a.Cookie.SameSite = SameSiteMode.Strict;
            a.Cookie.HttpOnly = true;
            a.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInLimit, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    public static AuthenticationProperties Session => new() { IsPersistent = false };

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "ingest.session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        // Secure wherever the request came over TLS; the default address is plain HTTP on this machine only.
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "back";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (ApiProblems.IsApi(context.HttpContext))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
            else
            {
                context.Response.Redirect(context.RedirectUri);
            }

            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        // A cookie dies with the password, role or activity that it was made for.
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var accounts = context.HttpContext.RequestServices.GetRequiredService<AccountStore>();
            if (context.Principal?.Identity?.Name is not { } name || context.Principal.FindFirstValue(Visitor.StampClaim) is not { } stamp || accounts.FindCurrent(name, stamp) is null)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        };
    }
}
