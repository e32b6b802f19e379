using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Trust;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Trust;

public sealed class TrustJudgeTests
{
    private const string Sample = "Ủy ban nhân dân huyện báo cáo kết quả thực hiện nhiệm vụ năm 2023: đã xử lý 12 hồ sơ, đạt 95% kế hoạch, được người dân đánh giá tốt, các chỉ tiêu cơ bản hoàn thành.";

    public static TheoryData<string, TextState> Texts() => new()
    {
        { Sample, TextState.Sound },
        { Sample.Normalize(NormalizationForm.FormD), TextState.Sound },
        { "Ban nhan dan huyen bao cao ket qua thuc hien nhiem vu nam 2023: da xu ly 12 ho so, dat ke hoach, duoc nguoi dan danh gia tot, cac chi tieu co ban hoan thanh", TextState.Unaccented },
        { Latin1(LegacyEncodings.Tcvn3, Sample.ToLowerInvariant()), TextState.Tcvn3 },
        { Latin1(LegacyEncodings.Vni, Sample), TextState.Vni },
        { Latin1(LegacyEncodings.Viscii, Sample), TextState.Viscii },
        { Latin1(LegacyEncodings.Vps, Sample), TextState.Vps },
        { Latin1(LegacyEncodings.BkHcm2, Sample), TextState.BkHcm },
        { Viqr.Encode(Sample)!, TextState.Viqr },
        { Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Sample)), TextState.Mojibake },
        { Sample.Replace('ế', '\uFFFD').Replace('ạ', '\uFFFD'), TextState.Holes },
        { Sample.Replace('ư', 'ƣ') + " phƣơng hƣớng", TextState.WrongMapping },
        { Sample + " Xem www.abc.vn/a.b, e.g. don't; a+b, u^2.", TextState.Sound },
        { "The committee approved the budget for the next fiscal year and thanked the members of the working group for their efforts.", TextState.NotVietnamese },
        { "1.000 2.000 3.000 45,6% 78,9% 12/3/2020 0 0 0", TextState.NotVietnamese },
        { "Комитет утвердил бюджет на следующий год и поблагодарил членов рабочей группы.", TextState.NotVietnamese },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Judge_TextAsItWasRead_TellsItsState(string text, TextState expected)
    {
        var trust = TrustJudge.Judge(TextCounts.Of(text), page: 3);

        Assert.Equal((expected, 3), (trust.State, trust.Page));
        Assert.Contains(" / ", trust.Evidence, StringComparison.Ordinal);
    }

    /// <summary>The letters are there, but the font's map gives each as another: no encoding explains them.</summary>
    [Fact]
    public void Judge_FontWhoseMapLies_IsWrongMapping()
    {
        var text = string.Concat(Sample.Select(c => char.IsLetter(c) && c > '\u007F' ? (char)('à' + (c % 25)) : c is >= 'a' and < 'y' ? (char)(c + 1) : c));

        var trust = TrustJudge.Judge(TextCounts.Of(text), null, new FontEvidence("F1+Times", HasToUnicode: true));

        Assert.Equal(TextState.WrongMapping, trust.State);
        Assert.Contains("phông có bảng Unicode", trust.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_LayerSetAside_KeepsItsFigures()
    {
        var trust = TrustJudge.Image(TextCounts.Of("Ký bởi: Văn phòng"), 2);

        Assert.Equal((TextState.ImageOnly, 2, 4), (trust.State, trust.Page, trust.Words));
    }

    private static string Latin1(LegacyEncoding encoding, string text) => Encoding.Latin1.GetString(encoding.Encode(text)!);
}
