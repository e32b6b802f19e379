using Microsoft.Extensions.Primitives;

namespace IngestPipeline.Web.Pages;

/// <summary>An address of this site with its query; each change gives a new one. For links that add, drop or switch a filter.</summary>
public sealed class QueryAddress
{
    private readonly string _path;
    private readonly List<KeyValuePair<string, string>> _pairs;

    private QueryAddress(string path, List<KeyValuePair<string, string>> pairs)
    {
        _path = path;
        _pairs = pairs;
    }

    public static QueryAddress Of(string path) => new(path, []);

    /// <summary>The request's own address, empty values left out.</summary>
    public static QueryAddress Of(HttpRequest request) => new(
        request.Path.Value ?? "/",
        [.. request.Query.SelectMany(p => ((IEnumerable<string?>)p.Value).Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(p.Key, v!)))]);

    public QueryAddress On(string path) => new(path, _pairs);

    public QueryAddress Without(params string[] keys) => new(_path, [.. _pairs.Where(p => !keys.Contains(p.Key, StringComparer.OrdinalIgnoreCase))]);

    /// <summary>One value for a key; null takes it away.</summary>
    public QueryAddress With(string key, string? value)
    {
        var rest = Without(key);
        if (!string.IsNullOrEmpty(value))
        {
            rest._pairs.Add(KeyValuePair.Create(key, value));
        }

        return rest;
    }

    /// <summary>Adds the value, or takes it away if it is there.</summary>
    public QueryAddress Toggle(string key, string value)
    {
        var without = new QueryAddress(_path, [.. _pairs.Where(p => !(p.Key.Equals(key, StringComparison.OrdinalIgnoreCase) && p.Value == value))]);
        if (without._pairs.Count == _pairs.Count)
        {
            without._pairs.Add(KeyValuePair.Create(key, value));
        }

        return without;
    }

    public bool Has(string key) => _pairs.Any(p => p.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<KeyValuePair<string, string>> Pairs => _pairs;

    public override string ToString() => _path + QueryString.Create(_pairs.Select(p => KeyValuePair.Create(p.Key, new StringValues(p.Value)))).ToUriComponent();
}
