using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using IngestPipeline.Archive;
using IngestPipeline.Hosting;
using IngestPipeline.Web.Api;
using IngestPipeline.Web.Assets;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace IngestPipeline.Web;

/// <summary>Builds the site. The program that hosts it only starts it.</summary>
public static class WebHost
{
    /// <summary>What a form other than an upload may send.</summary>
    private const long MaxFormBytes = 1024 * 1024;

    /// <param name="options">Where and how to serve.</param>
    /// <param name="ingest">The archive behind the site, its jobs and engines.</param>
    /// <param name="configure">Comes first: what it registers stands in for the site's own choice (a search engine, logging).</param>
    /// <returns>Not started; listens on <see cref="WebOptions.Address"/> once it is.</returns>
    public static WebApplication Build(WebOptions options, IngestOptions ingest, Action<WebApplicationBuilder>? configure = null)
    {
        // Named after this assembly, wherever it is hosted: the pages are found in it.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxFormBytes;
            kestrel.Listen(System.Net.IPAddress.Parse(options.Address), options.Port);
        });
        // A line for every request drowns what matters; a proxy keeps an access log where one is wanted.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        configure?.Invoke(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddIngestPipeline(ingest);
        AddServices(builder.Services, options);
        builder.Services.AddSignIn(options, ArchiveFolder.Open(ingest.DataFolder));
        var app = builder.Build();
        Use(app);
        Map(app, options);
        return app;
    }

    private static void AddServices(IServiceCollection services, WebOptions options)
    {
        services.AddSingleton(options);
        services.AddHttpContextAccessor();
        services.AddScoped<Translator>();
        services.TryAddSingleton(s => s.GetRequiredService<PipelineEngines>().Rasterizer);
        services.AddSingleton<DocumentViews>();
        services.AddSingleton<PageImages>();
        services.TryAddSingleton(s => s.GetRequiredService<PipelineEngines>().Searchable);
        services.AddSingleton<SearchablePdfs>();
        services.AddRestApi();
        services.Configure<WebEncoderOptions>(e => e.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<FormOptions>(f => f.MultipartBodyLengthLimit = options.MaxRequestBytes);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });
        services.AddProblemDetails();
        services.AddRazorPages(pages => pages.Conventions.AddPageApplicationModelConvention(
            "/Upload", page => page.EndpointMetadata.Add(new RequestSizeLimitAttribute(options.MaxRequestBytes))));
    }

    private static void Use(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseWhen(ApiProblems.IsApi, api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ApiProblems.WriteStatus });
            api.UseStatusCodePages(context => ApiProblems.WriteStatus(context.HttpContext));
        });
        app.UseWhen(http => !ApiProblems.IsApi(http), pages =>
        {
            pages.UseExceptionHandler("/error/500");
            pages.UseStatusCodePagesWithReExecute("/error/{0}");
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    private static void Map(WebApplication app, WebOptions options)
    {
        app.MapAssets();
        app.MapLanguageSwitch();
        app.MapSignOut();
        app.MapHealth();
        app.MapRestApi(options);
        app.MapRazorPages();
    }
}
