using IngestPipeline.Vietnamese.Encodings;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Encodings;

public sealed class LegacyFontTests
{
    [Theory]
    [InlineData(".VnTime", "§\u00ADîc", "Được")]
    [InlineData(".VnTimeH", "ñy ban nh©n d©n", "ỦY BAN NHÂN DÂN")]
    [InlineData(".VnTimeH Tur", "nghÜa", "NGHĨA")]
    [InlineData(".VnArial Narrow", "th«ng t\u00AD", "thông tư")]
    [InlineData("VNSTCVN3", "th«ng t\u00AD", "thông tư")]
    [InlineData("VNI-Times", "Uûy ban nhaân daân", "Ủy ban nhân dân")]
    [InlineData(".VnTime", "\uF0B5", "à")]
    [InlineData(".VnTime", "được", null)]
    [InlineData("Times New Roman", "Céng", null)]
    [InlineData("VNI-Times", "ø", null)]
    public void Decode_TextOfAFont_GivesTextOrNothing(string font, string text, string? expected) => Assert.Equal(expected, LegacyFont.Decode(font, text));
}
