namespace IngestPipeline.Documents;

/// <summary>Whether trying again may help.</summary>
public enum FailureNature
{
    /// <summary>The file itself is the reason: damaged, encrypted, empty, hostile. No retry.</summary>
    Permanent,

    /// <summary>A tool crashed, timed out or ran out of memory: a retry may succeed.</summary>
    Transient,
}

/// <summary>
/// The one exception family for documents that cannot be processed. A bug is not one of these: it flies to the runner as it is.
/// </summary>
public sealed class DocumentFailureException : Exception
{
    /// <param name="code">Stable, kebab case: <c>pdf-encrypted</c>.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="page">Page from 1, if one page is to blame.</param>
    /// <param name="vietnamese">The reason for a reader of Vietnamese, a full sentence without file and page.</param>
    /// <param name="english">The same in English.</param>
    /// <param name="nature">Whether a retry may help.</param>
    /// <param name="inner">What was thrown below, if anything.</param>
    public DocumentFailureException(
        string code, string file, int? page, string vietnamese, string english, FailureNature nature = FailureNature.Permanent, Exception? inner = null)
        : base($"{file}{(page is { } p ? $" (trang {p}/page {p})" : "")}: {vietnamese} / {english} [{code}]", inner)
    {
        Code = code;
        File = file;
        Page = page;
        Vietnamese = vietnamese;
        English = english;
        Nature = nature;
    }

    public string Code { get; }

    public string File { get; }

    public int? Page { get; }

    public string Vietnamese { get; }

    public string English { get; }

    public FailureNature Nature { get; }
}
