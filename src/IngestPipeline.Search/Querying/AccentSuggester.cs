using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Restoring;

namespace IngestPipeline.Search.Querying;

/// <summary>
/// Puts accents on a query that has none, by the language model. A query with any accent was typed by someone who types them; where a word may as
/// well be another, nothing is suggested. Safe for use by several threads.
/// </summary>
public sealed class AccentSuggester(SyllableLanguageModel model) : IQuerySuggester
{
    /// <summary>Longer ones are pasted text, not questions.</summary>
    private const int LongestQuery = 200;

    /// <summary>Posterior that every changed word must reach.</summary>
    private const double LeastSure = 0.5;

    private readonly BareTextRestorer _restorer = new(model);

    public string? Suggest(string query)
    {
        if (query.Length > LongestQuery || !query.All(char.IsAscii))
        {
            return null;
        }

        // "so:271" and "loai:bao cao" name fields; their names are understood without accents.
        var edits = _restorer.Edits(query, new TextSpan(0, query.Length)).Where(e => e.Source.End == query.Length || query[e.Source.End] != ':').ToList();
        return edits.Count == 0 || edits.Any(e => e.Confidence < LeastSure) ? null : AlignedText.Apply(query, edits).Text;
    }
}
