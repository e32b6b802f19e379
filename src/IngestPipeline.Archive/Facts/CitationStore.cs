using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>The citations of all stored documents: which document names which.</summary>
public sealed class CitationStore(ArchiveDatabase database)
{
    private const string From = "from citations c join documents d on d.sequence = c.document";

    private const string Columns =
        "c.*, d.id as document_id, d.file_name, d.doc_type, d.number_symbol as own_number, d.issuer as own_issuer, d.date as own_date";

    /// <summary>Newest documents first, in order of the text within one.</summary>
    public ResultPage<CitationRow> List(CitationFilter filter, AccessLevel level, PageRequest page) => database.Read(c =>
    {
        var where = Where(filter, level);
        long? total = page.CountAll ? c.Number($"select count(*) {From}{where.Where}", where.Bound) : null;
        if (page.After?.Split('.') is [var document, var ordinal]
            && long.TryParse(document, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && long.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var o))
        {
            where.Add("c.document <= @d and (c.document < @d or c.ordinal > @o)", ("@d", d), ("@o", o));
        }

        var rows = page.Rows;
        where.Parameters.AddRange([("@limit", rows + 1), ("@offset", page.Skip)]);
        var items = c.Query(
            $"select {Columns} {From}{where.Where} order by c.document desc, c.ordinal limit @limit offset @offset",
            r => (Row: Read(r), Cursor: $"{r.Long("document")}.{r.Long("ordinal")}"), where.Bound);
        var cut = Pages.Cut(items, rows, total, i => i.Cursor);
        return new ResultPage<CitationRow>([.. cut.Items.Select(i => i.Row)], cut.Next, cut.Total);
    });

    /// <summary>All matches, read as they are enumerated.</summary>
    public IEnumerable<CitationRow> Stream(CitationFilter filter, AccessLevel level)
    {
        using var connection = database.Connect();
        var where = Where(filter, level);
        using var command = connection.Prepare($"select {Columns} {From}{where.Where} order by c.document desc, c.ordinal", where.Bound);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return Read(reader);
        }
    }

    private static SqlFilter Where(CitationFilter filter, AccessLevel level) => new SqlFilter()
        .Add("d.access <= @level", ("@level", (int)level))
        .AddIf(filter.DocumentId is not null, "d.id = @document", ("@document", filter.DocumentId))
        .AddIf(filter.NumberSymbol is not null, "c.number_key = @number", ("@number", DocumentRows.NumberKey(filter.NumberSymbol)))
        .AddIf(filter.Type is not null, "c.type_folded = @type", ("@type", AccentFolder.Fold(filter.Type ?? "").Trim()))
        .Words("c.issuer_folded", filter.Issuer);

    internal static void Insert(SqliteConnection c, long document, Document source)
    {
        var keys = CitationKeys.Of(source.Citations);
        for (var i = 0; i < source.Citations.Length; i++)
        {
            var t = source.Citations[i];
            c.Execute(
                """
                insert into citations(document, ordinal, start_offset, end_offset, raw, type, type_folded, number_symbol, number_key, cite_key, cite_year, date, issuer, issuer_folded, section, page, confidence)
                values(@document, @ordinal, @start, @end, @raw, @type, @type_folded, @number, @key, @cite_key, @cite_year, @date, @issuer, @issuer_folded, @section, @page, @confidence)
                """,
                ("@document", document), ("@ordinal", i + 1), ("@start", t.Span.Start), ("@end", t.Span.End), ("@raw", t.Raw),
                ("@type", t.Type), ("@type_folded", t.Type is null ? null : AccentFolder.Fold(t.Type)),
                ("@number", t.NumberSymbol), ("@key", DocumentRows.NumberKey(t.NumberSymbol)), ("@cite_key", keys[i]?.Value), ("@cite_year", keys[i]?.Year), ("@date", t.Date.Iso()),
                ("@issuer", t.Issuer), ("@issuer_folded", t.Issuer is null ? null : AccentFolder.Fold(t.Issuer)),
                ("@section", t.Section), ("@page", t.Page), ("@confidence", t.Confidence));
        }
    }

    private static CitationRow Read(SqliteDataReader r) => new(
        new Citation
        {
            Span = new TextSpan(r.Int("start_offset")!.Value, r.Int("end_offset")!.Value),
            Raw = r.Text("raw")!,
            Type = r.Text("type"),
            NumberSymbol = r.Text("number_symbol")!,
            Date = r.Date("date"),
            Issuer = r.Text("issuer"),
            Section = r.Text("section"),
            Page = r.Int("page")!.Value,
            Confidence = r.Real("confidence")!.Value,
        },
        r.Int("ordinal")!.Value, r.Text("document_id")!, r.Text("file_name")!, r.Text("doc_type"), r.Text("own_number"), r.Text("own_issuer"), r.Date("own_date"));
}
