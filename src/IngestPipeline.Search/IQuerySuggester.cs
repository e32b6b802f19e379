namespace IngestPipeline.Search;

/// <summary>Guesses what a reader meant to type.</summary>
public interface IQuerySuggester
{
    /// <summary>A better query (<c>quyet dinh bo nhiem</c> → <c>quyết định bổ nhiệm</c>); null when there is none that is likely enough.</summary>
    string? Suggest(string query);
}

/// <summary>Guesses nothing.</summary>
public sealed class NoQuerySuggester : IQuerySuggester
{
    public string? Suggest(string query) => null;
}
