using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

/// <summary>Lists over 100,000 documents: the plan shows that a page is read from an index in order, and nothing is sorted.</summary>
public sealed class ListPlanTests : IClassFixture<ListPlanTests.Hundred>
{
    private readonly Shelf _shelf;

    public ListPlanTests(Hundred hundred) => _shelf = hundred.Shelf;

    public static TheoryData<DocumentFilter> Filters => new()
    {
        DocumentFilter.All,
        new DocumentFilter { States = [DocumentState.Failed] },
        new DocumentFilter { DocType = "BÁO CÁO" },
        new DocumentFilter { Year = 2021 },
        new DocumentFilter { DocType = "BÁO CÁO", Year = 2021, States = [DocumentState.Indexed] },
        new DocumentFilter { Text = "bao cao 777" },
        new DocumentFilter { NumberSymbol = "77/BC-UBND" },
        new DocumentFilter { Repaired = true },
        new DocumentFilter { Doubtful = true },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Page_OfAHundredThousand_IsReadInOrderFromAnIndex(DocumentFilter filter)
    {
        var plan = Plan(c =>
        {
            var where = DocumentStore.Where(filter, AccessLevel.Open);
            var sql = DocumentStore.ListSql(where, new PageRequest(50, "60000"));
            where.Parameters.AddRange([("@limit", 51), ("@offset", 0)]);
            return (sql, where);
        });

        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE"));
        Assert.All(plan, step => Assert.Contains("SEARCH d USING", step));
        Assert.InRange(_shelf.Archive.Documents.List(filter, AccessLevel.Open, new PageRequest(50)).Items.Count, 1, 50);
    }

    [Fact]
    public void KeysetPage_DeepInTheList_FollowsThePageBefore()
    {
        var page = _shelf.Archive.Documents.List(DocumentFilter.All, AccessLevel.Open, new PageRequest(50, "50", CountAll: false));

        Assert.Equal(("tai-lieu-49.pdf", 49, null), (page.Items[0].FileName, page.Items.Count, page.Next));
    }

    [Fact]
    public void FactsOfOneDocumentAndOfAUnit_AreReadFromAnIndex()
    {
        foreach (var filter in new[] { new FactFilter { DocumentId = new string('0', 64) }, new FactFilter { Unit = "người" }, new FactFilter { Kind = FactKind.Money } })
        {
            var plan = Plan(c =>
            {
                var where = FactStore.Where(filter, AccessLevel.Open);
                var sql = FactStore.ListSql(where, new PageRequest(), new FactOrder(FactSort.Newest, descending: false));
                return (sql, where);
            });

            Assert.All(plan.Where(step => !step.Contains("TEMP B-TREE")), step => Assert.Contains("SEARCH", step));
        }
    }

    private List<string> Plan(Func<ArchiveDatabase, (string Sql, SqlFilter Where)> build) => _shelf.Archive.Database.Read(c =>
    {
        var (sql, where) = build(_shelf.Archive.Database);
        return c.Query("explain query plan " + sql, r => r.GetString(3), where.Bound);
    });

    public sealed class Hundred : IDisposable
    {
        public Hundred() => Shelf.Archive.Database.Write(c => c.Execute(
            """
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
            insert into documents(id, file_name, search_folded, bytes, state, access, doc_type, year, number_symbol, number_key, letter_repair_count, doubtful_count, accepted_at, updated_at)
            select printf('%064x', i), 'tai-lieu-' || i || '.pdf', 'bao cao ' || i, 1, case when i % 50 = 0 then 'failed' else 'indexed' end, 1,
              case when i % 3 = 0 then 'BÁO CÁO' else 'KẾ HOẠCH' end, 2015 + i % 10, (i % 500) || '/BC-UBND', (i % 500) || '/bc-ubnd', (i % 3000 = 0) * 12, (i % 3000 = 1) * 2, i, i from n
            """));

        internal Shelf Shelf { get; } = new();

        public void Dispose() => Shelf.Dispose();
    }
}
