using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Facts;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Facts;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("Huyện Trà Cú có 15 xã.", "Huyện Trà Cú")]
    [InlineData("Tại đặc khu Phú Quốc có 120 hộ kinh doanh.", "đặc khu Phú Quốc")]
    [InlineData("Phường 7 có 120 hộ nghèo.", "Phường 7")]
    [InlineData("Trên địa bàn xã Sơn Kim 2 có 120 hộ nghèo.", "xã Sơn Kim 2")]
    [InlineData("Dân số TP. Cần Thơ là 1.200.000 người.", "TP. Cần Thơ")]
    [InlineData("Tại Tp.HCM có 12 cơ sở.", "Tp.HCM")]
    [InlineData("Trên địa bàn TX. Duyên Hải có 12 cơ sở.", "TX. Duyên Hải")]
    [InlineData("Ở tỉnh Hà Tây cũ có 12 huyện.", "tỉnh Hà Tây")]
    [InlineData("Tại tỉnh Bà Rịa - Vũng Tàu có 12 cơ sở.", "tỉnh Bà Rịa - Vũng Tàu")]
    public async Task Run_NameBehindItsLevel_IsThePlace(string text, string place) => Assert.Equal(place, Assert.Single(await Facts(text)).Place);

    [Theory]
    [InlineData("Giá heo hơi tại Hậu Giang tăng khoảng 2.000 đồng/kg.", "Hậu Giang")]
    [InlineData("Thu ngân sách của Trà Vinh đạt 5.000 tỷ đồng.", "Trà Vinh")]
    [InlineData("Mở 02 lớp tập huấn ở Trà Cú.", "Trà Cú")]
    [InlineData("Trên địa bàn Khánh Hoà có 12 cơ sở.", "Khánh Hoà")]
    [InlineData("Hậu Giang hiện có 75 xã.", "Hậu Giang")]
    [InlineData("Có thí sinh ngoài tỉnh (trong đó Kiên Giang 02 thí sinh).", "Kiên Giang")]
    [InlineData("Giá bán tại Hậu Giang như sau: loại thường 7.000 đồng/kg.", "Hậu Giang")]
    public async Task Run_BareNameThatGrammarMakesAPlace_IsOneAsWritten(string text, string place) => Assert.Equal(place, Assert.Single(await Facts(text)).Place);

    [Theory]
    [InlineData("Các tỉnh Trà Vinh, Vĩnh Long và Bến Tre có 120 xã.", "tỉnh Trà Vinh, Vĩnh Long và Bến Tre")]
    [InlineData("Tại huyện Châu Thành, Cầu Ngang có 03 lớp.", "huyện Châu Thành, Cầu Ngang")]
    [InlineData("Tại phường Vĩnh Nguyên, thành phố Nha Trang có 12 lớp.", "phường Vĩnh Nguyên, thành phố Nha Trang")]
    [InlineData("Tại Hậu Giang, Sóc Trăng và Cà Mau có 12 cơ sở.", "Hậu Giang, Sóc Trăng và Cà Mau")]
    public async Task Run_ListOrChain_IsOnePlace(string text, string place) => Assert.Equal(place, Assert.Single(await Facts(text)).Place);

    [Theory]
    [InlineData("Trà Vinh 20 xã, Vĩnh Long 30 xã và Bến Tre 40 xã.", "Trà Vinh | Vĩnh Long | Bến Tre")]
    [InlineData("Các xã: Tân Tiến 12 hộ, Hòa Bình 15 hộ.", "Tân Tiến | Hòa Bình")]
    [InlineData("Huyện Trà Cú 12 hộ; thị xã Duyên Hải 15 hộ.", "Huyện Trà Cú | thị xã Duyên Hải")]
    public async Task Run_ItemsWithTheirOwnFigures_HaveTheirOwnPlaces(string text, string places) => Assert.Equal(places, string.Join(" | ", (await Facts(text)).Select(f => f.Place)));

    [Theory]
    [InlineData("Trên địa bàn tỉnh có 12 cơ sở.")]
    [InlineData("UBND huyện Trà Cú giao 12 biên chế.")]
    [InlineData("Sở Lao động - Thương binh và Xã hội tỉnh Trà Vinh có 12 biên chế.")]
    [InlineData("Công ty cổ phần Dược Hậu Giang bán 12 mặt hàng.")]
    [InlineData("Tuyến Trà Vinh - Bến Tre có 12 chuyến.")]
    [InlineData("Giá vé đi Trà Vinh - Bến Tre 120.000 đồng/vé.")]
    [InlineData("Đồng chí Hòa Bình được 12 phiếu.")]
    [InlineData("Nhiệm vụ của Tân Tiến gồm 12 việc.")]
    [InlineData("Vùng biển tại Thái Bình Dương rộng 12 km2.")]
    [InlineData("Công tác Hội có 12 chi hội; phát triển Kinh tế - Xã Hội đạt 12 chỉ tiêu.")]
    [InlineData("Báo cáo của Huyện Ủy nêu 12 nội dung.")]
    [InlineData("Tại Công viên Hòa Bình trồng 12 cây.")]
    public async Task Run_NoPlace_IsNull(string text) => Assert.All(await Facts(text), f => Assert.Null(f.Place));

    [Fact]
    public async Task Run_Table_PlacesAreThoseOfRowOrColumn()
    {
        var rows = Table(
            ["TT", "Huyện, thị xã", "Số hộ nghèo (hộ)"], ["1", "Trà Cú", "120"], ["2", "Huyện Càng Long", "95"], ["3", "Tổng cộng", "215"]);
        var columns = Table(["Chỉ tiêu", "Tỉnh Trà Vinh", "Vùng"], ["Số hộ nghèo (hộ)", "120", "95"]);

        Assert.Equal(["120 Trà Cú", "95 Huyện Càng Long", "215 "], (await Facts("Biểu\n", rows)).Select(f => $"{f.Value} {f.Place}"));
        Assert.Equal(["120 Tỉnh Trà Vinh", "95 "], (await Facts("Biểu\n", columns)).Select(f => $"{f.Value} {f.Place}"));
    }

    [Theory]
    [InlineData("An Phú", "Tên xã", "An Phú")]
    [InlineData("An Phú", "Đơn vị", "An Phú")]
    [InlineData("Tân Tiến", "Đơn vị", null)]
    [InlineData("Trà Cú", "Nội dung", null)]
    [InlineData("1. Xã An Phú", "Nội dung", "Xã An Phú")]
    [InlineData("UBND huyện Trà Cú", "Đơn vị", null)]
    [InlineData("Huyện Trà Cú quản lý", "Đơn vị", null)]
    public void Of_Cell_IsAPlaceOnlyAsAWhole(string cell, string heading, string? place) => Assert.Equal(place, CellPlace.Of(cell, heading));

    private static Table Table(params string[][] rows) => new(1, null, 0, [.. rows.Select(r => r.Select(c => new TableCell(c)).ToImmutableArray())]);

    private static async Task<ImmutableArray<Fact>> Facts(string text, params Table[] tables) => (await FactStage.ByRules().Run(
        new Document
        {
            Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1),
            Text = text,
            Tables = [.. tables],
        },
        StageContext.Silent())).Facts;
}
