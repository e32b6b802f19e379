using System.Globalization;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// Cited documents over all citing ones, most cited first: what an archive's documents rest on, and what of it the archive lacks. Counted among what the reader may see.
/// </summary>
public sealed class CitedWorkStore(ArchiveDatabase database)
{
    private const string Order = "order by w.documents desc, w.mentions desc, w.cite_key, w.cite_year";

    public ResultPage<CitedWork> List(CitedWorkFilter filter, AccessLevel level, PageRequest page)
    {
        CitedWorkIndex.Refresh(database);
        return database.Read(c =>
        {
            var where = Where(filter, level);
            long? total = page.CountAll ? c.Number($"select count(*) from cited_works w{where.Where}", where.Bound) : null;
            var from = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : page.Skip;
            where.Parameters.AddRange([("@limit", page.Rows + 1), ("@offset", from)]);
            var rows = c.Query($"select w.* from cited_works w{where.Where} {Order} limit @limit offset @offset", Read, where.Bound);
            var cut = Pages.Cut(rows, page.Rows, total, _ => (from + page.Rows).ToString(CultureInfo.InvariantCulture));
            return new ResultPage<CitedWork>([.. cut.Items.Select(w => WithHeld(c, w, level))], cut.Next, cut.Total);
        });
    }

    /// <summary>All matches, read as they are enumerated.</summary>
    public IEnumerable<CitedWork> Stream(CitedWorkFilter filter, AccessLevel level)
    {
        CitedWorkIndex.Refresh(database);
        using var connection = database.Connect();
        using var holding = database.Connect();
        var where = Where(filter, level);
        using var command = connection.Prepare($"select w.* from cited_works w{where.Where} {Order}", where.Bound);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return WithHeld(holding, Read(reader), level);
        }
    }

    private static SqlFilter Where(CitedWorkFilter filter, AccessLevel level)
    {
        var where = new SqlFilter()
            .Add("w.level = @level", ("@level", (int)level))
            .AddIf(filter.Year is not null, "w.cite_year = @year", ("@year", filter.Year))
            .AddIf(filter.Held is not null, "w.held = @held", ("@held", filter.Held))
            .AddIf(filter.Type is not null, "exists (select 1 from json_each(w.types) t where t.value = @type)", ("@type", AccentFolder.Fold(filter.Type ?? "").Trim()));
        var words = new SqlFilter().Words("n.value", filter.Issuer);
        return where.AddIf(words.Parameters.Count > 0, $"exists (select 1 from json_each(w.names) n{words.Where})", [.. words.Parameters]);
    }

    private static (CitedWork Work, CitedEvidence Evidence) Read(SqliteDataReader r)
    {
        var key = new CitationKey(r.Text("cite_key")!, r.Int("cite_year"));
        return (
            new CitedWork(key, r.Text("type"), r.Text("number_symbol")!, r.Date("date"), r.Text("issuer"), r.Long("documents")!.Value, r.Long("mentions")!.Value, []),
            new CitedEvidence(key, (r.Text("first_date"), r.Text("last_date")), [.. JsonSerializer.Deserialize<string[]>(r.Text("issuers")!)!]));
    }

    private static CitedWork WithHeld(SqliteConnection c, (CitedWork Work, CitedEvidence Evidence) row, AccessLevel level) => row.Work with
    {
        Held =
        [
            .. c.Query("select d.* from documents d where d.cite_key = @key and d.access <= @level order by d.sequence", CitationLinkStore.ReadKeyed, ("@key", row.Work.Key.Value), ("@level", (int)level))
                .Where(row.Evidence.MayBe).Select(d => d.Document),
        ],
    };
}
