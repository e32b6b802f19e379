using System.Globalization;
using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>Which documents of the archive cite which. What a reader may not see is neither linked nor counted.</summary>
public sealed class CitationLinkStore(ArchiveDatabase database)
{
    /// <summary>What the citations of a document mean, by their number from 1; those that mean nothing held are left out.</summary>
    public IReadOnlyDictionary<int, CitationLink> Links(string id, AccessLevel level) => database.Read(c =>
    {
        var mentions = c.Query(
            """
            select c.ordinal, c.page, c.start_offset, c.cite_key, c.cite_year, c.date, c.issuer, d.id, d.issuer as own_issuer
            from citations c join documents d on d.sequence = c.document where d.id = @id and d.access <= @level and c.cite_key is not null order by c.ordinal
            """,
            r => (Mention: ReadMention(r), Citing: r.Text("own_issuer")), ("@id", id), ("@level", (int)level));
        var held = c.Query(
            """
            select d.* from documents d
            where d.access <= @level and d.cite_key in (select c.cite_key from citations c join documents o on o.sequence = c.document where o.id = @id) order by d.sequence
            """,
            ReadKeyed, ("@id", id), ("@level", (int)level)).ToLookup(d => d.Key.Value);
        return CitationResolver.Complete(mentions.Select(m => m.Mention), mentions.FirstOrDefault().Citing)
            .Select(m => (m.Ordinal, Link: CitationResolver.Resolve(m, held[m.Key.Value]))).Where(l => l.Link.Candidates.Count > 0).ToDictionary(l => l.Ordinal, l => l.Link);
    });

    /// <summary>Documents that cite the given one, newest upload first.</summary>
    public ResultPage<CitingDocument> CitedBy(string id, AccessLevel level, PageRequest page) => database.Read(c =>
    {
        var own = c.First("select d.* from documents d where d.id = @id and d.access <= @level and d.cite_key is not null", ReadKeyed, ("@id", id), ("@level", (int)level));
        if (own is null)
        {
            return new ResultPage<CitingDocument>([], null, 0);
        }

        var held = c.Query("select d.* from documents d where d.cite_key = @key and d.access <= @level", ReadKeyed, ("@key", own.Key.Value), ("@level", (int)level));
        var citing = Citing(c, own.Key with { Year = null }, level).Where(m => m.Document.Id != id)
            .Select(document =>
            {
                var links = CitationResolver.Complete(document.Mentions, document.Document.Issuer)
                    .Select(m => (Mention: m, Link: CitationResolver.Resolve(m, held))).Where(l => l.Link.Candidates.Any(d => d.Id == id)).OrderBy(l => l.Mention.Ordinal).ToList();
                return links.Count == 0 ? null : new CitingDocument(document.Document, links.Count, links[0].Mention.Ordinal, links[0].Mention.Page, links[0].Mention.Start, links.Any(l => l.Link.Certain));
            });
        return Cut([.. citing.OfType<CitingDocument>()], page);
    });

    /// <summary>Documents that name a number, whether the archive holds it or not, newest upload first.</summary>
    /// <param name="key">A year takes mentions of that year and those without any.</param>
    public ResultPage<CitingDocument> Naming(CitationKey key, AccessLevel level, PageRequest page) => database.Read(c => Cut(
        [.. Citing(c, key, level).Select(d => new CitingDocument(d.Document, d.Mentions.Count, d.Mentions[0].Ordinal, d.Mentions[0].Page, d.Mentions[0].Start, Certain: true))], page));

    internal static LinkedDocument ReadLinked(SqliteDataReader r) =>
        new(r.Text("id")!, r.Text("file_name")!, r.Text("doc_type"), r.Text("number_symbol"), r.Text("issuer"), r.Date("date"), r.Text("subject"));

    private static List<(LinkedDocument Document, List<Mention> Mentions)> Citing(SqliteConnection c, CitationKey key, AccessLevel level) => c.Query(
        """
        select c.ordinal, c.page, c.start_offset, c.cite_key, c.cite_year, c.date as cited_date, c.issuer as cited_issuer,
          d.id, d.file_name, d.doc_type, d.number_symbol, d.issuer, d.date, d.subject
        from citations c join documents d on d.sequence = c.document
        where c.cite_key = @key and (@year is null or c.cite_year is null or c.cite_year = @year) and d.access <= @level order by c.document desc, c.ordinal
        """,
        r => (Document: ReadLinked(r), Mention: ReadMention(r, "cited_date", "cited_issuer")), ("@key", key.Value), ("@year", key.Year), ("@level", (int)level))
        .GroupBy(m => m.Document).Select(g => (g.Key, g.Select(m => m.Mention).ToList())).ToList();

    private static ResultPage<CitingDocument> Cut(List<CitingDocument> all, PageRequest page)
    {
        var from = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : page.Skip;
        var items = all.Skip(from).Take(page.Rows).ToList();
        var next = from + items.Count;
        return new ResultPage<CitingDocument>(items, next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null, all.Count);
    }

    private static Mention ReadMention(SqliteDataReader r) => ReadMention(r, "date", "issuer");

    private static Mention ReadMention(SqliteDataReader r, string date, string issuer) =>
        new(r.Text("id")!, r.Int("ordinal")!.Value, r.Int("page")!.Value, r.Int("start_offset")!.Value, ReadKey(r), r.Date(date), r.Text(issuer));

    internal static KeyedDocument ReadKeyed(SqliteDataReader r) => new(ReadLinked(r), ReadKey(r));

    private static CitationKey ReadKey(SqliteDataReader r) => new(r.Text("cite_key")!, r.Int("cite_year"));
}
