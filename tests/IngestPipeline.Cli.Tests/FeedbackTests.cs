using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Metadata.Learned;
using IngestPipeline.Tagging.Structure.Learned;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>
/// What archivists correct comes back as training data. The reports have two habits that the shipped models do not know: headings that end in a full stop,
/// and a stamp of the incoming mail, with a number of its own, above the letterhead.
/// </summary>
public sealed class FeedbackTests : IDisposable
{
    private static readonly (string District, string[] Tasks, int Number, int Stamp)[] Reports =
    [
        ("Tân Giang", ["tổ chức bộ máy", "biên chế công chức", "đào tạo, bồi dưỡng"], 17, 245),
        ("Phú Lộc", ["cải cách thủ tục", "chuyển đổi số", "kỷ luật hành chính"], 83, 1120),
        ("An Bình", ["thu ngân sách", "đầu tư công", "quản lý tài sản"], 126, 77),
        ("Vĩnh Hải", ["giảm nghèo bền vững", "việc làm", "chăm sóc người có công"], 9, 310),
    ];

    private static readonly string[] Sentences =
    [
        "Huyện đã ban hành 05 văn bản chỉ đạo và giao các phòng chuyên môn tổ chức thực hiện theo đúng kế hoạch đã đề ra.",
        "Các đơn vị trực thuộc triển khai nghiêm túc, bảo đảm tiến độ, trong kỳ không phát sinh đơn thư khiếu nại kéo dài.",
        "Đến nay đã hoàn thành 12 nhiệm vụ được giao từ đầu năm, đạt 80% kế hoạch và tăng hơn so với cùng kỳ năm trước.",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _weights;

    public FeedbackTests() => (_data, _weights) = (Path.Combine(_folder.Path, "data"), Path.Combine(_folder.Path, "weights"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Corrections_OfThreeReports_TeachTheModelsToReadAFourth()
    {
        await Add();
        using var archive = ArchiveServices.Open(_data, TimeProvider.System);
        var other = Stored(archive, 3);
        Assert.Equal(["I"], Labels(other));
        Assert.Equal("310/CV-SNV", other.Metadata.NumberSymbol);
        foreach (var report in Enumerable.Range(0, 3))
        {
            var document = Stored(archive, report);
            foreach (var heading in Headings(report))
            {
                var at = document.Text.IndexOf(heading, StringComparison.Ordinal);
                Assert.Equal(CorrectionOutcome.Done, archive.StructureEdits.Set(document.Id, at, 2, null, AccessLevel.Secret, "lan").Outcome);
            }

            Assert.Equal(CorrectionOutcome.Done, SetNumber(archive, document.Id, $"{Reports[report].Number}/BC-UBND").Outcome);
        }

        // The archive stays open, as a server has it.
        var corpus = Path.Combine(Repository.Root, "corpus");
        string[] gold = [.. Gold(corpus), "--synthetic", "60", "--phrases", Path.Combine(corpus, "phrases"), "--cache", Path.Combine(_folder.Path, "cache"), "--feedback", _data];
        var structure = await Train(["structure", .. gold]);
        var metadata = await Train(["metadata", .. gold]);
        var (read, number) = await Read(other);

        Assert.Contains("3 văn bản đã sửa / corrected documents, 3 trường / fields, 9 đề mục / headings", structure.Errors, StringComparison.Ordinal);
        Assert.Contains("3 trường / fields", metadata.Errors, StringComparison.Ordinal);
        Assert.Equal(["KẾT QUẢ THỰC HIỆN", .. Headings(3)], read.Sections.Select(s => s.Title));
        Assert.Equal([1, 2, 2, 2], read.Sections.Select(s => s.Level));
        Assert.Equal("9/BC-UBND", number);
    }

    [Fact]
    public async Task CorrectionsAlone_AdaptTheShippedModels_TheSameWayEachTime()
    {
        await Add();
        using (var archive = ArchiveServices.Open(_data, TimeProvider.System))
        {
            foreach (var report in Enumerable.Range(0, 3))
            {
                SetNumber(archive, Stored(archive, report).Id, $"{Reports[report].Number}/BC-UBND");
            }
        }

        await Train(["metadata", "--feedback", Path.Combine(_data, "archive.db")]);
        var first = File.ReadAllText(Path.Combine(_weights, MetadataModel.File));
        await Train(["metadata", "--feedback", _data]);

        Assert.Equal(first, File.ReadAllText(Path.Combine(_weights, MetadataModel.File)));

        // Nobody spoke of the signer: what the shipped model knows of him stays to the last digit.
        string[] Of(string weights) => [.. weights.Split('\n').Where(l => l.StartsWith("signer_name|", StringComparison.Ordinal))];
        Assert.Equal(Of(File.ReadAllText(Path.Combine(MetadataModel.DefaultFolder, MetadataModel.File))), Of(first));
        using var reopened = ArchiveServices.Open(_data, TimeProvider.System);
        Assert.Equal("9/BC-UBND", (await new MetadataStage(MetadataModel.Load(_weights)).Run(Stored(reopened, 3), StageContext.Silent())).Metadata.NumberSymbol);

        var structure = await ProgramRun.Of("train", "structure", "--feedback", _data, "--out", _weights);
        Assert.Equal(1, structure.Code);
        Assert.Contains("kho chưa có chỗ sửa nào", structure.Errors, StringComparison.Ordinal);
        Assert.Contains("no corrections", structure.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReviewedFigures_AreLearnedFrom()
    {
        await Add();
        using (var archive = ArchiveServices.Open(_data, TimeProvider.System))
        {
            var document = Stored(archive, 0);
            var task = document.Facts.First(f => f.Raw == "12 nhiệm vụ");
            Assert.Equal(CorrectionOutcome.Done, archive.FactReviews.Reject(document.Id, task.Id, AccessLevel.Secret, "lan").Outcome);
        }

        var gold = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "corpus", "expected")).Order(StringComparer.Ordinal).First();
        string[] arguments = ["facts", gold, "--files", Path.Combine(Repository.Root, "corpus", "files"), "--cache", Path.Combine(_folder.Path, "cache")];
        await Train(arguments);
        var without = await File.ReadAllTextAsync(Path.Combine(_weights, LearnedNumbers.File));
        var run = await Train([.. arguments, "--feedback", _data]);

        Assert.Contains("1 văn bản có số liệu đã duyệt / documents with reviewed figures", run.Errors, StringComparison.Ordinal);
        Assert.NotEqual(without, await File.ReadAllTextAsync(Path.Combine(_weights, LearnedNumbers.File)));
        var measured = await ProgramRun.Of("evaluate", "figures", gold, "--files", Path.Combine(Repository.Root, "corpus", "files"), "--models", _weights);
        Assert.True(measured.Code == 0, measured.Errors);
        Assert.Contains("TOTAL", measured.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "không có kho lưu trữ ở đây / no archive here", "--feedback", "khong-co")]
    [InlineData(64, "Cần GOLD hoặc --feedback / GOLD or --feedback is needed")]
    [InlineData(64, "Thiếu --files", "gold")]
    public async Task Arguments_ThatLackSomething_SayWhat(int code, string message, params string[] arguments)
    {
        foreach (var model in new[] { "structure", "metadata" })
        {
            var run = await ProgramRun.Of(["train", model, .. arguments, "--out", _weights]);

            Assert.Equal(code, run.Code);
            Assert.Contains(message, run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_weights));
        }
    }

    private async Task Add()
    {
        var files = Enumerable.Range(0, Reports.Length).Select(i => _folder.File($"{i}.txt", Text(i))).ToArray();
        var run = await ProgramRun.Of(["add", .. files, "--data", _data, "--wait"]);
        Assert.True(run.Code == 0, run.Errors);
    }

    private async Task<Tools.ToolOutcome.Exited> Train(string[] arguments)
    {
        var run = await ProgramRun.Of(["train", .. arguments, "--out", _weights]);
        Assert.True(run.Code == 0, run.Errors);
        return run;
    }

    private async Task<(Document Read, string? Number)> Read(Document document)
    {
        var read = await StructureModels.Load(_weights).Stage().Run(document, StageContext.Silent());
        return (read, (await new MetadataStage(MetadataModel.Load(_weights)).Run(read, StageContext.Silent())).Metadata.NumberSymbol);
    }

    /// <summary>The project's sample reports, the scans left out: they take their time.</summary>
    private static IEnumerable<string> Gold(string corpus) =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(corpus, "expected")).Where(d => !d.Contains("05-", StringComparison.Ordinal) && !d.Contains("08-", StringComparison.Ordinal) && !d.Contains("10-", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        "--files", Path.Combine(corpus, "files"),
    ];

    private static CorrectionResult SetNumber(ArchiveServices archive, string id, string number) => archive.MetadataEdits.Set(
        id, MetadataInput.Parse(MetadataField.NumberSymbol, new Dictionary<string, string> { ["value"] = number }).Value!, AccessLevel.Secret, "lan");

    private static Document Stored(ArchiveServices archive, int report) => archive.Documents.List(DocumentFilter.All, AccessLevel.Secret, new PageRequest()).Items
        .Where(d => d.FileName == $"{report}.txt").Select(d => archive.Contents.Read(d.Id, AccessLevel.Secret)!.Value.Document).Single();

    private static IEnumerable<string?> Labels(Document document) => document.Sections.Select(s => s.Label);

    private static IEnumerable<string> Headings(int report) => Reports[report].Tasks.Zip(["nhất", "hai", "ba"], (task, order) => $"Nhóm việc thứ {order}: {task}.");

    private static string Text(int report)
    {
        var (district, _, number, stamp) = Reports[report];
        var body = string.Concat(Headings(report).Select((h, i) => $"{h}\n{Sentences[(i + report) % 3]}\n{Sentences[(i + report + 1) % 3]}\n"));
        return $"""
            SỞ NỘI VỤ
            CÔNG VĂN ĐẾN
            Số: {stamp}/CV-SNV
            Ngày: 1{report}/7/2023
            ỦY BAN NHÂN DÂN
            HUYỆN {district.ToUpperInvariant()}
            Số: {number}/BC-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            {district}, ngày 0{report + 3} tháng 7 năm 2023

            BÁO CÁO
            Kết quả công tác 6 tháng đầu năm 2023

            Ủy ban nhân dân huyện báo cáo như sau:

            I. KẾT QUẢ THỰC HIỆN
            {body}
            Trên đây là báo cáo của Ủy ban nhân dân huyện./.

            Nơi nhận:
            - Sở Nội vụ;
            - Lưu: VT.
            TM. ỦY BAN NHÂN DÂN
            CHỦ TỊCH

            Lê Văn Mẫu

            """;
    }
}
