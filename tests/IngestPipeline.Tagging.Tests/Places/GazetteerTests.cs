using IngestPipeline.Tagging.Places;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Places;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("Trà Cú", "2023 District huyện, 2023 Commune thị trấn, 2025 Commune xã")]
    [InlineData("HẬU GIANG", "2023 Province tỉnh")]
    [InlineData("Cần Thơ", "2023 Province thành phố, 2025 Province thành phố")]
    [InlineData("Bà Rịa - Vũng Tàu", "2023 Province tỉnh")]
    [InlineData("Vân Đồn", "2023 District huyện, 2025 Commune đặc khu")]
    [InlineData("Tra Cu", "")]
    public void Named_BothEras_AnyCasingAccentsExact(string name, string expected)
    {
        var units = Gazetteer.Default.Named(name).Where(u => u.Type is not ("phường" or "xã") || name == "Trà Cú");

        Assert.Equal(expected, string.Join(", ", units.Select(u => $"{u.Year} {u.Level} {u.Type}")));
    }

    [Fact]
    public void Named_EitherTonePlacement_GivesTheSameUnits() => Assert.Equal(Gazetteer.Default.Named("Khánh Hòa"), Gazetteer.Default.Named("Khánh Hoà"));

    [Fact]
    public void Named_UnitOf2025_TellsOfWhatItWasFormed()
    {
        var vinhLong = Assert.Single(Gazetteer.Default.Named("Vĩnh Long"), u => u is { Year: 2025, Level: UnitLevel.Province });

        Assert.Equal("83,84,86", vinhLong.Above);
    }

    [Theory]
    [InlineData("TRÀ VINH", "tỉnh Trà Vinh", "tỉnh Trà Vinh")]
    [InlineData("Càng Long", "huyện Càng Long", null)]
    [InlineData("Huế", "thành phố Huế", null)]
    [InlineData("1", null, null)]
    public void Find_ProvincesAndDistricts_TheUpperFirst(string name, string? unit, string? province) =>
        Assert.Equal((unit, province), (Gazetteer.Default.Find(name), Gazetteer.Default.FindProvince(name)));
}
