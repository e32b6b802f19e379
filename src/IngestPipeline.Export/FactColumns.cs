using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Export;

/// <summary>A column of an export.</summary>
/// <param name="Name">The contract's field name, snake case.</param>
/// <param name="Number">Its values are plain decimal numbers, typed as such where the format has types.</param>
/// <param name="Value">Invariant text; null where the row has none.</param>
public sealed record FactColumn(string Name, bool Number, Func<FactRow, string?> Value);

/// <summary>What every exported fact carries: the figure, what it means, and the place that it was read from.</summary>
public static class FactColumns
{
    public static readonly ImmutableArray<FactColumn> All =
    [
        Text("indicator", r => r.Fact.Indicator),
        Number("value", r => r.Fact.Value),
        Number("of", r => r.Fact.Of),
        Text("unit", r => r.Fact.Unit),
        Text("kind", r => ContractNames.Of(r.Fact.Kind)),
        Text("change", r => r.Fact.Change is { } change ? ContractNames.Of(change) : null),
        Text("baseline", r => r.Fact.Baseline),
        Text("approx", r => r.Fact.Approx is { } approx ? ContractNames.Of(approx) : null),
        Text("status", r => ContractNames.Of(r.Fact.Status)),
        Text("period", r => r.Fact.Period),
        Text("place", r => r.Fact.Place),
        Text("raw", r => r.Fact.Raw),
        Number("confidence", r => r.Fact.Confidence.ToString("0.###", CultureInfo.InvariantCulture)),
        Text("doc_type", r => r.DocType),
        Text("number_symbol", r => r.NumberSymbol),
        Text("issuer", r => r.Issuer),
        Text("date", r => r.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Text("subject", r => r.Subject),
        Text("section", r => r.SectionTitle),
        Number("page", r => Invariant(r.Fact.Page)),
        Text("box", r => r.Fact.Box is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b.X0:0.#} {b.Y0:0.#} {b.X1:0.#} {b.Y1:0.#}") : null),
        Number("start", r => Invariant(r.Fact.Span.Start)),
        Number("end", r => Invariant(r.Fact.Span.End)),
        Text("table_cell", r => r.Fact.Cell is { } c ? $"{Invariant(c.Table)} {Invariant(c.Row)} {Invariant(c.Column)}" : null),
        Text("file", r => r.FileName),
        Text("document", r => r.DocumentId),
        Text("fact", r => r.Fact.Id),
    ];

    private static FactColumn Text(string name, Func<FactRow, string?> value) => new(name, false, value);

    private static FactColumn Number(string name, Func<FactRow, string?> value) => new(name, true, value);

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
