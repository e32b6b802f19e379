using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>The facts of all stored documents. What a reader may not see is neither listed nor counted.</summary>
public sealed class FactStore(ArchiveDatabase database)
{
    private const string From = "from facts f join documents d on d.sequence = f.document";

    private const string Columns =
        "f.*, d.id as document_id, d.file_name, d.doc_type, d.number_symbol, d.issuer, d.date, d.subject";

    /// <summary>In the filter's order; <see cref="ResultPage{T}.Next"/> only where that is <see cref="FactSort.Newest"/>, the others are paged by offset.</summary>
    public ResultPage<FactRow> List(FactFilter filter, AccessLevel level, PageRequest page) => database.Read(c =>
    {
        var where = Where(filter, level);
        long? total = page.CountAll ? c.Number($"select count(*) {From}{where.Where}", where.Bound) : null;
        var rows = page.Rows;
        var sql = ListSql(where, page, filter.Sort, filter.Descending);
        where.Parameters.AddRange([("@limit", rows + 1), ("@offset", page.Skip)]);
        var items = c.Query(sql, r => (Row: Read(r), Cursor: $"{r.Long("document")}.{r.Long("ordinal")}"), where.Bound);
        var cut = Pages.Cut(items, rows, total, i => i.Cursor);
        return new ResultPage<FactRow>([.. cut.Items.Select(i => i.Row)], filter.Sort == FactSort.Newest ? cut.Next : null, cut.Total);
    });

    /// <summary>All matches, read as they are enumerated: for exports of any size.</summary>
    public IEnumerable<FactRow> Stream(FactFilter filter, AccessLevel level)
    {
        using var connection = database.Connect();
        var where = Where(filter, level);
        using var command = connection.Prepare($"select {Columns} {From}{where.Where} order by f.document desc, f.ordinal", where.Bound);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return Read(reader);
        }
    }

    public long Count(FactFilter filter, AccessLevel level) => database.Read(c =>
    {
        var where = Where(filter, level);
        return c.Number($"select count(*) {From}{where.Where}", where.Bound);
    });

    /// <summary>The units in use, most frequent first.</summary>
    public IReadOnlyList<(string Value, long Count)> Units(AccessLevel level, int limit = 50) => database.Read(c => c.Query(
        $"select max(f.unit), count(*) as n {From} where f.unit_folded is not null and d.access <= @level group by f.unit_folded order by n desc limit @limit",
        r => (r.GetString(0), r.GetInt64(1)), ("@level", (int)level), ("@limit", limit)));

    internal static string ListSql(SqlFilter where, PageRequest page, FactSort sort = FactSort.Newest, bool descending = false)
    {
        // Columns of a fixed list, nothing from outside; the document's order decides between equals.
        var column = sort switch
        {
            FactSort.Indicator => "f.indicator_folded",
            FactSort.Value => "cast(f.value as real)",
            FactSort.Unit => "f.unit_folded",
            FactSort.Period => "f.period",
            FactSort.Place => "f.place_folded",
            FactSort.Kind => "f.kind",
            FactSort.Document => "d.number_symbol",
            FactSort.Confidence => "f.confidence",
            _ => null,
        };
        if (column is not null)
        {
            return $"select {Columns} {From}{where.Where} order by {column} is null, {column}{(descending ? " desc" : "")}, f.document desc, f.ordinal limit @limit offset @offset";
        }

        if (page.After?.Split('.') is [var document, var ordinal]
            && long.TryParse(document, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && long.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var o))
        {
            where.Add("f.document <= @d and (f.document < @d or f.ordinal > @o)", ("@d", d), ("@o", o));
        }

        return $"select {Columns} {From}{where.Where} order by f.document desc, f.ordinal limit @limit offset @offset";
    }

    internal static SqlFilter Where(FactFilter filter, AccessLevel level)
    {
        var period = filter.Period is null ? null : SqlFilter.Escape(filter.Period.Trim());
        return new SqlFilter()
            .Add("d.access <= @level", ("@level", (int)level))
            .AddIf(filter.DocumentId is not null, "d.id = @document", ("@document", filter.DocumentId))
            .AddIf(filter.Unit is not null, "f.unit_folded = @unit", ("@unit", AccentFolder.Fold(filter.Unit ?? "").Trim()))
            .AddIf(filter.Kind is not null, "f.kind = @kind", ("@kind", filter.Kind is { } k ? ContractNames.Of(k) : null))
            .AddIf(filter.Status is not null, "f.status = @status", ("@status", filter.Status is { } s ? ContractNames.Of(s) : null))
            .AddIf(
                period is not null, @"(f.period like @within escape '\' or f.period like @range escape '\')", ("@within", period + "%"), ("@range", "%/" + period + "%"))
            .AddIf(filter.MinConfidence is not null, "f.confidence >= @confidence", ("@confidence", filter.MinConfidence))
            .Words("f.indicator_folded", filter.Indicator)
            .Words("f.place_folded", filter.Place)
            .Words("d.issuer_folded", filter.Issuer);
    }

    internal static void Insert(SqliteConnection c, long document, Document source)
    {
        using var command = c.Prepare(
            """
            insert into facts(document, ordinal, id, start_offset, end_offset, raw, value, of_value, unit, unit_folded, kind, change, baseline, approx, status,
              indicator, indicator_folded, period, place, place_folded, section, section_title, page, x0, y0, x1, y1, cell_table, cell_row, cell_column, confidence)
            values(@document, @ordinal, @id, @start, @end, @raw, @value, @of, @unit, @unit_folded, @kind, @change, @baseline, @approx, @status,
              @indicator, @indicator_folded, @period, @place, @place_folded, @section, @section_title, @page, @x0, @y0, @x1, @y1, @table, @row, @column, @confidence)
            """);
        var titles = source.Sections.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => string.Join(". ", new[] { g.First().Label, g.First().Title }.Where(t => !string.IsNullOrEmpty(t))));
        for (var i = 0; i < source.Facts.Length; i++)
        {
            var f = source.Facts[i];
            command.Parameters.Clear();
            foreach (var (name, value) in new (string, object?)[]
                     {
                         ("@document", document), ("@ordinal", i + 1), ("@id", f.Id), ("@start", f.Span.Start), ("@end", f.Span.End), ("@raw", f.Raw), ("@value", f.Value), ("@of", f.Of),
                         ("@unit", f.Unit), ("@unit_folded", Fold(f.Unit)), ("@kind", ContractNames.Of(f.Kind)), ("@change", f.Change is { } change ? ContractNames.Of(change) : null),
                         ("@baseline", f.Baseline), ("@approx", f.Approx is { } approx ? ContractNames.Of(approx) : null), ("@status", ContractNames.Of(f.Status)),
                         ("@indicator", f.Indicator), ("@indicator_folded", Fold(f.Indicator)), ("@period", f.Period), ("@place", f.Place), ("@place_folded", Fold(f.Place)),
                         ("@section", f.Section), ("@section_title", f.Section is { } section ? titles.GetValueOrDefault(section) : null), ("@page", f.Page),
                         ("@x0", f.Box?.X0), ("@y0", f.Box?.Y0), ("@x1", f.Box?.X1), ("@y1", f.Box?.Y1),
                         ("@table", f.Cell?.Table), ("@row", f.Cell?.Row), ("@column", f.Cell?.Column), ("@confidence", f.Confidence),
                     })
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            command.ExecuteNonQuery();
        }
    }

    private static string? Fold(string? text) => text is null ? null : AccentFolder.Fold(text);

    private static FactRow Read(SqliteDataReader r) => new(
        new Fact
        {
            Id = r.Text("id")!,
            Span = new TextSpan(r.Int("start_offset")!.Value, r.Int("end_offset")!.Value),
            Raw = r.Text("raw")!,
            Value = r.Text("value")!,
            Of = r.Text("of_value"),
            Unit = r.Text("unit"),
            Kind = ContractNames.Parse<FactKind>(r.Text("kind")!),
            Change = r.Text("change") is { } change ? ContractNames.Parse<FactChange>(change) : null,
            Baseline = r.Text("baseline"),
            Approx = r.Text("approx") is { } approx ? ContractNames.Parse<Approximation>(approx) : null,
            Status = ContractNames.Parse<FactStatus>(r.Text("status")!),
            Indicator = r.Text("indicator"),
            Period = r.Text("period"),
            Place = r.Text("place"),
            Section = r.Text("section"),
            Page = r.Int("page")!.Value,
            Box = r.Real("x0") is { } x0 ? new Box(x0, r.Real("y0")!.Value, r.Real("x1")!.Value, r.Real("y1")!.Value) : null,
            Cell = r.Int("cell_table") is { } table ? new TableCellReference(table, r.Int("cell_row")!.Value, r.Int("cell_column")!.Value) : null,
            Confidence = r.Real("confidence")!.Value,
        },
        r.Text("document_id")!, r.Text("file_name")!, r.Text("doc_type"), r.Text("number_symbol"), r.Text("issuer"), r.Date("date"), r.Text("subject"), r.Text("section_title"));
}
