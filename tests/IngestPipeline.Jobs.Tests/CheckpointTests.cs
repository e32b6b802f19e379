using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Jobs.Tests;

public sealed class CheckpointTests
{
    private static readonly SourceFile Source = new("báo cáo.pdf", "/tmp/x", new string('a', 64), 12, "application/pdf", 2);

    private static readonly Document Whole = new()
    {
        Source = Source,
        Text = "Tổng số 1.664 người\n",
        Pages = [new Page(1, PageMethod.Ocr, 595.276, 841.89, 90, 1.0 / 3, new TextSpan(0, 20))],
        Words = [new Word(new TextSpan(0, 4), 1, new Box(1.0 / 3, 2, 3, double.NaN), 0.1), new Word(new TextSpan(5, 7), 1, new Box(-1, 0, 1, 2), 1)],
        OtherWords = [new PaperWord("“5”", 1, new Box(1.0 / 3, 2, 3, 4), 1.0 / 3)],
        Blocks = [new Block(BlockKind.Heading, new TextSpan(0, 4), 1, new Box(1, 2, 3, 4), new BlockStyle { FontSize = 13.5, BoldPrefix = 2, Column = Column.Left, OutlineLevel = 1 }) { Aside = "x" }],
        Metadata = new DocumentMetadata
        {
            DocType = "BÁO CÁO", Date = new DateOnly(2023, 6, 26), Addressee = ["Sở Nội vụ"], Signer = new Signer(null, "CHỦ TỊCH", "Tăng Thị Thắm"),
            Period = new ReportPeriod(new DateOnly(2023, 1, 1), null, "2023"), Confidence = ImmutableSortedDictionary<string, double>.Empty.Add("date", 0.99),
        },
        Sections = [new Section("s1", null, 1, "I", "KẾT QUẢ", SectionRole.Results, new TextSpan(0, 20), new TextSpan(0, 4), 1, 0.9)],
        Footnotes = [new Footnote("1", 4, new TextSpan(19, 20), 1)],
        Tables = [new Table(1, null, 3, [[new TableCell("a", 2, 1, true)], []])],
        Facts = [new Fact { Id = "f1", Span = new TextSpan(8, 19), Raw = "1.664 người", Value = "1664", Kind = FactKind.Count, Change = FactChange.Increase, Cell = new TableCellReference(1, 2, 3), Confidence = 0.5 }],
        Citations = [new Citation { Span = new TextSpan(0, 1), Raw = "x", NumberSymbol = "1/QĐ", Confidence = 1 }],
        Repairs = [new Repair(new TextSpan(1, 2), "\u00ad", RepairKind.LegacyEncoding, 0.98)],
        Warnings = [new Warning("page-unreadable", null, "…")],
    };

    [Fact]
    public void Checkpoint_OfAWholeDocument_ComesBackExact()
    {
        using var folder = new TemporaryFolder();
        var store = new FileCheckpointStore(folder.Path);

        store.Save(Whole, "extract@1");
        var back = store.Load(Source with { Name = "khác.pdf", Path = "/elsewhere", MediaType = null, PageCount = null }, "extract@1")!;

        Assert.Equal(Source with { Name = "khác.pdf", Path = "/elsewhere" }, back.Source);
        Assert.Equal(Whole.Words.ToArray(), back.Words.ToArray());
        Assert.Equal(Whole.OtherWords.ToArray(), back.OtherWords.ToArray());
        Assert.Equal(Whole.Pages.ToArray(), back.Pages.ToArray());
        Assert.Equal(Whole.Blocks.ToArray(), back.Blocks.ToArray());
        Assert.Equal(Whole.Sections.ToArray(), back.Sections.ToArray());
        Assert.Equal(Whole.Facts.ToArray(), back.Facts.ToArray());
        Assert.Equal(Whole.Repairs.ToArray(), back.Repairs.ToArray());
        Assert.Equal(Whole.Tables[0].Rows[0].ToArray(), back.Tables[0].Rows[0].ToArray());
        Assert.Equal(Json(Whole), Json(back with { Source = Source }));
    }

    [Fact]
    public void Checkpoint_OfAnotherKeyOrCutOff_IsAsNone()
    {
        using var folder = new TemporaryFolder();
        var store = new FileCheckpointStore(folder.Path);
        store.Save(Whole, "extract@1");

        Assert.Null(store.Load(Source, "extract@2"));

        var file = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..40]);
        Assert.Null(store.Load(Source, "extract@1"));

        store.Remove(Source.Sha256);
        Assert.Empty(store.All());
    }

    [Theory]
    [InlineData(1, 5, 10)]
    [InlineData(2, 10, 20)]
    [InlineData(3, 20, 40)]
    public void Backoff_DoublesWithJitter(int attempt, double least, double most)
    {
        var schedule = new RetrySchedule(new JobOptions { RetryDelay = TimeSpan.FromSeconds(10) }, new Random(1));

        for (var i = 0; i < 100; i++)
        {
            Assert.InRange(schedule.After(attempt)!.Value.TotalSeconds, least, most);
        }

        Assert.Null(schedule.After(4));
    }

    private static string Json(Document document)
    {
        using var stream = new MemoryStream();
        DocumentJson.Write(stream, document with { Words = [] }, new PipelineRun("thu", "1", 0));
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
