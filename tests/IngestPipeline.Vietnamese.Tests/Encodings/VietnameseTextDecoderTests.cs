using System.Text;
using IngestPipeline.Testing;
using IngestPipeline.Vietnamese.Encodings;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Encodings;

public sealed class VietnameseTextDecoderTests
{
    private const string Sample = "Ủy ban nhân dân huyện báo cáo kết quả thực hiện nhiệm vụ: đã xử lý 12 hồ sơ, đạt 95% kế hoạch, được người dân đánh giá tốt.";

    [Theory]
    [InlineData("tcvn3")]
    [InlineData("vni")]
    [InlineData("vps")]
    [InlineData("viscii")]
    [InlineData("windows-1258")]
    [InlineData("bkhcm2")]
    public void Decode_BytesOfALegacyEncoding_AreRecognised(string name)
    {
        var text = name == "tcvn3" ? Sample.Replace('Ủ', 'ủ') : Sample;
        var bytes = LegacyEncodings.All.Single(e => e.Name == name).Encode(text)!;

        var decoded = VietnameseTextDecoder.Decode(bytes);

        Assert.Equal((text, name), (decoded.Text, decoded.Encoding));
        Assert.True(decoded.Confidence > 0.95, $"confidence {decoded.Confidence}");
    }

    [Theory]
    [InlineData("utf-8", "utf-8", false)]
    [InlineData("utf-8", "utf-8", true)]
    [InlineData("utf-16", "utf-16le", true)]
    [InlineData("utf-16", "utf-16le", false)]
    [InlineData("utf-16BE", "utf-16be", true)]
    [InlineData("utf-16BE", "utf-16be", false)]
    public void Decode_Unicode_WithAndWithoutMark(string written, string expected, bool mark)
    {
        var encoding = Encoding.GetEncoding(written);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sample)];

        var decoded = VietnameseTextDecoder.Decode(bytes);

        Assert.Equal((Sample, expected), (decoded.Text, decoded.Encoding));
    }

    [Fact]
    public void Decode_Utf8ReadAsWindows1252AndStoredAgain_IsUnwrapped()
    {
        var wrong = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(Sample))
        {
            var c = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString([b])[0];
            wrong.Append(c == '\uFFFD' ? (char)b : c);
        }

        var decoded = VietnameseTextDecoder.Decode(Encoding.UTF8.GetBytes(wrong.ToString()));

        Assert.Equal((Sample, "utf-8+utf-8"), (decoded.Text, decoded.Encoding));
    }

    [Fact]
    public void Decode_LegacyBytesStoredAsUtf8_AreUnwrapped()
    {
        var shown = Encoding.Latin1.GetString(LegacyEncodings.Vni.Encode(Sample)!);

        var decoded = VietnameseTextDecoder.Decode(Encoding.UTF8.GetBytes(shown));

        Assert.Equal((Sample, "vni+utf-8"), (decoded.Text, decoded.Encoding));
    }

    [Theory]
    [InlineData("Le café de la gare était fermé à Noël; señor Müller")]
    [InlineData("Nghị quyết số 18-NQ/TW và résumé, Zürich")]
    public void Decode_SoundUtf8_IsLeftAlone(string text)
    {
        var decoded = VietnameseTextDecoder.Decode(Encoding.UTF8.GetBytes(text));
        Assert.Equal((text, "utf-8"), (decoded.Text, decoded.Encoding));
    }

    [Fact]
    public void Decode_WesternBytes_AreNotTakenForVietnamese()
    {
        var bytes = Encoding.Latin1.GetBytes("Le café de la gare était fermé; señor Müller, Zürich, garçon, façade");
        Assert.Equal("windows-1252", VietnameseTextDecoder.Decode(bytes).Encoding);
    }

    [Fact]
    public void Decode_Tcvn3CapitalsTypedWithoutCapitalFont_AreCapitals()
    {
        var bytes = Encoding.Latin1.GetBytes("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM. Uû ban nh©n d©n tØnh ®\u00ADîc b¸o c¸o. UBND huyÖn.");
        Assert.Equal("CỘNG HÒA Xã HỘI CHỦ NGHĨA VIỆT NAM. Uỷ ban nhân dân tỉnh được báo cáo. UBND huyện.", VietnameseTextDecoder.Decode(bytes).Text);
    }

    [SharedTheory]
    [InlineData("gold/003/clean.md")]
    [InlineData("gold/004/clean.md")]
    public void Decode_ARealReportInEachEncoding_ComesBackWhole(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Shared!, file)).Normalize(NormalizationForm.FormC);
        foreach (var encoding in LegacyEncodings.All.Where(e => e.HasCapitals))
        {
            var body = new string([.. text.Where(c => encoding.Encode(c.ToString()) is not null)]);
            var decoded = VietnameseTextDecoder.Decode(encoding.Encode(body)!);
            Assert.Equal(encoding.Name, decoded.Encoding);
            Assert.Equal(body, decoded.Text);
        }
    }

    /// <summary>One file, pasted together: a line in UTF-8, one in each encoding, one with two of them.</summary>
    [Fact]
    public void Decode_LinesOfSeveralEncodings_AreReadEach()
    {
        var lower = Sample.ToLowerInvariant();
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(Sample + "\n"));
        foreach (var name in (string[])["tcvn3", "vni", "viscii", "vps"])
        {
            bytes.AddRange(LegacyEncodings.All.Single(e => e.Name == name).Encode(lower)!);
            bytes.Add((byte)'\n');
        }

        bytes.AddRange([.. LegacyEncodings.Tcvn3.Encode(lower)!, (byte)' ', .. Encoding.UTF8.GetBytes(Sample)]);

        var decoded = VietnameseTextDecoder.Decode(bytes.ToArray());

        Assert.Equal(string.Join('\n', Sample, lower, lower, lower, lower, lower + " " + Sample), decoded.Text);
        Assert.Equal("mixed", decoded.Encoding);
    }

    [Fact]
    public void Decode_Viqr_IsRead()
    {
        var decoded = VietnameseTextDecoder.Decode(Encoding.ASCII.GetBytes(Viqr.Encode(Sample, escape: false)!));
        Assert.Equal((Sample, "viqr"), (decoded.Text, decoded.Encoding));
    }
}
