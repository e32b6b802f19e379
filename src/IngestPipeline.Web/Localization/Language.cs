namespace IngestPipeline.Web.Localization;

/// <summary>The languages of the site. Vietnamese is its own; English is a courtesy.</summary>
public enum Language
{
    Vietnamese,
    English,
}

/// <summary>Where a visitor's choice of language is kept and read.</summary>
public static class LanguageChoice
{
    public const string Cookie = "lang";

    /// <summary>The cookie decides; a script without one may ask by <c>Accept-Language</c>; else Vietnamese.</summary>
    public static Language Of(HttpContext? http)
    {
        if (http is null)
        {
            return Language.Vietnamese;
        }

        if (http.Request.Cookies.TryGetValue(Cookie, out var cookie))
        {
            return cookie == "en" ? Language.English : Language.Vietnamese;
        }

        var api = http.Request.Path.StartsWithSegments("/api");
        return api && http.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Vietnamese;
    }

    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{code:regex(^(vi|en)$)}", (string code, string? back, HttpContext http) =>
        {
            http.Response.Cookies.Append(Cookie, code, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
            });
            return Results.LocalRedirect(IsLocal(back) ? back! : "/");
        }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Only addresses of this site: <c>/x</c>, neither <c>//host</c> nor <c>/\host</c>.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl);
}
