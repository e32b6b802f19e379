using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace IngestPipeline.Web.Assets;

/// <summary>The site's styles and scripts, read once from the assembly and served under <c>/assets/</c> with their hash in the address.</summary>
public static class EmbeddedAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>Address of an asset; changes with its content, so that browsers may keep it for ever.</summary>
    /// <exception cref="KeyNotFoundException">There is no such asset: a mistake in a page.</exception>
    public static string Url(string name) => $"/assets/{name}?v={All[name].Hash}";

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{name}", (string name, HttpContext http) =>
        {
            if (!All.TryGetValue(name, out var asset))
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(asset.Content, asset.MediaType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
        }).AllowAnonymous().ExcludeFromDescription();

    private static FrozenDictionary<string, Asset> Load()
    {
        var types = new FileExtensionContentTypeProvider();
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            n => n[Prefix.Length..],
            n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                var type = types.TryGetContentType(n, out var known) ? known : "application/octet-stream";
                return new Asset(content, type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
            },
            StringComparer.Ordinal);
    }

    private sealed record Asset(byte[] Content, string MediaType, string Hash);
}
