using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// Cited documents over all citing ones, most cited first: what an archive's documents rest on, and what of it the archive lacks. Counted among what the reader may see.
/// </summary>
public sealed class CitedWorkStore(ArchiveDatabase database)
{
    // A document that bears the number itself does not cite it. A mention without a year is taken to be of the only year that others give the number.
    private const string Works =
        """
        with named as materialized (
          select c.cite_key, c.cite_year, c.document, c.date, c.type_folded, c.issuer_folded from citations c join documents d on d.sequence = c.document
          where c.cite_key is not null and d.access <= @level and (d.cite_key is null or c.cite_key <> d.cite_key or c.cite_year <> d.cite_year or c.date <> d.date)),
        years as (select cite_key, min(cite_year) as only_year from named group by cite_key having min(cite_year) = max(cite_year)),
        works as (
          select n.cite_key as work_key, coalesce(n.cite_year, y.only_year) as work_year, count(distinct n.document) as documents, count(*) as mentions, min(n.date) as first_date, max(n.date) as last_date
          from named n left join years y on y.cite_key = n.cite_key group by 1, 2{0})
        select * from works w{1}
        """;

    // What has another year, or a date that no citation gives, is another document of the same number.
    private const string Held =
        """
        from documents h where h.cite_key = {0}key and h.access <= @level and ({0}year is null or h.cite_year is null or h.cite_year = {0}year)
          and ({0}date is null or h.date is null or h.date between {0}date and {1})
        """;

    private static readonly string HeldWork = Held.Replace("{0}key", "w.work_key").Replace("{0}year", "w.work_year").Replace("{0}date", "w.first_date").Replace("{1}", "w.last_date");

    private static readonly string HeldKey = Held.Replace("{0}key", "@key").Replace("{0}year", "@year").Replace("{0}date", "@from").Replace("{1}", "@to");

    public ResultPage<CitedWork> List(CitedWorkFilter filter, AccessLevel level, PageRequest page) => database.Read(c =>
    {
        var (works, where) = Sql(filter, level);
        long? total = page.CountAll ? c.Number($"select count(*) from ({works})", where.Bound) : null;
        var from = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : page.Skip;
        where.Parameters.AddRange([("@limit", page.Rows + 1), ("@offset", from)]);
        var rows = c.Query(works + " order by documents desc, mentions desc, work_key, work_year limit @limit offset @offset", Read, where.Bound);
        var cut = Pages.Cut(rows, page.Rows, total, _ => (from + page.Rows).ToString(CultureInfo.InvariantCulture));
        return new ResultPage<CitedWork>([.. cut.Items.Select(w => Named(c, w, level))], cut.Next, cut.Total);
    });

    /// <summary>All matches, named as they are enumerated.</summary>
    public IEnumerable<CitedWork> Stream(CitedWorkFilter filter, AccessLevel level)
    {
        using var connection = database.Connect();
        using var naming = database.Connect();
        var (works, where) = Sql(filter, level);
        using var command = connection.Prepare(works + " order by documents desc, mentions desc, work_key, work_year", where.Bound);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return Named(naming, Read(reader), level);
        }
    }

    private static (string Sql, SqlFilter Where) Sql(CitedWorkFilter filter, AccessLevel level)
    {
        var where = new SqlFilter();
        where.Parameters.Add(("@level", (int)level));
        var having = new List<string>();
        if (filter.Type is { } type)
        {
            having.Add("max(n.type_folded = @type) = 1");
            where.Parameters.Add(("@type", AccentFolder.Fold(type).Trim()));
        }

        if (filter.Year is { } year)
        {
            having.Add("coalesce(n.cite_year, y.only_year) = @year");
            where.Parameters.Add(("@year", year));
        }

        var words = new SqlFilter().Words("n.issuer_folded", filter.Issuer);
        if (words.Parameters.Count > 0)
        {
            having.Add($"max({words.Where[" where ".Length..]}) = 1");
            where.Parameters.AddRange(words.Parameters);
        }

        return (string.Format(
            CultureInfo.InvariantCulture, Works,
            having.Count == 0 ? "" : " having " + string.Join(" and ", having),
            filter.Held is { } held ? $" where {(held ? "" : "not ")}exists (select 1 {HeldWork})" : ""), where);
    }

    private static Work Read(SqliteDataReader r) =>
        new(new CitationKey(r.Text("work_key")!, r.Int("work_year")), r.Long("documents")!.Value, r.Long("mentions")!.Value, r.Text("first_date"), r.Text("last_date"));

    /// <summary>Type, number, date and issuer as most of its citations write them, and the documents that have the number.</summary>
    private static CitedWork Named(SqliteConnection c, Work work, AccessLevel level)
    {
        var (key, year) = work.Key;
        var written = c.Query(
            """
            select c.type, c.number_symbol, c.date, c.issuer, count(*) as mentions from citations c join documents d on d.sequence = c.document
            where c.cite_key = @key and (@year is null or c.cite_year is null or c.cite_year = @year) and d.access <= @level group by 1, 2, 3, 4
            """,
            r => (Type: r.Text("type"), Number: r.Text("number_symbol"), Date: r.Text("date"), Issuer: r.Text("issuer"), Mentions: r.Long("mentions")!.Value),
            ("@key", key), ("@year", year), ("@level", (int)level));
        var held = c.Query(
            $"select h.* {HeldKey} order by h.sequence", CitationLinkStore.ReadLinked, ("@key", key), ("@year", year), ("@from", work.First), ("@to", work.Last), ("@level", (int)level));
        var date = Most(w => w.Date);
        return new CitedWork(
            work.Key, Most(w => w.Type), Most(w => w.Number) ?? key, date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), Most(w => w.Issuer),
            work.Documents, work.Mentions, held);

        string? Most(Func<(string? Type, string? Number, string? Date, string? Issuer, long Mentions), string?> field) => written
            .Where(w => field(w) is not null).GroupBy(field).OrderByDescending(g => g.Sum(w => w.Mentions)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
    }

    private sealed record Work(CitationKey Key, long Documents, long Mentions, string? First, string? Last);
}
