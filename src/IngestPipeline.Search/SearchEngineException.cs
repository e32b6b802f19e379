namespace IngestPipeline.Search;

/// <summary>
/// A known failure of the search engine. Codes: <c>index-in-use</c> (another process writes to the folder), <c>index-read-only</c>,
/// <c>index-damaged</c>, <c>engine-missing</c> (no Java or Lucene), <c>engine-failed</c> (crashed or gave up; a retry may help),
/// <c>engine-timeout</c>.
/// </summary>
public sealed class SearchEngineException(string code, string vietnamese, string english, Exception? inner = null)
    : Exception($"{vietnamese} / {english} [{code}]", inner)
{
    public string Code { get; } = code;

    public string Vietnamese { get; } = vietnamese;

    public string English { get; } = english;
}
