using System.Text;
using System.Text.Json;
using CsvHelper;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Export.Tests;

public sealed class FactExporterTests
{
    public static TheoryData<ExportFormat> Formats => [.. Enum.GetValues<ExportFormat>()];

    [Fact]
    public void Csv_Row_IsUtf8WithMarkAndReadsBack()
    {
        var bytes = Exported.As(ExportFormat.Csv, [Exported.Row]);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith(string.Join(',', FactColumns.All.Select(c => c.Name)) + "\r\n", Encoding.UTF8.GetString(bytes[3..]), StringComparison.Ordinal);
        using var csv = CsvReader.FromText(Encoding.UTF8.GetString(bytes[3..]));
        Assert.True(csv.Read());
        Assert.Equal("9072000000", csv.GetString("value"));
        Assert.Equal("kinh phí \"hỗ trợ\", ấp\nkhóm", csv.GetString("indicator"));
        Assert.Equal("85.1 200 160.3 214", csv.GetString("box"));
        Assert.Equal("'- Tổng kinh phí 9,072 tỷ đồng.", csv.GetString("sentence"));
        Assert.Equal(("bao-cao 3", new string('a', 64)), (csv.GetString("extractor_version"), csv.GetString("sha256")));
        Assert.Equal(("corrected", "'@lan", "2026-01-04T16:15:09Z"), (csv.GetString("review"), csv.GetString("reviewed_by"), csv.GetString("reviewed_at")));
        Assert.False(csv.Read());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("ấp, khóm", "ấp, khóm")]
    [InlineData("", "")]
    public void Text_LikeAFormula_IsNeutralised(string value, string expected) => Assert.Equal(expected, FormulaGuard.Neutral(value));

    [Fact]
    public void Csv_NegativeValue_StaysANumber()
    {
        var csv = Encoding.UTF8.GetString(Exported.As(ExportFormat.Csv, [Exported.Of(1, 1, "-13")]));

        Assert.Contains(",-13,", csv, StringComparison.Ordinal);
        Assert.Contains("'=cmd.pdf", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Jsonl_TwoRows_AreTwoTypedObjects()
    {
        var row = Exported.Row with { Fact = Exported.Row.Fact with { Cell = new TableCellReference(0, 12, 3) } };
        var lines = Encoding.UTF8.GetString(Exported.As(ExportFormat.Jsonl, [Exported.Row, row])).TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        var json = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal("9072000000", json.GetProperty("value").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("place").ValueKind);
        Assert.Equal("I. KẾT QUẢ", json.GetProperty("section").GetString());
        Assert.Equal("- Tổng kinh phí 9,072 tỷ đồng.", json.GetProperty("sentence").GetString());
        Assert.Equal((2, 0.96, "[85.1,200,160.3,214]"), (json.GetProperty("page").GetInt32(), json.GetProperty("confidence").GetDouble(), json.GetProperty("box").GetRawText()));
        Assert.Equal((0, 12, 3), (json.GetProperty("table").GetInt32(), json.GetProperty("row").GetInt32(), json.GetProperty("column").GetInt32()));
        Assert.Equal(FactColumns.All.Select(c => c.Name), json.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_ManyRows_CountsThemAndLeavesTheStreamOpen(ExportFormat format)
    {
        using var output = new MemoryStream();
        Assert.Equal(1000, FactExporter.Write(format, Enumerable.Range(0, 1000).Select(i => Exported.Of(i / 100, i)), output, Exported.About));
        Assert.True(output.CanWrite);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_BrokenText_IsWritten(ExportFormat format)
    {
        var bad = Exported.Row with { Sentence = "\u0001 nửa \ud83d cặp \0 đủ 😀 " + new string('x', 40_000), Fact = Exported.Row.Fact with { Value = "-" + new string('9', 40), Indicator = null } };

        Assert.NotEmpty(Exported.As(format, [bad]));
        Assert.Equal(format == ExportFormat.Jsonl, Exported.As(format, []).Length == 0);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_Cancelled_Stops(ExportFormat format)
    {
        using var cancelled = new CancellationTokenSource();
        using var output = new MemoryStream();
        IEnumerable<FactRow> Rows()
        {
            yield return Exported.Row;
            cancelled.Cancel();
            yield return Exported.Row;
        }

        Assert.Throws<OperationCanceledException>(() => FactExporter.Write(format, Rows(), output, Exported.About, cancelled.Token));
        Assert.True(output.CanWrite);
    }

    /// <summary>What goes to a browser or a pipe cannot be read or turned back.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_ToAStreamThatOnlyTakes_GivesTheSameFacts(ExportFormat format)
    {
        using var kept = new MemoryStream();
        using var output = new MeasuredStream(kept);

        FactExporter.Write(format, [Exported.Row, Exported.Of(1, 1)], output, Exported.About);

        Assert.Equal(output.Bytes, kept.Length);
        Assert.Equal(2, format switch
        {
            ExportFormat.Xlsx => Workbook.Sheets(kept.ToArray())["facts"].Count - 1,
            ExportFormat.Package => Zip.Text(kept.ToArray(), "facts.csv").Split("\r\n").Length - 2,
            ExportFormat.Csv => Encoding.UTF8.GetString(kept.ToArray()).Split("\r\n").Length - 2,
            _ => Encoding.UTF8.GetString(kept.ToArray()).Split('\n').Length - 1,
        });
    }
}
