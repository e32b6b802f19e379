using IngestPipeline.Vietnamese.Syllables;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Syllables;

public sealed class VietnameseSyllableTests
{
    [Theory]
    [InlineData("nghiêng quốc gì giếng giêng quý hoà hòa khuỷu thuở quyết đường ĐƯỜNG Nguyễn kỹ yếu uỷ ủy xoong giữ quản")]
    [InlineData("báo cáo kết quả thực hiện nhiệm vụ trọng tâm quý bốn năm hai nghìn của huyện")]
    public void IsValid_Syllables_True(string words) => Assert.All(words.Split(' '), w => Assert.True(VietnameseSyllable.IsValid(w), w));

    [Theory]
    [InlineData("kh m ngƣời thn school cac cạch̃ hoat windows b ngư� đuoc̉ xyz ước̀")]
    public void IsValid_OtherStrings_False(string words) => Assert.All(words.Split(' '), w => Assert.False(VietnameseSyllable.IsValid(w), w));

    [Fact]
    public void IsValid_CombiningMarks_AsComposed() => Assert.True(VietnameseSyllable.IsValid("đươ\u0300ng"));

    [Theory]
    [InlineData("Kế hoạch số 12/KH-UBND của UBND tỉnh", 5, 5)]
    [InlineData("K� hoạch ngƣời", 3, 1)]
    [InlineData("", 0, 0)]
    public void Of_Text_CountsLowerCaseWords(string text, int words, int valid) => Assert.Equal(new SyllableShare(words, valid), SyllableShare.Of(text));
}
