using IngestPipeline.Export;

namespace IngestPipeline.Web;

/// <summary>How the site is served.</summary>
public sealed record WebOptions
{
    /// <summary>Only this machine by default: a proxy that ends TLS stands before it elsewhere.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>0: any free port.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>One request with all its files, in bytes; what a single file may have is the archive's limit.</summary>
    public long MaxRequestBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Attempts to sign in from one address in a minute; above that the answer is 429.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>Pages drawn at once: each holds a process and its memory.</summary>
    public int PageRenderings { get; init; } = 2;

    /// <summary>What exported packages name as their licence.</summary>
    public DataLicence Licence { get; init; } = DataLicence.Official;
}
