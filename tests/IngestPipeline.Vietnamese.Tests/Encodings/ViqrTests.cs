using IngestPipeline.Vietnamese.Encodings;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Encodings;

public sealed class ViqrTests
{
    [Theory]
    [InlineData("Vie^.t", "Việt")]
    [InlineData("DDo^.c", "Độc")]
    [InlineData("Ddi", "Đi")]
    [InlineData("ddu+o+.c", "được")]
    [InlineData("NGU+O+`I", "NGƯỜI")]
    [InlineData("tra(ng", "trăng")]
    [InlineData("ve^`.", "về.")]
    [InlineData("nha.", "nha.")]
    [InlineData("ddu?", "đủ")]
    [InlineData("chu+a?", "chưa?")]
    [InlineData("(A)", "(A)")]
    [InlineData("COVID-19", "COVID-19")]
    [InlineData("resume", "resume")]
    [InlineData("được?", "được?")]
    public void DecodeWord_AsTypistsWriteIt_GivesTheWord(string word, string expected) => Assert.Equal(expected, Viqr.DecodeWord(word, escaped: false));

    [Fact]
    public void All134AccentedLetters_GoRoundAloneAndInWords()
    {
        foreach (var letter in VietnameseLetter.Accented)
        {
            foreach (var word in (string[])[$"{letter}", $"th{letter}n", $"{letter}.", $"({letter}i)?", $"add{letter}\\"])
            {
                Assert.Equal(word, Viqr.DecodeWord(Viqr.Encode(word)!, escaped: true));
            }
        }
    }

    [Theory]
    [InlineData("Ha\\. No^.i", true)]
    [InlineData("Ha. No^.i", false)]
    [InlineData("C:\\temp", false)]
    public void IsEscaped_BackslashBeforeASign_Tells(string text, bool expected) => Assert.Equal(expected, Viqr.IsEscaped(text));
}
