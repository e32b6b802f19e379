using IngestPipeline.Vietnamese;

namespace IngestPipeline.Archive;

/// <summary>Collects the conditions of a list and their parameters.</summary>
internal sealed class SqlFilter
{
    private readonly List<string> _conditions = [];

    public List<(string Name, object? Value)> Parameters { get; } = [];

    public string Where => _conditions.Count == 0 ? "" : " where " + string.Join(" and ", _conditions);

    public SqlFilter Add(string condition, params (string Name, object? Value)[] parameters)
    {
        _conditions.Add(condition);
        Parameters.AddRange(parameters);
        return this;
    }

    public SqlFilter AddIf(bool wanted, string condition, params (string Name, object? Value)[] parameters) => wanted ? Add(condition, parameters) : this;

    /// <summary>Every word of <paramref name="words"/> must occur in the folded column.</summary>
    public SqlFilter Words(string column, string? words)
    {
        foreach (var word in AccentFolder.Fold(words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(12))
        {
            var name = $"@w{Parameters.Count}";
            Add($"{column} like {name} escape '\\'", (name, "%" + Escape(word) + "%"));
        }

        return this;
    }

    public static string Escape(string text) => text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");

    public ReadOnlySpan<(string Name, object? Value)> Bound => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Parameters);
}
