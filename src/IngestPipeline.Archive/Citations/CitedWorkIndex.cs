using System.Collections.Immutable;
using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// The table <c>cited_works</c>: every cited document with its counts, for each level of access one row of what its readers may see. Triggers note in <c>cited_stale</c>, in the
/// transaction of each write, the keys whose rows no longer hold; these alone are counted anew, before the next list.
/// </summary>
internal static class CitedWorkIndex
{
    // A document that bears the number itself does not cite it.
    private const string Stale =
        """
        select c.cite_key, c.cite_year, c.document, c.type, c.type_folded, c.number_symbol, c.date, c.issuer, c.issuer_folded, d.access, d.issuer as citing
        from cited_stale s cross join citations c on c.cite_key = s.cite_key join documents d on d.sequence = c.document
        where d.cite_key is null or c.cite_key <> d.cite_key or c.cite_year <> d.cite_year or c.date <> d.date order by s.cite_key
        """;

    private static readonly ImmutableArray<AccessLevel> Levels = [.. Enum.GetValues<AccessLevel>().Order()];

    public static void Refresh(ArchiveDatabase database)
    {
        if (database.Read(HasStale))
        {
            database.Write(c =>
            {
                // Another one may have been quicker.
                if (HasStale(c))
                {
                    Count(c);
                }
            });
        }
    }

    private static bool HasStale(SqliteConnection c) => c.Number("select exists (select 1 from cited_stale)") > 0;

    private static void Count(SqliteConnection c)
    {
        c.Execute("delete from cited_works where cite_key in (select cite_key from cited_stale)");
        using (var rows = c.Prepare(Stale))
        using (var held = c.Prepare("select d.* from documents d where d.cite_key = @key"))
        using (var insert = c.Prepare(
            """
            insert into cited_works(cite_key, cite_year, level, documents, mentions, type, number_symbol, date, issuer, types, names, first_date, last_date, issuers, held)
            values(@cite_key, @cite_year, @level, @documents, @mentions, @type, @number_symbol, @date, @issuer, @types, @names, @first_date, @last_date, @issuers, @held)
            """))
        {
            using var reader = rows.ExecuteReader();
            var mentions = new List<CitedMention>();
            while (reader.Read())
            {
                var mention = Read(reader);
                if (mentions.Count > 0 && mentions[0].Key != mention.Key)
                {
                    Write(insert, held, mentions);
                    mentions.Clear();
                }

                mentions.Add(mention);
            }

            if (mentions.Count > 0)
            {
                Write(insert, held, mentions);
            }
        }

        c.Execute("delete from cited_stale");
    }

    /// <param name="mentions">All that name one key.</param>
    private static void Write(SqliteCommand insert, SqliteCommand held, List<CitedMention> mentions)
    {
        held.Parameters.Clear();
        held.Parameters.AddWithValue("@key", mentions[0].Key);
        var documents = new List<(KeyedDocument Document, int Access)>();
        using (var reader = held.ExecuteReader())
        {
            while (reader.Read())
            {
                documents.Add((CitationLinkStore.ReadKeyed(reader), reader.Int("access")!.Value));
            }
        }

        List<CitedGroup> groups = [];
        foreach (var level in Levels)
        {
            // Readers of this level see no more mentions than those of the level below it: the counts are the same.
            if (mentions.Exists(m => m.Access == (int)level))
            {
                groups = CitedGroup.Of(mentions.Where(m => m.Access <= (int)level));
            }

            foreach (var group in groups)
            {
                insert.Parameters.Clear();
                foreach (var (name, value) in group.Columns())
                {
                    insert.Parameters.AddWithValue(name, value ?? DBNull.Value);
                }

                insert.Parameters.AddWithValue("@level", (int)level);
                insert.Parameters.AddWithValue("@held", documents.Exists(d => d.Access <= (int)level && group.Evidence.MayBe(d.Document)));
                insert.ExecuteNonQuery();
            }
        }
    }

    private static CitedMention Read(SqliteDataReader r) => new(
        r.GetString(0), r.IsDBNull(1) ? null : r.GetInt32(1), r.GetInt64(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4), r.GetString(5),
        r.IsDBNull(6) ? null : r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7), r.IsDBNull(8) ? null : r.GetString(8), r.GetInt32(9), r.IsDBNull(10) ? null : r.GetString(10));
}
