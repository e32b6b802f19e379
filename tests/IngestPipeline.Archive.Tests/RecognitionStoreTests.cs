using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

public sealed class RecognitionStoreTests
{
    [Fact]
    public async Task Set_SomePages_IsKeptWithItsAuthorAndQueuesTheDocument()
    {
        using var shelf = new Shelf();
        var id = await Scan(shelf);
        shelf.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new CorrectionResult(CorrectionOutcome.Done, Requeued: true), Set(shelf, id, RecognitionMode.Ocr, "2-3"));

        var decision = Assert.Single(shelf.Archive.Recognition.History(id));
        Assert.Equal((RecognitionMode.Ocr, "2-3", "lan", shelf.Clock.GetUtcNow()), (decision.Order.Mode, decision.Order.Pages.Text, decision.User, decision.At));
        Assert.Equal(DocumentState.Accepted, shelf.Row(id).State);
        Assert.Equal("ocr: 2-3", shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.RecognitionChosen }, new PageRequest()).Items.Single().Detail);
        Assert.Equal([RecognitionMode.Auto, RecognitionMode.Ocr, RecognitionMode.Ocr, RecognitionMode.Auto], Enumerable.Range(1, 4).Select(shelf.Archive.Recognition.Of(id).For));
    }

    [Fact]
    public async Task Set_WhatHoldsAlready_ChangesNothing()
    {
        using var shelf = new Shelf();
        var id = await Scan(shelf);

        Assert.Equal(CorrectionOutcome.Unchanged, Set(shelf, id, RecognitionMode.Auto, "").Outcome);
        Set(shelf, id, RecognitionMode.Text, "1-4");
        Assert.Equal(CorrectionOutcome.Unchanged, Set(shelf, id, RecognitionMode.Text, "").Outcome);
        Assert.Equal(CorrectionOutcome.Done, Set(shelf, id, RecognitionMode.Auto, "").Outcome);
        Assert.Equal(2, shelf.Archive.Recognition.History(id).Count);
    }

    [Fact]
    public async Task Set_NoPdf_OrNoneThatThisReaderSees_IsRefused()
    {
        using var shelf = new Shelf();
        var text = await shelf.Store("Báo cáo", d => d);

        Assert.Equal(CorrectionOutcome.NotRead, Set(shelf, text, RecognitionMode.Ocr, "").Outcome);
        Assert.Equal(CorrectionOutcome.NotFound, Set(shelf, new string('0', 64), RecognitionMode.Ocr, "").Outcome);
    }

    [Fact]
    public async Task Save_AfterADecisionCameMeanwhile_QueuesTheDocumentAnew()
    {
        using var shelf = new Shelf();
        var id = await Scan(shelf);
        shelf.Archive.Ledger.Requeue(id, "lan");
        var attempt = shelf.Archive.Ledger.Begin(id)!;
        Set(shelf, id, RecognitionMode.Ocr, "");

        Save(shelf, attempt, 0);
        Assert.Equal((DocumentState.Accepted, 0L), (shelf.Row(id).State, shelf.Row(id).Recognition));

        var latest = shelf.Archive.Recognition.Of(id).Revision;
        Save(shelf, shelf.Archive.Ledger.Begin(id)!, latest);
        Assert.Equal((DocumentState.Stored, latest), (shelf.Row(id).State, shelf.Row(id).Recognition));
    }

    [Fact]
    public async Task List_Incomplete_ShowsOnlyDocumentsWithPagesNotRecognised()
    {
        using var shelf = new Shelf();
        await shelf.Store("Đủ trang", d => d, "du.txt");
        var unread = await Scan(shelf, d => d.WithWarning("page-unreadable", 2, "").WithWarning("page-unreadable", 4, "").WithWarning("ocr-doubtful", 1, ""));

        var row = Assert.Single(shelf.Archive.Documents.List(new DocumentFilter { Incomplete = true }, AccessLevel.Secret, new PageRequest()).Items);

        Assert.Equal((unread, 2, 1), (row.Id, row.UnreadPages!.Value, row.DoubtfulPages!.Value));
    }

    private static CorrectionResult Set(Shelf shelf, string id, RecognitionMode mode, string pages) =>
        shelf.Archive.Recognition.Set(id, new RecognitionOrder(mode, PageSelection.Parse(pages).Value!), AccessLevel.Secret, "lan");

    private static Task<string> Scan(Shelf shelf, Func<Document, Document>? annotate = null) =>
        shelf.Store("Trang quét", d => (annotate?.Invoke(d) ?? d) with { Source = d.Source with { MediaType = "application/pdf", PageCount = 4 } }, "quet.pdf");

    private static void Save(Shelf shelf, BegunAttempt attempt, long recognition) => shelf.Archive.Saver.Save(
        attempt, new Document { Source = new SourceFile("quet.pdf", "", attempt.DocumentId, 10, "application/pdf", 4), Text = "Trang quét" }, new PipelineRun("thu", "v1", 0.5), [], recognition: recognition);
}
