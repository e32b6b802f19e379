using IngestPipeline.Extraction.Layout;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Layout;

public sealed class TableHeaderTests
{
    /// <summary>Rows between slashes, cells between bars, <c>&gt;2</c> behind a cell for two columns.</summary>
    [Theory]
    [InlineData("Xã | Số hộ / Tân An | 12", 1)]
    [InlineData("Nội dung | Thuế GTGT>2 / | Tỷ lệ | Số nộp / Nhà thầu A | | ", 2)]
    [InlineData("Nội dung | Thuế GTGT>2 / | Tỷ lệ | Số nộp / 1 | 2 | 3 / Nhà thầu A | | ", 3)]
    [InlineData("Nội dung | Thuế GTGT>2 / | Tỷ lệ | / Nhà thầu A | | ", 1)]
    [InlineData("Nội dung | Thuế GTGT>2 / Nhà thầu | có | không / Nhà thầu A | | ", 1)]
    [InlineData("Nội dung | Năm>2 / | 12 | 15 / Nhà thầu A | | ", 1)]
    public void Rows_BelowHeadingsOverSeveralColumns_AreHeadingsOfThese(string table, int expected)
    {
        var rows = table.Split(" / ");
        var cells = new List<HeadingCell>();
        for (var row = 0; row < rows.Length; row++)
        {
            var column = 0;
            foreach (var cell in rows[row].Split('|').Select(c => c.Trim()))
            {
                var span = cell.EndsWith(">2", StringComparison.Ordinal) ? 2 : 1;
                cells.Add(new HeadingCell(row, column, 1, span, cell.Replace(">2", "", StringComparison.Ordinal), false));
                column += span;
            }
        }

        Assert.Equal(expected, TableHeader.Rows(cells, rows.Length));
    }
}
