using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

public sealed class RepairReviewStoreTests
{
    private const string Read = "khen  thƣởng, giải thƣởng";

    [Fact]
    public async Task Reject_OnePlace_IsKeptWithItsAuthorAndQueuesTheDocument()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Read, Repair);
        shelf.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, Reject(shelf, id, new RepairSelection.At(8)));

        var decision = Assert.Single(shelf.Archive.Reviews.Rejections(id));
        Assert.Equal(("lan", RepairKind.Lookalike, "ƣ", "ư", shelf.Clock.GetUtcNow()), (decision.User, decision.Kind, decision.Place!.Original, decision.Place.Replacement, decision.At));
        Assert.Equal(DocumentState.Accepted, shelf.Row(id).State);
        Assert.Equal(("lan", "8"), shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.RepairsRejected }, new PageRequest()).Items.Select(a => (a.User, a.Detail)).Single());
    }

    [Fact]
    public async Task Reject_Twice_OrWhatIsNoRepairOfLetters_ChangesNothing()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Read, Repair);
        Reject(shelf, id, new RepairSelection.At(8));

        Assert.Equal([0, 0, 0], new[] { 8, 4, 9 }.Select(at => Reject(shelf, id, new RepairSelection.At(at))));
        Assert.Equal(0, shelf.Archive.Reviews.Reject(new string('0', 64), new RepairSelection.Everything(), AccessLevel.Secret, "lan"));
        Assert.Single(shelf.Archive.Reviews.History(id));
    }

    [Fact]
    public async Task Decisions_OverTime_AreAllKept_AndTheLastOnEachThingHolds()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Read, Repair);

        Reject(shelf, id, new RepairSelection.At(8));
        Reject(shelf, id, new RepairSelection.OfKind(RepairKind.Ocr));
        Reject(shelf, id, new RepairSelection.Everything());
        Assert.Equal((true, 1, 1), Shape(shelf.Archive.Reviews.Of(id)));

        Assert.Equal(1, Restore(shelf, id, new RepairSelection.At(8)));
        Assert.Equal(1, Restore(shelf, id, new RepairSelection.OfKind(RepairKind.Ocr)));
        Assert.Equal((true, 0, 0), Shape(shelf.Archive.Reviews.Of(id)));

        Assert.Equal(1, Restore(shelf, id, new RepairSelection.Everything()));
        Assert.True(shelf.Archive.Reviews.Of(id).IsEmpty);
        Assert.Equal(6, shelf.Archive.Reviews.History(id).Count);
        Assert.Equal(0, Restore(shelf, id, new RepairSelection.Everything()));
    }

    [Fact]
    public async Task Save_AfterADecisionCameMeanwhile_QueuesTheDocumentAnew()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Read, Repair);
        shelf.Archive.Ledger.Requeue(id, "lan");
        var attempt = shelf.Archive.Ledger.Begin(id)!;
        var before = shelf.Archive.Reviews.Of(id);
        Reject(shelf, id, new RepairSelection.Everything());

        Save(shelf, attempt, before);
        Assert.Equal((DocumentState.Accepted, 0), (shelf.Row(id).State, shelf.Row(id).Attempts));

        var after = shelf.Archive.Reviews.Of(id);
        Save(shelf, shelf.Archive.Ledger.Begin(id)!, after);
        Assert.Equal((DocumentState.Stored, after.Revision), (shelf.Row(id).State, shelf.Row(id).Review));
        Assert.Equal(Read.Replace("  ", " ", StringComparison.Ordinal), shelf.Archive.Contents.Read(id, AccessLevel.Secret)!.Value.Document.Text);
    }

    [Fact]
    public async Task Counts_OfLetters_LeaveOutWhiteSpaceAndMakeAFilter()
    {
        using var shelf = new Shelf();
        var repaired = await shelf.Store(Read, Repair, "a.txt");
        var sound = await shelf.Store("xong .", d => d.Rewrite([new TextEdit(new TextSpan(4, 5), "", RepairKind.Spacing)]), "b.txt");

        Assert.Equal((3, 2), (shelf.Row(repaired).Counts.Repairs, shelf.Row(repaired).Counts.LetterRepairs));
        Assert.Equal((1, 0), (shelf.Row(sound).Counts.Repairs, shelf.Row(sound).Counts.LetterRepairs));
        Assert.Equal([repaired], shelf.Archive.Documents.List(new DocumentFilter { Repaired = true }, AccessLevel.Secret, new PageRequest()).Items.Select(d => d.Id));
    }

    private static (bool, int, int) Shape(RepairReview review) => (review.All, review.Kinds.Count, review.Places.Length);

    private static int Reject(Shelf shelf, string id, RepairSelection selection) => shelf.Archive.Reviews.Reject(id, selection, AccessLevel.Secret, "lan");

    private static int Restore(Shelf shelf, string id, RepairSelection selection) => shelf.Archive.Reviews.Restore(id, selection, AccessLevel.Secret, "lan");

    private static void Save(Shelf shelf, BegunAttempt attempt, RepairReview review)
    {
        var document = Repair(new Document { Source = new SourceFile("bao-cao.txt", "", attempt.DocumentId, Read.Length, "text/plain"), Text = Read });
        Assert.NotNull(shelf.Archive.Saver.Save(attempt, review.Apply(document), new PipelineRun("thu", "v1", 0.5), [], review.Revision));
    }

    private static Document Repair(Document document) => document.Rewrite(
    [
        new TextEdit(new TextSpan(4, 6), " ", RepairKind.Spacing),
        new TextEdit(new TextSpan(8, 9), "ư", RepairKind.Lookalike, 0.99),
        new TextEdit(TextSpan.OfLength(Read.LastIndexOf('ƣ'), 1), "ư", RepairKind.Ocr, 0.9),
    ]);
}
