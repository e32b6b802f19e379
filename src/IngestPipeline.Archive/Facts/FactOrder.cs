using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// The order of a list of facts, and where its parts begin: a part is found by the values of the row before it (keyset paging), in every order, so that no
/// part needs to count through those before it. Facts without the value come last; the document's order decides between equals.
/// </summary>
internal sealed class FactOrder
{
    /// <summary>Column of a select in which <see cref="Cursor"/> looks for the value of a row.</summary>
    public const string KeyColumn = "sort_key";

    private readonly string? _column;
    private readonly List<(string Column, bool Descending)> _terms = [];

    public FactOrder(FactSort sort, bool descending)
    {
        // Columns of a fixed list, nothing from outside.
        _column = sort switch
        {
            FactSort.Indicator => "f.indicator_folded",
            FactSort.Value => "cast(f.value as real)",
            FactSort.Unit => "f.unit_folded",
            FactSort.Period => "f.period_from",
            FactSort.Place => "f.place_folded",
            FactSort.Kind => "f.kind",
            FactSort.Document => "d.number_symbol",
            FactSort.Confidence => "f.confidence",
            FactSort.Status => "f.status",
            FactSort.Review => "f.reviewed_at",
            _ => null,
        };
        if (_column is not null)
        {
            _terms.AddRange([($"({_column} is null)", false), (_column, descending)]);
        }

        _terms.AddRange([("f.document", true), ("f.ordinal", false)]);
    }

    public string Key => (_column ?? "null") + " as " + KeyColumn;

    /// <param name="backwards">From the end.</param>
    public string By(bool backwards) => string.Join(", ", _terms.Select(t => t.Column + (t.Descending != backwards ? " desc" : "")));

    /// <summary>Only rows behind the one of the cursor; what is no cursor restricts nothing.</summary>
    /// <param name="backwards">Before it.</param>
    public void Behind(SqlFilter where, string? cursor, bool backwards)
    {
        if (Read(cursor) is not { } values)
        {
            return;
        }

        var condition = "";
        for (var i = _terms.Count - 1; i >= 0; i--)
        {
            var (column, descending) = _terms[i];
            var beyond = $"{column} {(descending != backwards ? "<" : ">")} @key{i}";
            condition = condition.Length == 0 ? beyond : $"({beyond} or ({column} is @key{i} and {condition}))";
        }

        // Said again of the first term alone, which is what an index can begin at.
        where.Add($"{_terms[0].Column} {(_terms[0].Descending != backwards ? "<=" : ">=")} @key0 and {condition}", [.. values.Select((v, i) => ($"@key{i}", v))]);
    }

    public string Cursor(SqliteDataReader row)
    {
        var place = $"{row.Long("document")}.{row.Long("ordinal")}";
        return _column is null ? place : place + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(row.GetOrdinal(KeyColumn) is var i && row.IsDBNull(i) ? null : row.GetValue(i)));
    }

    private List<object?>? Read(string? cursor)
    {
        var parts = cursor?.Split('.') ?? [];
        if (parts.Length != (_column is null ? 2 : 3) || Number(parts[0]) is not { } document || Number(parts[1]) is not { } ordinal)
        {
            return null;
        }

        if (_column is null)
        {
            return [document, ordinal];
        }

        try
        {
            var value = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(parts[2]));
            object? key = value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(), _ => null };
            return [key is null ? 1L : 0L, key, document, ordinal];
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
