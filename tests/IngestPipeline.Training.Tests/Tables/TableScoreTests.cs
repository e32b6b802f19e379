using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Training.Annotations;
using IngestPipeline.Training.Gold;
using IngestPipeline.Training.Tables;
using Xunit;

namespace IngestPipeline.Training.Tests.Tables;

public sealed class TableScoreTests
{
    [Fact]
    public void Add_MovedAndMissedCells_AreWrong()
    {
        var expected = Read("Nội dung:2x1 | Năm 2023:1x2 / Thu | CHI / a |  | 5");
        var read = Read("nội dung::2x1 | Năm 2023 / Thu | Chi / a | 5");

        var score = Score([ReferenceTable.Of(null, expected.Rows)], [read]);
        var swapped = Score([ReferenceTable.Of(null, expected.Rows), ReferenceTable.Of(null, read.Rows)], [read, expected]);

        Assert.Equal((1, 1, new CellCount(4, 6, 6)), (score.True, score.Found, score.Cells));
        Assert.Equal(1, swapped.Cells.F1);
        Assert.Empty(swapped.Errors);
    }

    [Fact]
    public void Add_Headings_MustBeReadAsHeadings()
    {
        var score = Score([ReferenceTable.Of(null, Read("*Xã | *Số hộ / *Tân An | 12").Rows)], [Read("*Xã | *Số hộ / Tân An | *12")]);

        Assert.Equal((new CellCount(4, 4, 4), new CellCount(2, 3, 3)), (score.Cells, score.Headers));
    }

    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(2, 1, 4)]
    [InlineData(3, 0, 0)]
    public void Add_TableOfSeveralPages_IsFoundOnEachOfThem(int page, int found, int right)
    {
        var read = Read("Xã | Số hộ / Tân An | 12") with { Parts = [new TablePart(1, default, 0), new TablePart(2, default, 1)] };

        var score = Score([ReferenceTable.Of(page, read.Rows)], [read]);

        Assert.Equal((found, right), (score.Found, score.Cells.Right));
    }

    [Fact]
    public void Add_TableReadInPieces_TheBestCountsTheOthersAreInvented()
    {
        var score = Score([ReferenceTable.Of(1, Read("a | 1 / b | 2 / c | 3").Rows)], [Read("a | 1 / b | 2"), Read("c | 3") with { Page = 2 }]);

        Assert.Equal((1, new CellCount(4, 6, 6)), (score.Found, score.Cells));
    }

    [Fact]
    public void Add_BehindTheRowsThatAreTold_NothingCounts()
    {
        var partial = ReferenceTable.Of(1, Read("a | 1 / b | 2").Rows) with { KnownRows = 2 };

        var score = Score([partial, ReferenceTable.Of(3, Read("x | y").Rows)], [Read("a | 1 / b:3x1 | 2 / 4 / 5"), Read("c | 3") with { Page = 2 }, Read("x | y") with { Page = 3 }, Read("z | 0") with { Page = 3 }]);

        Assert.Equal(new CellCount(6, 6, 8), score.Cells);
        Assert.Contains("invented (page 3): 2 cells: z", Assert.Single(score.Errors, e => e.Contains("invented", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void GoldTables_SpansAreNotTold_AndNotCompared()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "clean.md"), "");
            File.WriteAllText(Path.Combine(folder.FullName, "sections.jsonl"), "");
            File.WriteAllText(Path.Combine(folder.FullName, "tables.jsonl"), """{"page": null, "rows": [["Nhóm", "Chỉ số", ""], ["", "Tháng", "Năm"], ["Buổi sáng"], ["Gạo", "1,5", ""]], "header_rows": 2}""" + "\n");

            var score = Score(GoldFolder.Read(folder.FullName).Tables!.Value, [Read("*Nhóm:2x1 | *Chỉ số:1x2 / *Tháng | *Năm / Buổi sáng:1x3 / Gạo | 1,5")]);

            Assert.Equal((new CellCount(7, 7, 7), new CellCount(4, 4, 4)), (score.Cells, score.Headers));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void AnnotatedTables_AreComparedByTheChecksOfTheirCells()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "x.json");
            File.WriteAllText(path, $$"""
                {"schema": "ingest.annotation/1", "file_sha256": "01", "blocks": [], "sections": [], "footnotes": [], "metadata": {}, "tables": [{"page": 2, "rows": 2, "columns": 2, "partial": true, "cells": [
                 {"row": 0, "column": 0, "row_span": 1, "column_span": 2, "header": true, "check": "{{ComparisonForm.Check("diệntíchm²")}}"},
                 {"row": 1, "column": 0, "row_span": 1, "column_span": 2, "header": false, "check": ""}]}]}
                """);

            var table = Assert.Single(Annotation.Read(path).Tables);

            Assert.Equal((2, 2, 1), (table.Page, table.KnownRows, table.Cells.Length));
            Assert.Equal(1, Score([table], [Read("*Diện tích (m²):1x2") with { Page = 2 }]).Headers.F1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static TableScore Score(ImmutableArray<ReferenceTable> tables, ImmutableArray<Table> read)
    {
        var score = new TableScore();
        score.Add("d", tables, read);
        return score;
    }

    /// <summary>Rows between slashes, cells between bars; <c>*</c> opens a heading, <c>:2x1</c> behind the words are rows and columns spanned.</summary>
    private static Table Read(string rows) => new(1, null, 0, [.. rows.Split(" / ").Select(r => r.Split(" | ").Select(Cell).ToImmutableArray())]);

    private static TableCell Cell(string cell)
    {
        var text = cell.Trim().TrimStart('*');
        var spans = text.LastIndexOf(':') is > 0 and var at && at + 4 == text.Length ? text[(at + 1)..] : "1x1";
        return new TableCell(spans == "1x1" ? text : text[..^4], spans[0] - '0', spans[2] - '0', cell.TrimStart().StartsWith('*'));
    }
}
