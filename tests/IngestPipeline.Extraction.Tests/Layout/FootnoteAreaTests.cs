using System.Collections.Immutable;
using IngestPipeline.Extraction.Layout;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Layout;

public sealed class FootnoteAreaTests
{
    [Theory]
    [InlineData("10965/1.411 hồ sơ", "10", 2)]
    [InlineData("10965/1.411 hồ sơ", "3", 3)]
    [InlineData("3Nghị định số 108", null, 2)]
    public void Start_ScannedNoteWithGluedNumber_FoundByCounting(string note, string? expected, int start)
    {
        ImmutableArray<LayoutLine> rows = [Row("Dòng chữ thứ nhất", 100, 14), Row("Dòng chữ thứ hai", 120, 14), Row(note, 700, 10)];

        Assert.Equal(start, FootnoteArea.Start(rows, [], new Margins(85, 550, 14, 1.2, 9), 842, scanned: true, expected));
    }

    private static LayoutLine Row(string text, double baseline, double size) =>
        new([.. text.Split(' ').Select((w, i) => new LayoutWord(w, 85 + (i * 60), 140 + (i * 60), baseline, size))]);
}
