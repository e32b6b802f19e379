using System.Text;
using IngestPipeline.Vietnamese.Encodings;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Encodings;

public sealed class LegacyEncodingTests
{
    /// <summary>Written with the encoding's own fonts; as a Western reader shows the bytes. Verified with iconv (TCVN, VISCII, CP1258) and with VNI's documentation.</summary>
    [Theory]
    [InlineData("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc", "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc")]
    [InlineData("tcvn3", "®\u00ADêng phè, ®\u00ADa, m\u00ADu", "đường phố, đưa, mưu")]
    [InlineData("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc", "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc")]
    [InlineData("vni", "ÑÖÔØNG, ñöôïc, nguyeãn, ngaøy, Kyø, yù, kyõ, lyù do, vôùi, UÛY BAN", "ĐƯỜNG, được, nguyễn, ngày, Kỳ, ý, kỹ, lý do, với, ỦY BAN")]
    [InlineData("viscii", "C\u00B5ng hòa xã h\u00B5i chü nghîa Vi\u00AEt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("windows-1258", "Vi\u00EAòt Nam, Đôòc l\u00E2òp", "Việt Nam, Độc lập")]
    [InlineData("vps", "Vi\u0152t Nam, \u00F1\u00B6c l\u00C6p", "Việt Nam, Độc lập")]
    public void Decode_SampleOfTheEncoding_GivesTheText(string name, string shown, string expected)
    {
        var bytes = Windows1252Text.GetBytes(shown)!;
        Assert.Equal(expected, Named(name).Decode(bytes), ignoreCase: name == "vps");
    }

    /// <summary>BK HCM 1 has no code for Ỵ.</summary>
    [Theory]
    [InlineData("vni", "")]
    [InlineData("vni-dos", "")]
    [InlineData("vps", "")]
    [InlineData("viscii", "")]
    [InlineData("windows-1258", "")]
    [InlineData("bkhcm2", "")]
    [InlineData("bkhcm1", "Ỵ")]
    public void Table_All134AccentedLetters_GoRoundAloneAndInWords(string name, string without)
    {
        Assert.Equal(134, VietnameseLetter.Accented.Count());
        foreach (var letter in VietnameseLetter.Accented.Where(c => !without.Contains(c)))
        {
            foreach (var text in (string[])[$"{letter}", $"th{letter}n", $"{letter}i {letter}", $"NG{letter}C"])
            {
                var bytes = Named(name).Encode(text);
                Assert.True(bytes is not null, $"{text} has no bytes in {name}");
                Assert.Equal(text, Named(name).Decode(bytes));
            }
        }
    }

    [Fact]
    public void Tcvn3_SmallLettersAndPlainCapitals_GoRound()
    {
        foreach (var letter in VietnameseLetter.Accented.Where(c => char.IsLower(c) || "ĂÂÊÔƠƯĐ".Contains(c)))
        {
            Assert.Equal(letter.ToString(), LegacyEncodings.Tcvn3.Decode(LegacyEncodings.Tcvn3.Encode(letter.ToString())!));
        }
    }

    /// <summary>After "VNI Character Sets" of VNI Software, column ASCII/DOS, and the table of BK HCM 1 in VBKey; as Windows-1252 shows the bytes.</summary>
    [Theory]
    [InlineData("vni-dos", "Vi\u00ACt Nam, \u00AE\u009Bc l\u00E7p, T\u00A8 do, H\u00E2nh ph\u00A3c", "Việt Nam, Độc lập, Tự do, Hạnh phúc")]
    [InlineData("bkhcm1", "Vi\u00E8t Nam, }\u00EEc l\u00E2p, T\u00FA do, H\u00C2nh ph\u00D2c", "Việt Nam, Độc lập, Tự do, Hạnh phúc")]
    public void Decode_DosSample_GivesTheText(string name, string shown, string expected) =>
        Assert.Equal(expected, Named(name).Decode(Encoding.Latin1.GetBytes(shown)));

    [Theory]
    [InlineData("vni", "a\u00F8\u00F8")]
    [InlineData("vps", "a\u00DF")]
    [InlineData("windows-1258", "12\u00EC")]
    [InlineData("tcvn3", "\0")]
    public void Decode_ByteThatTheTableDoesNotExplain_Refuses(string name, string shown) =>
        Assert.Null(Named(name).Decode(Encoding.Latin1.GetBytes(shown)));

    private static LegacyEncoding Named(string name) => LegacyEncodings.All.Single(e => e.Name == name);
}
