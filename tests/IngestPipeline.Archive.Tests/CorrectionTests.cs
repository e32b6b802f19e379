using System.Collections.Immutable;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

/// <summary>What people correct in metadata and headings: kept with its author, applied at once, never overwritten.</summary>
public sealed class CorrectionTests
{
    private const string Text = "BÁO CÁO\nI. Kết quả\nĐã họp 3 lần.\nI. Kết quả\nXong.\n";

    private static readonly DocumentMetadata AsRead = new()
    {
        DocType = "BÁO CÁO", NumberSymbol = "2/BC-UBND", Date = new DateOnly(2032, 6, 26), Subject = "Kết quả", Signer = new Signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu"),
        Confidence = ImmutableSortedDictionary<string, double>.Empty.Add("doc_type", 0.97).Add("number_symbol", 0.9).Add("date", 0.6).Add("subject", 0.9).Add("signer", 0.9),
    };

    [Fact]
    public async Task Set_AField_ChangesContentRowAndIndexAtOnce_AndKeepsWhatWasRead()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Text, d => d with { Metadata = AsRead });
        var change = shelf.Row(id).Change;
        Assert.Equal(1, shelf.Row(id).Doubtful);
        shelf.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(new CorrectionResult(CorrectionOutcome.Done), Set(shelf, id, MetadataField.NumberSymbol, "271/BC-UBND"));

        var document = Document(shelf, id);
        Assert.Equal(("271/BC-UBND", "2/BC-UBND", 1.0), (document.Metadata.NumberSymbol, document.ReadMetadata!.NumberSymbol, document.Metadata.Confidence["number_symbol"]));
        Assert.Equal(MetadataField.NumberSymbol, Assert.Single(document.Metadata.Corrected));
        Assert.Equal(Text, document.Text);
        Assert.Equal([id], Listed(shelf, new DocumentFilter { NumberSymbol = "271/bc-ubnd" }));
        Assert.True(shelf.Row(id).Change > change);
        Assert.Equal([id], shelf.Archive.Changes.ReadAfter(change, 10).Select(c => c.DocumentId));
        var edit = Assert.Single(shelf.Archive.MetadataEdits.Standing(id));
        Assert.Equal(("lan", "\"2/BC-UBND\"", "\"271/BC-UBND\"", shelf.Clock.GetUtcNow()), (edit.User, edit.Read.Json, edit.Value!.Json, edit.At));
        Assert.Equal("number_symbol: \"271/BC-UBND\"", shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.MetadataEdited }, new PageRequest()).Items.Single().Detail);
    }

    [Fact]
    public async Task Set_WhatWasReadDoubtfully_ConfirmsIt_AndSettingItTwiceChangesNothing()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Text, d => d with { Metadata = AsRead });
        Assert.Equal([id], Listed(shelf, new DocumentFilter { Doubtful = true }));

        Assert.Equal(CorrectionOutcome.Done, Set(shelf, id, MetadataField.Date, "26/6/2032").Outcome);
        Assert.Equal(CorrectionOutcome.Unchanged, Set(shelf, id, MetadataField.Date, "2032-06-26").Outcome);

        Assert.Empty(Listed(shelf, new DocumentFilter { Doubtful = true }));
        Assert.Equal(1, Document(shelf, id).Metadata.Confidence["date"]);
        Assert.Single(shelf.Archive.MetadataEdits.History(id));
    }

    [Fact]
    public async Task TakeBack_AField_ReadValueHoldsAgain_AndHistoryStays()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Text, d => d with { Metadata = AsRead });
        Set(shelf, id, MetadataField.Subject, "Kết quả quý I");
        Set(shelf, id, MetadataField.Signer, "null");

        Assert.Equal(CorrectionOutcome.Done, shelf.Archive.MetadataEdits.TakeBack(id, MetadataField.Subject, AccessLevel.Secret, "mai").Outcome);
        Assert.Equal(CorrectionOutcome.Unchanged, shelf.Archive.MetadataEdits.TakeBack(id, MetadataField.Subject, AccessLevel.Secret, "mai").Outcome);

        Assert.Equal(("Kết quả", 0.9, null), (shelf.Row(id).Subject, Document(shelf, id).Metadata.Confidence["subject"], Document(shelf, id).Metadata.Signer));
        Assert.Equal(["lan", "lan", "mai"], shelf.Archive.MetadataEdits.History(id).Select(e => e.User));
        shelf.Archive.MetadataEdits.TakeBack(id, MetadataField.Signer, AccessLevel.Secret, "mai");
        Assert.Null(Document(shelf, id).ReadMetadata);
        Assert.Equal(AsRead.Signer, Document(shelf, id).Metadata.Signer);
    }

    [Fact]
    public async Task Save_ReadAnew_EditsStandOnTopOfWhatIsReadNow()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Text, d => d with { Metadata = AsRead });
        Set(shelf, id, MetadataField.NumberSymbol, "271/BC-UBND");

        Again(shelf, id, AsRead with { NumberSymbol = "27/BC-UBND", Subject = "Kết quả mới" });

        var document = Document(shelf, id);
        Assert.Equal(("271/BC-UBND", "27/BC-UBND", "Kết quả mới"), (document.Metadata.NumberSymbol, document.ReadMetadata!.NumberSymbol, document.Metadata.Subject));
        Assert.Equal(DocumentState.Stored, shelf.Row(id).State);
    }

    [Fact]
    public async Task Set_ADate_QueuesADocumentWithFigures_WhosePeriodsFollowIt()
    {
        using var shelf = new Shelf();
        var fact = new Fact { Id = "f1", Span = new TextSpan(26, 31), Raw = "3 lần", Value = "3", Kind = FactKind.Count, Status = FactStatus.Actual, Page = 1, Confidence = 1 };
        var id = await shelf.Store(Text, d => d with { Metadata = AsRead, Facts = [fact] });

        Assert.Equal(new CorrectionResult(CorrectionOutcome.Done), Set(shelf, id, MetadataField.Place, "Trà Cú"));
        Assert.Equal(new CorrectionResult(CorrectionOutcome.Done, Requeued: true), Set(shelf, id, MetadataField.Date, "26/6/2023"));
        Assert.Equal((DocumentState.Accepted, new DateOnly(2023, 6, 26)), (shelf.Row(id).State, shelf.Row(id).Date!.Value));

        // Read meanwhile without the correction: once more.
        Again(shelf, id, AsRead, corrections: 0);
        Assert.Equal(DocumentState.Accepted, shelf.Row(id).State);
        Again(shelf, id, AsRead, shelf.Archive.MetadataEdits.Of(id).Revision);
        Assert.Equal(DocumentState.Stored, shelf.Row(id).State);
    }

    [Fact]
    public async Task Set_AStampOfSecrecy_ClosesTheDocument()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Text, d => d with { Metadata = AsRead });

        Set(shelf, id, MetadataField.Secrecy, "MẬT");

        Assert.Null(shelf.Archive.Documents.Find(id, AccessLevel.Open));
        Assert.Equal(CorrectionOutcome.NotFound, shelf.Archive.MetadataEdits.TakeBack(id, MetadataField.Secrecy, AccessLevel.Open, "mai").Outcome);
    }

    [Fact]
    public async Task Heading_OfOneOfTwoEqualLines_IsKeptByItsWordsAndPlace()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store(Text, d => d with { Sections = [new Section("s1", null, 1, "I", "Kết quả", SectionRole.Results, new TextSpan(8, 52), new TextSpan(8, 18), 1, 1)] });
        var edits = shelf.Archive.StructureEdits;
        var second = Text.LastIndexOf("I. Kết quả", StringComparison.Ordinal);

        Assert.Equal(new CorrectionResult(CorrectionOutcome.Done, true), edits.Set(id, second, 1, SectionRole.Plan, AccessLevel.Secret, "lan"));
        Assert.Equal(CorrectionOutcome.Unchanged, edits.Set(id, second, 1, SectionRole.Plan, AccessLevel.Secret, "lan").Outcome);
        Assert.Equal(CorrectionOutcome.Unchanged, edits.Set(id, 8, 1, SectionRole.Results, AccessLevel.Secret, "lan").Outcome);
        Assert.Equal(CorrectionOutcome.NotFound, edits.Set(id, 5000, 1, null, AccessLevel.Secret, "lan").Outcome);

        var edit = Assert.Single(edits.Standing(id));
        Assert.Equal((1, 1, SectionRole.Plan, 0, "I. Kết quả", "lan"), (edit.Correction.Line.Occurrence, edit.Correction.Level, edit.Correction.Role, edit.ReadLevel, edit.Text, edit.User));
        Assert.Equal(DocumentState.Accepted, shelf.Row(id).State);
        Assert.Equal(edit.Correction, Assert.Single(shelf.Archive.MetadataEdits.Of(id).Headings));

        Assert.Equal(CorrectionOutcome.Done, edits.TakeBack(id, edit.Correction.Line, AccessLevel.Secret, "mai").Outcome);
        Assert.Equal(CorrectionOutcome.Unchanged, edits.TakeBack(id, edit.Correction.Line, AccessLevel.Secret, "mai").Outcome);
        Assert.Empty(shelf.Archive.MetadataEdits.Of(id).Headings);
        Assert.Equal(2, shelf.Archive.MetadataEdits.Of(id).Revision);
    }

    [Fact]
    public async Task Feedback_OfAllDocuments_HasThoseWithCorrectionsThatHold()
    {
        using var shelf = new Shelf();
        var edited = await shelf.Store(Text, d => d with { Metadata = AsRead }, "a.txt");
        var untouched = await shelf.Store(Text + "Khác.", d => d with { Metadata = AsRead }, "b.txt");
        var undone = await shelf.Store(Text + "Nữa.", d => d with { Metadata = AsRead }, "c.txt");
        Set(shelf, edited, MetadataField.Subject, "Kết quả quý I");
        shelf.Archive.StructureEdits.Set(edited, 8, 1, null, AccessLevel.Secret, "lan");
        Set(shelf, undone, MetadataField.Subject, "Khác");
        shelf.Archive.MetadataEdits.TakeBack(undone, MetadataField.Subject, AccessLevel.Secret, "lan");

        var feedback = Assert.Single(shelf.Archive.Feedback.Read());

        Assert.Equal((edited, "a.txt", "Kết quả quý I", "Kết quả"), (feedback.Id, feedback.FileName, feedback.Document.Metadata.Subject, feedback.Document.ReadMetadata!.Subject));
        Assert.Equal(Text, File.ReadAllText(feedback.Path));
        Assert.Equal((MetadataField.Subject, 1), (feedback.Metadata.Single().Field, feedback.Headings.Single().Correction.Level));
        Assert.NotEqual(untouched, undone);
    }

    [Fact]
    public async Task Set_BeforeAnythingWasRead_IsRefused()
    {
        using var shelf = new Shelf();
        var id = (await shelf.Upload(Text)).DocumentId;

        Assert.Equal(CorrectionOutcome.NotRead, Set(shelf, id, MetadataField.Subject, "x").Outcome);
        Assert.Equal(CorrectionOutcome.NotFound, Set(shelf, new string('0', 64), MetadataField.Subject, "x").Outcome);
        Assert.Empty(shelf.Archive.MetadataEdits.History(id));
    }

    private static CorrectionResult Set(Shelf shelf, string id, MetadataField field, string typed)
    {
        var value = typed == "null" ? MetadataValue.Of(DocumentMetadata.Empty, field) : MetadataInput.Parse(field, new Dictionary<string, string> { ["value"] = typed }).Value!;
        return shelf.Archive.MetadataEdits.Set(id, value, AccessLevel.Secret, "lan");
    }

    private static Document Document(Shelf shelf, string id) => shelf.Archive.Contents.Read(id, AccessLevel.Secret)!.Value.Document;

    private static IEnumerable<string> Listed(Shelf shelf, DocumentFilter filter) => shelf.Archive.Documents.List(filter, AccessLevel.Secret, new PageRequest()).Items.Select(d => d.Id);

    private static void Again(Shelf shelf, string id, DocumentMetadata read, long corrections = 0)
    {
        shelf.Archive.Ledger.Requeue(id, "lan");
        var attempt = shelf.Archive.Ledger.Begin(id)!;
        var document = new Document { Source = new SourceFile("bao-cao.txt", "", id, Text.Length, "text/plain"), Text = Text, Metadata = read };
        Assert.NotNull(shelf.Archive.Saver.Save(attempt, document, new PipelineRun("thu", "v2", 0.5), [], corrections: corrections));
    }
}
