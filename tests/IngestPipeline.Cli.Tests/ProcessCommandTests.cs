using System.Text;
using System.Text.Json;
using IngestPipeline.Testing;
using IngestPipeline.Tools;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary><c>ingest process</c> as a child process.</summary>
public sealed class ProcessCommandTests
{
    private const string Report = "BÁO CÁO\nKết quả thực hiện nhiệm vụ quý I năm 2023.\n";

    [Fact]
    public async Task Pdf_OfAScan_HasItsWordsBehindTheImage()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "có chữ.pdf");

        var exited = await ProgramRun.Of("pdf", Path.Combine(Repository.Root, "corpus", "files", "05-cong-van-ra-soat-ho-so-scan.pdf"), "--out", output);
        var missing = await ProgramRun.Of("pdf", "abc123", "--out", output + "2", "--data", Path.Combine(folder.Path, "kho"));

        Assert.Equal((0, 2), (exited.Code, missing.Code));
        Assert.Equal([output], Directory.GetFiles(folder.Path));
        var read = await ToolProcess.Run(new ToolCommand(new ToolProgram("pdftotext", "poppler-utils"), [output, "-"]) { Timeout = TimeSpan.FromMinutes(1) }, CancellationToken.None);
        var text = string.Join(' ', Assert.IsType<ToolOutcome.Exited>(read).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Ủy ban nhân dân tỉnh về chỉnh lý tài liệu tồn đọng, Sở Nội vụ đề nghị các cơ quan, đơn vị thực hiện các nội dung sau:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadFilesAmongGoodOnes_AreToldAndTheOthersWritten()
    {
        using var folder = new TemporaryFolder();
        var other = Directory.CreateDirectory(Path.Combine(folder.Path, "khác")).FullName;
        File.WriteAllText(Path.Combine(other, "báo cáo.txt"), Report);
        string[] files =
        [
            folder.File("báo cáo.txt".Normalize(NormalizationForm.FormD), Report), Path.Combine(other, "báo cáo.txt"), folder.File("-gạch $(x) [red].txt", Report), folder.File("hai\ndòng.txt", Report),
            folder.File(new string('n', 251) + ".txt", Report), folder.File("hỏng\n.pdf", "%PDF-1.4\n"), folder.File("rỗng.docx", ""), Path.Combine(folder.Path, "không có.txt"),
        ];
        var output = Path.Combine(folder.Path, "kết quả");

        var exited = await ProgramRun.Of(["process", "--out", output, "--parallel", "2", "--", .. files]);

        Assert.Equal(2, exited.Code);
        Assert.Equal(
            ["-gạch $(x) [red].txt.json", "báo cáo.txt (2).json", "báo cáo.txt.json", "hai\ndòng.txt.json", new string('n', 230) + "….json"],
            Directory.GetFiles(output).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(output), f => Assert.Empty(ContractCheck.Problems(JsonDocument.Parse(File.ReadAllText(f)).RootElement)));
        var errors = exited.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, errors.Length);
        Assert.Contains(errors, e => e.StartsWith("hỏng\uFFFD.pdf: ", StringComparison.Ordinal) && e.EndsWith("[pdf-damaged]", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.EndsWith("rỗng.docx: tệp rỗng / the file is empty [file-empty]", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.EndsWith("không có.txt: không mở được tệp / the file cannot be opened [file-missing]", StringComparison.Ordinal));
    }
}
