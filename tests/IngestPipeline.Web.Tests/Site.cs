using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Extraction;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Searchable;
using IngestPipeline.Extraction.Text;
using IngestPipeline.Hosting;
using IngestPipeline.Jobs;
using IngestPipeline.Pipelines;
using IngestPipeline.Search;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Testing;
using IngestPipeline.Vietnamese.Normalizing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IngestPipeline.Web.Tests;

/// <summary>The real site on a free port over an archive of its own, with real jobs, the reader of plain text and the stages that repair it; search and drawing are doubles.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Password = "mat-khau-thu-nghiem";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<UserRole, HttpClient> _clients = [];
    private WebApplication _app = null!;

    public int SignInsPerMinute { get; init; } = 10_000;

    public ArchiveServices Archive { get; private set; } = null!;

    public MemoryIndex Index { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public async Task InitializeAsync()
    {
        _app = WebHost.Build(
            new WebOptions { Port = 0, SignInsPerMinute = SignInsPerMinute, MaxRequestBytes = 4 * 1024 * 1024 },
            new IngestOptions { DataFolder = _folder.Path, Jobs = new JobOptions { MaxFileBytes = 1024 * 1024, SweepInterval = TimeSpan.FromMilliseconds(200) } },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<ISearchEngine>(Index);
                builder.Services.AddSingleton<IRasterizer, BlankRasterizer>();
                builder.Services.AddSingleton<ISearchablePdf, NumberedPdf>();
                builder.Services.AddSingleton(Pipeline.Build(
                    PipelineDefinition.Parse("name: thu\nstages:\n  - stage: extract\n  - stage: normalize\n  - stage: review\n  - stage: corrections"),
                    new Dictionary<string, Func<IReadOnlyDictionary<string, string>, IStage>>
                    {
                        ["extract"] = _ => new ExtractStage([new TextFormatReader(new TextReaderOptions())], "none"),
                        ["normalize"] = _ => new NormalizeStage(),
                        ["review"] = _ => new ReviewStage(),
                        ["corrections"] = _ => new CorrectionStage(),
                    }));
            });
        Archive = _app.Services.GetRequiredService<ArchiveServices>();
        foreach (var role in Enum.GetValues<UserRole>())
        {
            Archive.Accounts.Create(role.ToString(), $"Người dùng {role}", role, Password, mustChange: false, AuditLog.System);
        }

        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>Signed in by the form, once a role.</summary>
    public async Task<HttpClient> As(UserRole role)
    {
        if (!_clients.TryGetValue(role, out var client))
        {
            client = Anonymous();
            using var answer = await SignIn(client, role.ToString(), Password);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            _clients[role] = client;
        }

        return client;
    }

    /// <summary>A program with a token of the role's account.</summary>
    public HttpClient WithToken(UserRole role)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Archive.Tokens.Create(Archive.Accounts.Find(role.ToString())!, "thử"));
        return client;
    }

    public static async Task<HttpResponseMessage> SignIn(HttpClient client, string name, string password, string page = "/sign-in") =>
        await client.PostAsync(page, await Form(client, page, ("Name", name), ("Password", password)));

    /// <summary>A form with the token that the page carries.</summary>
    public static async Task<FormUrlEncodedContent> Form(HttpClient client, string page, params (string Name, string Value)[] fields) =>
        new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", await Token(client, page))]);

    public static async Task<string> Token(HttpClient client, string page) =>
        (await Page(client, page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public static async Task<IHtmlDocument> Page(HttpClient client, string address) => Html(await client.GetStringAsync(address));

    public static IHtmlDocument Html(string text) => new HtmlParser().ParseDocument(text);

    public static MultipartFormDataContent Files(params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }

        return form;
    }

    /// <summary>Stores a document as if a worker had read it.</summary>
    public async Task<string> Store(string fileName, Func<Document, Document> read)
    {
        var bytes = Encoding.UTF8.GetBytes(fileName + Guid.NewGuid());
        var accepted = await Archive.Intake.Accept(new MemoryStream(bytes), fileName, "lan", null, bytes.Length, CancellationToken.None);
        var attempt = Archive.Ledger.Begin(accepted.DocumentId)!;
        var document = read(new Document { Source = new SourceFile(fileName, "", accepted.DocumentId, bytes.Length, "text/plain", 1) });
        Assert.NotNull(Archive.Saver.Save(attempt, document, new PipelineRun("thu", "1", 0.1), []));
        return accepted.DocumentId;
    }

    /// <summary>Waits until the worker is done with a document.</summary>
    public async Task<ArchivedDocument> Until(string id, DocumentState state)
    {
        for (var i = 0; i < 1500; i++)
        {
            if (Archive.Documents.Find(id, AccessLevel.Secret) is { } document && document.State == state)
            {
                return document;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"{id} is {Archive.Documents.Find(id, AccessLevel.Secret)}, not {state}");
    }
}

/// <summary>The smallest PNG for every page.</summary>
internal sealed class BlankRasterizer : IRasterizer
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation)
    {
        var folder = new TemporaryFolder();
        return Task.FromResult(new RasterPage(folder.File("page.png", Png), 1, 1, dpi, folder));
    }

    public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return await RenderPdfPage(source, 1, 96, false, cancellation);
    }
}

/// <summary>Files that tell how many were made before them.</summary>
internal sealed class NumberedPdf : ISearchablePdf
{
    private int _made;

    public async Task<SearchablePdf> Write(SourceFile source, Document document, DateTimeOffset made, string path, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(path, $"%PDF {Interlocked.Increment(ref _made)} {File.Exists(source.Path)} {document.Words.Length}", cancellation);
        return new SearchablePdf(1, [new Warning("page-image-missing", 1, "…")]);
    }
}
