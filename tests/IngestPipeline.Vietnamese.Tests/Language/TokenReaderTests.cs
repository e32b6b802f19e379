using IngestPipeline.Vietnamese.Language;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Language;

public sealed class TokenReaderTests
{
    [Theory]
    [InlineData("756 ấp, khóm", "#756 ấp , khóm")]
    [InlineData("đạt 22,57% (tăng 1.250 hộ).", "đạt #22,57 % tăng #1.250 hộ .")]
    [InlineData("Số: 05/2021/NĐ-CP", "Số . #05 #2021 NĐ CP")]
    [InlineData("dự22; năm 2023", "dự #22 . năm #2023")]
    [InlineData("a)\nb)", "a . b")]
    [InlineData("", "")]
    [InlineData("☺ — “…”", ".")]
    public void Read_SplitsIntoTokens(string text, string expected)
    {
        var tokens = new List<string>();
        var reader = new TokenReader(text);
        while (reader.Read())
        {
            tokens.Add(reader.Kind switch
            {
                TokenKind.Boundary => ".",
                TokenKind.Comma => ",",
                TokenKind.Percent => "%",
                TokenKind.Number => "#" + text[reader.Start..reader.End],
                _ => text[reader.Start..reader.End],
            });
        }

        Assert.Equal(expected, string.Join(' ', tokens));
    }
}
