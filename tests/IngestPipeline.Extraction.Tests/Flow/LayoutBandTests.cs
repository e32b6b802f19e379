using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Flow;

/// <summary>Grids as rows between slashes and cells between bars; an equals sign before the first cell gives it lines.</summary>
public sealed class LayoutBandTests
{
    [Theory]
    [InlineData("Thuế phải nộp | = | Doanh thu | - | Chi phí", "Thuế phải nộp = Doanh thu - Chi phí")]
    [InlineData("1. | Tên cơ sở:........... / 2. | Mã số thuế: / 3. | Số ....... | ngày ........", "1. Tên cơ sở:...........\n2. Mã số thuế:\n3. Số ....... ngày ........")]
    [InlineData("SỞ A | IN SỔ / | Từ | 01/12/2011 | Đến | 29/12/2011", "L SỞ A\nL IN SỔ\nL Từ\nL 01/12/2011\nR Đến\nR 29/12/2011")]
    [InlineData("Xác nhận của cơ quan | ..... ngày .... tháng .... năm .....", "L Xác nhận của cơ quan\nR ..... ngày .... tháng .... năm .....")]
    [InlineData("Giá vốn | 80.000 USD / Chi phí | 6.000 USD / Quản lý | 12.000 USD / Tổng | 98.000 USD", "[Giá vốn | 80.000 USD / Chi phí | 6.000 USD / Quản lý | 12.000 USD / Tổng | 98.000 USD]")]
    [InlineData("Xã | Thu | Chi | Dư / Tân An | 12 | 7 | 5 / Tân Lập | 9 | 9 | 0", "[Xã | Thu | Chi | Dư / Tân An | 12 | 7 | 5 / Tân Lập | 9 | 9 | 0]")]
    [InlineData("Loại | Số kỳ này | Luỹ kế / Doanh thu | | / Chi phí | | / Tổng | | ", "[Loại | Số kỳ này | Luỹ kế / Doanh thu |  |  / Chi phí |  |  / Tổng |  | ]")]
    [InlineData("Báo cáo tháng | | | | / Đơn vị | | | | / Người lập | | | | / | | Kỳ | | / | | | | Điểm", "Báo cáo tháng\nĐơn vị\nNgười lập\nKỳ\nĐiểm")]
    [InlineData("=Họ tên | Ngày sinh / ........ | ........ / ........ | ........", "[Họ tên | Ngày sinh / ........ | ........ / ........ | ........]")]
    public void Write_GridWithoutLines_IsTextUnlessItHoldsFigures(string grid, string expected)
    {
        var ruled = grid[0] == '=';
        var rows = grid.TrimStart('=').Split(" / ").Select(r => r.Split('|').Select(c => Cell(c.Trim())).ToImmutableArray()).ToImmutableArray();

        var document = FlowDocumentWriter.Write(
            new SourceFile("a.doc", "a.doc", new string('0', 64), 1), "application/msword", new FlowContent([new FlowItem.Grid(rows, ruled)], ImmutableDictionary<string, ImmutableArray<FlowItem>>.Empty, []));

        Outline.Is(document, expected.Split('\n'));
    }

    private static FlowCell Cell(string text) =>
        new([new FlowItem.Paragraph([new FlowRun(text, "Times New Roman", 13, false, false, false)], Alignment.Left, null, null, false, null)], 1, 1, false);
}
