using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace IngestPipeline.Web.Api;

/// <summary>
/// Requests that change something and come with a browser's cookie must carry the form token in the header <c>X-CSRF-TOKEN</c>. A program's bearer
/// token is never sent by a browser on its own, so nothing more is asked of it.
/// </summary>
public sealed class ApiAntiforgery(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.AuthenticationType != TokenAuthentication.Scheme)
        {
            // Only the header: looking into the body would take it in before its size and form are known.
            if (!http.Request.Headers.ContainsKey(Authentication.AntiforgeryHeader) || !await antiforgery.IsRequestValidAsync(http))
            {
                return ApiProblems.BadRequest("antiforgery", "error.400");
            }
        }

        return await next(context);
    }
}
