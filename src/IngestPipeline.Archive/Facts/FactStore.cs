using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>The facts of all stored documents. What a reader may not see is neither listed nor counted.</summary>
public sealed class FactStore(ArchiveDatabase database)
{
    private const string From = "from facts f join documents d on d.sequence = f.document";

    private const string Columns =
        "f.*, d.id as document_id, d.file_name, d.doc_type, d.number_symbol, d.issuer, d.date, d.subject, d.pipeline_name, d.pipeline_version";

    /// <summary>Facts that a stream reads at once.</summary>
    private const int StreamedRows = 5_000;

    /// <summary>In the filter's order, keyset paged in both directions.</summary>
    public ResultPage<FactRow> List(FactFilter filter, AccessLevel level, PageRequest page) => database.Read(c =>
    {
        var where = Where(filter, level);
        long? total = page.CountAll ? c.Number($"select count(*) {From}{where.Where}", where.Bound) : null;
        var order = new FactOrder(filter.Sort, filter.Descending);
        var sql = ListSql(where, page, order);
        var items = c.Query(sql, r => (Row: Read(r), Cursor: order.Cursor(r)), where.Bound);
        var cut = Pages.Cut(items, page, total, i => i.Cursor);
        return new ResultPage<FactRow>([.. cut.Items.Select(i => i.Row)], cut.Next, cut.Total) { Previous = cut.Previous };
    });

    /// <summary>One fact of a stored document; null when there is none or this reader may not see it.</summary>
    public FactRow? Find(string document, string fact, AccessLevel level) => database.Read(c => c.First(
        $"select {Columns} {From} where d.id = @document and f.id = @fact and d.access <= @level", Read, ("@document", document), ("@fact", fact), ("@level", (int)level)));

    /// <summary>
    /// All matches, a document's facts together: for exports of any size. They are read part by part, each behind the last of the one before, so that
    /// memory stays the same however many there are, and a slow reader of the export holds no transaction open.
    /// </summary>
    public IEnumerable<FactRow> Stream(FactFilter filter, AccessLevel level) => Stream(filter, level, StreamedRows);

    internal IEnumerable<FactRow> Stream(FactFilter filter, AccessLevel level, int rows)
    {
        string? after = null;
        do
        {
            var part = List(filter with { Sort = FactSort.Newest, Descending = false }, level, new PageRequest(rows, after, CountAll: false) { Most = rows });
            foreach (var row in part.Items)
            {
                yield return row;
            }

            after = part.Next;
        }
        while (after is not null);
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

    /// <summary>Binds limit and offset too.</summary>
    internal static string ListSql(SqlFilter where, PageRequest page, FactOrder order)
    {
        order.Behind(where, page.Before ?? page.After, backwards: page.Before is not null);
        where.Parameters.AddRange([("@limit", page.Rows + 1), ("@offset", page.Skip)]);
        return $"select {Columns}, {order.Key} {From}{where.Where} order by {order.By(backwards: page.Before is not null)} limit @limit offset @offset";
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
            .AddIf(FactPeriod.Parse(filter.PeriodFrom) is not null, "f.period_from >= @from", ("@from", FactPeriod.Parse(filter.PeriodFrom)?.From))
            .AddIf(FactPeriod.Parse(filter.PeriodTo) is not null, "f.period_to <= @to", ("@to", FactPeriod.Parse(filter.PeriodTo)?.To))
            .AddIf(filter.MinConfidence is not null, "(f.confidence >= @confidence or f.review in ('accepted', 'corrected'))", ("@confidence", filter.MinConfidence))
            .AddIf(filter.Review != FactReviewState.All, filter.Review switch
            {
                FactReviewState.Open => "f.review is null",
                FactReviewState.Accepted => "f.review = 'accepted'",
                FactReviewState.Corrected => "f.review = 'corrected'",
                FactReviewState.Rejected => "f.review = 'rejected'",
                FactReviewState.Reviewed => "f.review in ('accepted', 'corrected')",
                _ => "f.review is not 'rejected'",
            })
            .Words("f.indicator_folded", filter.Indicator)
            .Words("f.place_folded", filter.Place)
            .Words("d.issuer_folded", filter.Issuer);
    }

    /// <param name="reviews">By the index of the fact.</param>
    internal static void Insert(SqliteConnection c, long document, Document source, IReadOnlyDictionary<int, FactReview> reviews)
    {
        using var command = c.Prepare(
            """
            insert into facts(document, ordinal, id, start_offset, end_offset, raw, value, of_value, unit, unit_folded, kind, change, baseline, approx, status,
              indicator, indicator_folded, period, place, place_folded, section, section_title, page, x0, y0, x1, y1, cell_table, cell_row, cell_column, confidence, review, reviewed_by, reviewed_at, sentence)
            values(@document, @ordinal, @id, @start, @end, @raw, @value, @of, @unit, @unit_folded, @kind, @change, @baseline, @approx, @status,
              @indicator, @indicator_folded, @period, @place, @place_folded, @section, @section_title, @page, @x0, @y0, @x1, @y1, @table, @row, @column, @confidence, @review, @reviewed_by, @reviewed_at, @sentence)
            """);
        var titles = source.Sections.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => string.Join(". ", new[] { g.First().Label, g.First().Title }.Where(t => !string.IsNullOrEmpty(t))));
        for (var i = 0; i < source.Facts.Length; i++)
        {
            var review = reviews.GetValueOrDefault(i);
            var f = Reviewed(source.Facts[i], review);
            command.Parameters.Clear();
            (string, object?)[] values =
            [
                ("@document", document), ("@ordinal", i + 1), ("@id", f.Id), ("@start", f.Span.Start), ("@end", f.Span.End), ("@raw", f.Raw),
                ("@change", f.Change is { } change ? ContractNames.Of(change) : null), ("@baseline", f.Baseline), ("@approx", f.Approx is { } approx ? ContractNames.Of(approx) : null),
                ("@section", f.Section), ("@section_title", f.Section is { } section ? titles.GetValueOrDefault(section) : null), ("@page", f.Page),
                ("@x0", f.Box?.X0), ("@y0", f.Box?.Y0), ("@x1", f.Box?.X1), ("@y1", f.Box?.Y1),
                ("@table", f.Cell?.Table), ("@row", f.Cell?.Row), ("@column", f.Cell?.Column), ("@confidence", f.Confidence), ("@sentence", FactSentence.Of(source, f)),
                .. Judged(f, review),
            ];
            foreach (var (name, value) in values)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            command.ExecuteNonQuery();
        }
    }

    /// <summary>Writes what a person said of a stored fact; null: what was read holds again.</summary>
    internal static void Review(SqliteConnection c, long document, int index, Fact read, FactReview? review) => c.Execute(
        """
        update facts set value = @value, of_value = @of, unit = @unit, unit_folded = @unit_folded, kind = @kind, status = @status, indicator = @indicator, indicator_folded = @indicator_folded,
          period = @period, place = @place, place_folded = @place_folded, review = @review, reviewed_by = @reviewed_by, reviewed_at = @reviewed_at
        where document = @document and ordinal = @ordinal
        """,
        [("@document", document), ("@ordinal", index + 1), .. Judged(Reviewed(read, review), review)]);

    private static Fact Reviewed(Fact fact, FactReview? review) => review?.ApplyTo(fact) ?? fact;

    private static (string, object?)[] Judged(Fact f, FactReview? review) =>
    [
        ("@value", f.Value), ("@of", f.Of), ("@unit", f.Unit), ("@unit_folded", Fold(f.Unit)), ("@kind", ContractNames.Of(f.Kind)), ("@status", ContractNames.Of(f.Status)),
        ("@indicator", f.Indicator), ("@indicator_folded", Fold(f.Indicator)), ("@period", f.Period), ("@place", f.Place), ("@place_folded", Fold(f.Place)),
        ("@review", review?.Verdict is { } verdict ? ContractNames.Of(verdict) : null), ("@reviewed_by", review?.User), ("@reviewed_at", review?.At.ToUnixTimeMilliseconds()),
    ];

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
        r.Text("document_id")!, r.Text("file_name")!, r.Text("doc_type"), r.Text("number_symbol"), r.Text("issuer"), r.Date("date"), r.Text("subject"), r.Text("section_title"))
    {
        Review = r.Text("review") is { } verdict ? ContractNames.Parse<FactVerdict>(verdict) : null,
        ReviewedBy = r.Text("reviewed_by"),
        ReviewedAt = r.Time("reviewed_at"),
        Sentence = r.Text("sentence"),
        Extractor = r.Text("pipeline_version") is { } version ? $"{r.Text("pipeline_name")} {version}" : null,
    };
}
