using System.Collections.Immutable;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using IngestPipeline.Training.Tables;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>The tables of corpus/tables, cell by cell, with the real engines. The floors are those that the project promises; what was measured is above them.</summary>
public sealed class TableCorpusTests(CorpusTests.Engines engines) : IClassFixture<CorpusTests.Engines>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "corpus", "tables");

    private sealed record Expected(int Page, string? Caption, string? Unit, ImmutableArray<ImmutableArray<TableCell>> Rows);

    [Fact]
    public async Task DigitalTables_EveryCell_IsWhereItWasWritten()
    {
        var (total, misses) = await Score(f => !f.EndsWith("-scan.pdf", StringComparison.Ordinal));

        Assert.True(total.F1 >= 0.97, $"{total} {total.F1:F3}\n{misses}");
    }

    [Fact]
    public async Task ScannedTables_MostCells_AreWhereTheyWerePrinted()
    {
        var (total, misses) = await Score(f => f.EndsWith("-scan.pdf", StringComparison.Ordinal));

        Assert.True(total.F1 >= 0.9, $"{total} {total.F1:F3}\n{misses}");
    }

    [Theory]
    [InlineData("01-don-gian.pdf")]
    [InlineData("02-dau-bang-gop.pdf")]
    [InlineData("02-dau-bang-gop.docx")]
    [InlineData("03-hai-bang.pdf")]
    [InlineData("07-nhieu-trang-lap-dau.pdf")]
    [InlineData("08-nhieu-trang-khong-lap.pdf")]
    [InlineData("19-nhieu-trang-dau-gop.pdf")]
    public async Task Table_ReadFromFile_KeepsHeadingRowsUnitAndPage(string file)
    {
        var document = await Read(Path.Combine(Folder, "files", file));
        var expected = ExpectedOf(file);

        Assert.Equal(expected.Select(t => (t.Caption, t.Unit, Heads(t.Rows))), document.Tables.Select(t => (t.Caption, t.Unit, Heads(t.Rows))));
        Assert.Empty(ContractCheck.Problems(document));
        foreach (var cell in expected.SelectMany(t => t.Rows).SelectMany(r => r).Where(c => c.Text.Length > 12))
        {
            Assert.DoesNotContain(cell.Text, document.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("files/02-quyet-dinh-bo-nhiem-2023.pdf")]
    [InlineData("files/03-bao-cao-cai-cach-hanh-chinh-quy-2.docx")]
    [InlineData("files/05-cong-van-ra-soat-ho-so-scan.pdf")]
    [InlineData("files/07-nghi-quyet-hdnd-muc-ho-tro.pdf")]
    public async Task LetterheadsListsAndSignatures_AreNoTables(string file)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "corpus", "sources", Path.GetFileNameWithoutExtension(file).Replace("-scan", "", StringComparison.Ordinal) + ".md"));

        Assert.Equal(source.Split('\n').Count(l => l == "::: table"), (await Read(Path.Combine(Repository.Root, "corpus", file))).Tables.Length);
    }

    private static int Heads(ImmutableArray<ImmutableArray<TableCell>> rows) => rows.Count(r => !r.IsEmpty && r.All(c => c.Header));

    private async Task<(CellCount Total, string Misses)> Score(Func<string, bool> which)
    {
        var total = new TableScore();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder, "files")).Where(which).Order(StringComparer.Ordinal))
        {
            total.Add(Path.GetFileName(path), [.. ExpectedOf(Path.GetFileName(path)).Select(t => ReferenceTable.Of(null, t.Rows))], (await Read(path)).Tables);
        }

        return (total.Cells, string.Join('\n', total.Errors));
    }

    private async Task<Document> Read(string path)
    {
        var runner = new PipelineRunner(PipelineFactory.Load(PipelineFactory.DefaultDefinition, engines.Pipeline), new NoCheckpoints(), TimeProvider.System);
        return (await runner.Run(new Document { Source = Sources.Of(path) }, StageContext.Silent())).Document;
    }

    private static List<Expected> ExpectedOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file).Replace("-scan", "", StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected", name + ".json")));
        return
        [
            .. json.RootElement.GetProperty("tables").EnumerateArray().Select(t => new Expected(
                t.GetProperty("page").GetInt32(), t.GetProperty("caption").GetString(), t.GetProperty("unit").GetString(),
                [
                    .. t.GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().Select(c => new TableCell(
                        c.GetProperty("text").GetString()!, c.GetProperty("row_span").GetInt32(), c.GetProperty("col_span").GetInt32(), c.GetProperty("header").GetBoolean())).ToImmutableArray()),
                ])),
        ];
    }
}
