using System.Collections.Immutable;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

/// <summary>What people say of facts: shown at once, kept when the file is read anew, the text never touched.</summary>
public sealed class FactReviewTests
{
    private const string Text = "BÁO CÁO\nĐã bổ nhiệm 11 cán bộ, cử 02 cán bộ đi học, thu 1.250 hồ sơ.\nĐã cử 02 cán bộ đi học và tiếp nhận 1.250 hồ sơ quý sau.\n";

    [Fact]
    public async Task Review_OfEachKind_ShowsInListsCountsAndStreams()
    {
        using var shelf = new Shelf();
        var id = await Store(shelf);
        var reviews = shelf.Archive.FactReviews;
        shelf.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(CorrectionOutcome.Done, reviews.Accept(id, "f1", AccessLevel.Secret, "lan").Outcome);
        Assert.Equal(CorrectionOutcome.Done, reviews.Correct(id, "f3", Read(shelf, "f3") with { Value = "1350", Unit = "bộ hồ sơ", Place = "huyện Trà Cú", Period = "2023-Q1" }, AccessLevel.Secret, "mai", "1.250 hồ sơ").Outcome);
        Assert.Equal(CorrectionOutcome.Done, reviews.Reject(id, "f2", AccessLevel.Secret, "lan").Outcome);

        Assert.Equal(["f1 11 Accepted lan", "f3 1350 Corrected mai", "f4 2  ", "f5 1250  "], Listed(shelf, FactFilter.All));
        Assert.Equal(["f3 1350 Corrected mai"], Listed(shelf, new FactFilter { Unit = "bo ho so", Place = "tra cu", Period = "2023" }));
        Assert.Equal(["f2 2 Rejected lan"], Listed(shelf, new FactFilter { Review = FactReviewState.Rejected }));
        Assert.Equal(["f4 2  ", "f5 1250  "], Listed(shelf, new FactFilter { Review = FactReviewState.Open }));
        Assert.Equal(5, shelf.Archive.Facts.Count(new FactFilter { Review = FactReviewState.All }, AccessLevel.Secret));
        Assert.Equal(["f1", "f3"], shelf.Archive.Facts.Stream(new FactFilter { MinConfidence = 0.99 }, AccessLevel.Secret).Select(r => r.Fact.Id));
        var row = shelf.Archive.Facts.Find(id, "f3", AccessLevel.Secret)!;
        Assert.Equal((FactVerdict.Corrected, "mai", shelf.Clock.GetUtcNow(), "1.250 hồ sơ"), (row.Review, row.ReviewedBy, row.ReviewedAt, row.Fact.Raw));

        // Text and contract are as they were read; nothing waits to be read anew.
        var document = Document(shelf, id);
        Assert.Equal((Text, "1250", DocumentState.Stored), (document.Text, document.Facts[2].Value, shelf.Row(id).State));
        Assert.Equal(3, shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.FactReviewed }, new PageRequest()).Total);
    }

    [Fact]
    public async Task Save_ReadAnew_ReviewsFollowTheirFigures_WhateverTheirNumberAndPlace()
    {
        using var shelf = new Shelf();
        var id = await Store(shelf);
        shelf.Archive.FactReviews.Accept(id, "f1", AccessLevel.Secret, "lan");
        shelf.Archive.FactReviews.Correct(id, "f4", Read(shelf, "f4") with { Unit = "học viên" }, AccessLevel.Secret, "lan");
        shelf.Archive.FactReviews.Reject(id, "f5", AccessLevel.Secret, "lan");

        // A repair moved the text, the first "02" is no fact any more, units are read more widely, and the accepted figure would now be read wrongly.
        const string repaired = "BÁO CÁO SỐ LIỆU\nĐã bổ nhiệm 11 cán bộ, cử 02 cán bộ đi học, thu 1.250 hồ sơ.\nĐã cử 02 cán bộ đi học và tiếp nhận 1.250 hồ  sơ quý sau.\n";
        Again(shelf, id, repaired, Fact(repaired, 1, "11 cán bộ,", "111"), Fact(repaired, 2, "1.250 hồ sơ", "1250"), Fact(repaired, 3, "02 cán bộ đi học", "2", last: true), Fact(repaired, 4, "1.250 hồ  sơ", "1250", last: true));

        Assert.Equal(["f1 11 Accepted lan", "f2 1250  ", "f3 2 Corrected lan"], Listed(shelf, FactFilter.All));
        Assert.Equal("học viên", shelf.Archive.Facts.Find(id, "f3", AccessLevel.Secret)!.Fact.Unit);
        Assert.Equal(FactVerdict.Rejected, shelf.Archive.Facts.Find(id, "f4", AccessLevel.Secret)!.Review);
        Assert.Equal([0, 2, 3], shelf.Archive.FactReviews.Standing(Document(shelf, id)).Keys.Order());
    }

    [Fact]
    public async Task TakeBack_WhatIsReadHoldsAgain_AndHistoryStays()
    {
        using var shelf = new Shelf();
        var id = await Store(shelf);
        var reviews = shelf.Archive.FactReviews;
        reviews.Correct(id, "f1", Read(shelf, "f1") with { Value = "12", Indicator = null }, AccessLevel.Secret, "lan");
        Assert.Equal(CorrectionOutcome.Unchanged, reviews.Correct(id, "f1", Read(shelf, "f1") with { Value = "12", Indicator = null }, AccessLevel.Secret, "mai").Outcome);

        Assert.Equal(CorrectionOutcome.Done, reviews.TakeBack(id, "f1", AccessLevel.Secret, "mai").Outcome);
        Assert.Equal(CorrectionOutcome.Unchanged, reviews.TakeBack(id, "f1", AccessLevel.Secret, "mai").Outcome);

        Assert.Equal("f1 11  ", Listed(shelf, FactFilter.All)[0]);
        Assert.Equal(["lan Corrected 11 12", "mai  11 11"], reviews.History(id).Select(r => $"{r.User} {r.Verdict} {r.Read.Value} {r.Said.Value}"));
        Assert.Empty(shelf.Archive.Feedback.Read());

        // What was read, said again, is accepted.
        reviews.Correct(id, "f1", Read(shelf, "f1"), AccessLevel.Secret, "mai");
        Assert.Equal(FactVerdict.Accepted, shelf.Archive.Facts.Find(id, "f1", AccessLevel.Secret)!.Review);
    }

    [Fact]
    public async Task Review_OfWhatIsNotThere_IsRefused()
    {
        using var shelf = new Shelf();
        var id = await Store(shelf);
        shelf.Archive.Documents.SetAccess(id, AccessLevel.Secret, "lan");
        var reviews = shelf.Archive.FactReviews;

        Assert.Equal(CorrectionOutcome.NotFound, reviews.Accept(id, "f9", AccessLevel.Secret, "lan").Outcome);
        Assert.Equal(CorrectionOutcome.NotFound, reviews.Accept(id, "f1", AccessLevel.Secret, "lan", "12 cán bộ").Outcome);
        Assert.Equal(CorrectionOutcome.NotFound, reviews.Accept(id, "f1", AccessLevel.Open, "lan").Outcome);
        Assert.Equal(CorrectionOutcome.NotRead, reviews.Accept((await shelf.Upload("khác")).DocumentId, "f1", AccessLevel.Secret, "lan").Outcome);
        foreach (var nonsense in new[] { Read(shelf, "f1") with { Value = "1.2.3" }, Read(shelf, "f1") with { Value = "mười" }, Read(shelf, "f1") with { Period = "2023-Q5" }, Read(shelf, "f1") with { Of = "" } })
        {
            Assert.Throws<ArgumentException>(() => reviews.Correct(id, "f1", nonsense, AccessLevel.Secret, "lan"));
        }

        Assert.Empty(reviews.History(id));
    }

    [Fact]
    public async Task Feedback_HasReviewsWithWhatWasReadAndSaid()
    {
        using var shelf = new Shelf();
        var id = await Store(shelf);
        shelf.Archive.FactReviews.Correct(id, "f3", Read(shelf, "f3") with { Kind = FactKind.Measure }, AccessLevel.Secret, "lan");
        shelf.Archive.FactReviews.Reject(id, "f2", AccessLevel.Secret, "lan");

        foreach (var feedback in new[] { Assert.Single(shelf.Archive.Feedback.Read()), Assert.Single(FeedbackStore.ReadFrom(shelf.Root, AccessLevel.Secret)) })
        {
            Assert.Equal(
                ["Corrected 1.250 Count Measure", "Rejected 02 Count Count"],
                feedback.Facts.Select(r => $"{r.Verdict} {r.Key.Number} {r.Read.Kind} {r.Said.Kind}"));
            Assert.Equal(2, feedback.Facts[0].Key.Find(FactKey.Of(feedback.Document)));
        }
    }

    [Fact]
    public void Key_InARowOfATable_TellsTheCellsApart()
    {
        ImmutableArray<ImmutableArray<TableCell>> rows = [[new("TT"), new("Đơn vị"), new("Số")], [new("1"), new("Xã A"), new("5")], [new("2"), new("Xã B"), new("5")]];
        Fact Cell(string id, int row) => new() { Id = id, Span = TextSpan.At(4), Raw = "5", Value = "5", Kind = FactKind.Count, Cell = new TableCellReference(0, row, 2), Confidence = 1 };
        var document = new Document { Source = new SourceFile("a", "", "a", 1), Text = "Bảng", Tables = [new Table(1, null, 4, rows)], Facts = [Cell("f1", 1), Cell("f2", 2)] };

        Assert.Equal([new FactKey("5", "1 | Xã A | ", "", 0), new FactKey("5", "2 | Xã B | ", "", 0)], FactKey.Of(document).ToArray());
    }

    [Theory]
    [InlineData("2023", 1, 12)]
    [InlineData("2023-Q1", 1, 3)]
    [InlineData("2023-Q4", 10, 12)]
    [InlineData("2023-H2", 7, 12)]
    [InlineData("2023-06", 6, 6)]
    [InlineData("2023-11/2024-02", 11, 14)]
    [InlineData("2023-Q3/2023-10", 7, 10)]
    [InlineData("2021/2025", -23, 36)]
    public async Task Period_InMonths_IsTheSameInTheDatabase(string text, int from, int to)
    {
        using var shelf = new Shelf();
        await shelf.Store(Text, d => d with { Facts = [Fact(Text, 1, "11 cán bộ", "11") with { Period = text }, Fact(Text, 2, "02 cán bộ", "2")] });

        Assert.Equal(new FactPeriod(2023 * 12 + from, 2023 * 12 + to), FactPeriod.Parse(text));
        Assert.Equal(
            [(2023 * 12 + from, 2023 * 12 + to), null],
            shelf.Archive.Database.Read(c => c.Query("select period_from, period_to from facts order by ordinal", r => r.Int("period_from") is { } first ? (first, r.Int("period_to")!.Value) : ((int, int)?)null)));
        Assert.Single(Listed(shelf, new FactFilter { PeriodFrom = text, PeriodTo = text }));
        Assert.Empty(Listed(shelf, new FactFilter { PeriodFrom = "2030" }));
    }

    [Theory]
    [InlineData("2023-Q5")]
    [InlineData("2023-13")]
    [InlineData("quý I")]
    [InlineData("2024/2023")]
    [InlineData("")]
    public void Period_ThatIsNone_IsNull(string text) => Assert.Null(FactPeriod.Parse(text));

    [Theory]
    [InlineData(FactSort.Newest, false)]
    [InlineData(FactSort.Value, true)]
    [InlineData(FactSort.Value, false)]
    [InlineData(FactSort.Period, true)]
    [InlineData(FactSort.Place, false)]
    [InlineData(FactSort.Confidence, true)]
    public async Task Pages_InEveryOrder_FollowEachOtherThereAndBack(FactSort sort, bool descending)
    {
        using var shelf = new Shelf();
        string?[] places = [null, "xã Ấp", "xã Bến", null, "xã Ấp"];
        foreach (var name in new[] { "một", "hai", "ba" })
        {
            await shelf.Store(Text + name, d => d with
            {
                Facts = [.. Enumerable.Range(0, 5).Select(i => Fact(Text, i + 1, "11", (i * 7 % 4).ToString(System.Globalization.CultureInfo.InvariantCulture) + ".5") with { Place = places[i], Period = i % 2 == 0 ? $"20{20 + i}" : null, Confidence = 1 - i % 3 / 7d })],
            });
        }

        var filter = new FactFilter { Sort = sort, Descending = descending };
        ResultPage<FactRow> Page(string? after, string? before = null) => shelf.Archive.Facts.List(filter, AccessLevel.Open, new PageRequest(4, after) { Before = before });
        string Names(IEnumerable<FactRow> rows) => string.Join(' ', rows.Select(r => r.DocumentId[..4] + r.Fact.Id));
        var all = shelf.Archive.Facts.List(filter, AccessLevel.Open, new PageRequest(100)).Items;

        var pages = new List<ResultPage<FactRow>> { Page(null) };
        while (pages[^1].Next is { } next && pages.Count < 9)
        {
            pages.Add(Page(next));
        }

        Assert.Equal([4, 4, 4, 3], pages.Select(p => p.Items.Count));
        Assert.Equal(Names(all), Names(pages.SelectMany(p => p.Items)));
        Assert.Null(pages[0].Previous);
        for (var i = pages.Count - 1; i > 0; i--)
        {
            var before = Page(null, pages[i].Previous);
            Assert.Equal((Names(pages[i - 1].Items), i > 1), (Names(before.Items), before.Previous is not null));
            Assert.Equal(Names(pages[i].Items), Names(Page(before.Next).Items));
        }

        Assert.Equal(4, Page("chẳng.phải.gì").Items.Count);
    }

    private static Task<string> Store(Shelf shelf) => shelf.Store(Text, d => d with
    {
        Facts = [Fact(Text, 1, "11 cán bộ", "11"), Fact(Text, 2, "02 cán bộ", "2"), Fact(Text, 3, "1.250 hồ sơ", "1250"), Fact(Text, 4, "02 cán bộ", "2", last: true), Fact(Text, 5, "1.250 hồ sơ", "1250", last: true)],
    });

    private static Fact Fact(string text, int number, string raw, string value, bool last = false)
    {
        var start = last ? text.LastIndexOf(raw, StringComparison.Ordinal) : text.IndexOf(raw, StringComparison.Ordinal);
        return new Fact { Id = $"f{number}", Span = new TextSpan(start, start + raw.Length), Raw = raw, Value = value, Kind = FactKind.Count, Indicator = "số", Page = 1, Confidence = 0.8 };
    }

    private static FactReading Read(Shelf shelf, string fact) =>
        FactReading.From(shelf.Archive.Documents.List(DocumentFilter.All, AccessLevel.Secret, new PageRequest()).Items.Where(d => d.HasContent).SelectMany(d => Document(shelf, d.Id).Facts).Single(f => f.Id == fact));

    private static Document Document(Shelf shelf, string id) => shelf.Archive.Contents.Read(id, AccessLevel.Secret)!.Value.Document;

    private static List<string> Listed(Shelf shelf, FactFilter filter) =>
        [.. shelf.Archive.Facts.List(filter, AccessLevel.Secret, new PageRequest()).Items.Select(r => $"{r.Fact.Id} {r.Fact.Value} {r.Review} {r.ReviewedBy}")];

    private static void Again(Shelf shelf, string id, string text, params ImmutableArray<Fact> facts)
    {
        shelf.Archive.Ledger.Requeue(id, "lan");
        var document = new Document { Source = new SourceFile("bao-cao.txt", "", id, Text.Length, "text/plain"), Text = text, Facts = facts };
        Assert.NotNull(shelf.Archive.Saver.Save(shelf.Archive.Ledger.Begin(id)!, document, new PipelineRun("thu", "v2", 0.5), []));
    }
}
