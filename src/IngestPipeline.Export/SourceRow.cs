using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>A document that exported facts were read from.</summary>
/// <param name="Fact">One of its facts: says what it is.</param>
/// <param name="Facts">How many of them are exported.</param>
internal sealed record SourceRow(FactRow Fact, long Facts)
{
    public static readonly ImmutableArray<ExportColumn<SourceRow>> Columns =
    [
        new("document", ColumnType.Text, "Mã văn bản", "Identifier of the document", s => s.Fact.DocumentId) { Required = true },
        .. FactColumns.Source.Select(c => new ExportColumn<SourceRow>(c.Name, c.Type, c.Title, c.Description, s => c.Value(s.Fact)) { Required = c.Required }),
        new("facts", ColumnType.Integer, "Số số liệu", "Facts of the document in this export", s => s.Facts.ToString(CultureInfo.InvariantCulture)) { Required = true },
    ];

    /// <summary>As one names it: type, number, issuer, date.</summary>
    public string Title => string.Join(", ", new[]
    {
        string.Join(" ", new[] { Fact.DocType, Fact.NumberSymbol }.Where(t => !string.IsNullOrEmpty(t))),
        Fact.Issuer,
        Fact.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }.Where(t => !string.IsNullOrEmpty(t)).DefaultIfEmpty(Fact.FileName));
}
