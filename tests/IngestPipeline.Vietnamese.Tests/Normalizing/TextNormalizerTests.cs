using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Normalizing;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Normalizing;

public sealed class TextNormalizerTests
{
    /// <summary>Doubled marks, the tone before the quality, the tone behind the wrong letter; old and new placement are both right.</summary>
    [Theory]
    [InlineData("to\u0301\u0302t", "tốt")]
    [InlineData("ho\u0323c\u0323", "học")]
    [InlineData("ho\u0323\u0323c", "học")]
    [InlineData("viê\u0302\u0323t", "việt")]
    [InlineData("tiêng\u0301", "tiếng")]
    [InlineData("huyê\u0323n", "huyện")]
    [InlineData("hoan\u0300", "hoàn")]
    [InlineData("hoà, hòa, thuỷ, thủy, kỹ, kĩ", "hoà, hòa, thuỷ, thủy, kỹ, kĩ")]
    [InlineData("x\u0305 và n\u030D", "x\u0305 và n\u030D")]
    public void Normalize_MisplacedMarks_AreComposed(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text));

    [Theory]
    [InlineData("khen thƣởng", "khen thưởng")]
    [InlineData("ÐIỀU 1", "ĐIỀU 1")]
    [InlineData("ƢU ĐIỂM", "ƯU ĐIỂM")]
    [InlineData("Kế hoạch số 8474/KH-\nUBND ngày", "Kế hoạch số 8474/KH-UBND ngày")]
    [InlineData("giai đoạn 2022 -\n2026", "giai đoạn 2022 - 2026")]
    [InlineData("chất  lượng,   hiệu\u00A0quả ", "chất lượng, hiệu quả")]
    [InlineData("báo\u00ADcáo\u200B", "báocáo")]
    [InlineData("Ủу ban", "Ủy ban")]
    [InlineData("Москва, Αθήνα, COVID-19, m², naïve, Ångström", "Москва, Αθήνα, COVID-19, m², naïve, Ångström")]
    public void Normalize_Text_GivesWhatTheAuthorMeant(string extracted, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(extracted));

    [Theory]
    [InlineData("Ủy ban nhân dân huyện Trà Cú đã hoà giải 12/15 vụ việc; đạt 80,5% - tăng 2 % so với năm 2022 (theo Kế hoạch 8474/KH-UBND).")]
    [InlineData("Uỷ ban, uỷ quyền, thuý, kỹ, kĩ, “Ngày” – ‘Tết’ … ﬁ")]
    public void Normalize_SoundText_StaysByteForByte(string text) => Assert.Equal(text, TextNormalizer.Normalize(text));

    [Fact]
    public void Normalize_EveryDecomposedLetter_ComposesExactly()
    {
        const string letters = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
        foreach (var letter in letters)
        {
            foreach (var tone in new[] { "", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323" })
            {
                var composed = (letter + tone).Normalize(NormalizationForm.FormC);
                Assert.Equal(1, composed.Length);
                Assert.Equal("x" + composed + "n", TextNormalizer.Normalize("x" + composed.Normalize(NormalizationForm.FormD) + "n"));
            }
        }
    }

    [Fact]
    public async Task Stage_DamagedDocument_KeepsTheExtractedTextReachable()
    {
        const string first = "Thi đua,  khen thƣởng theo Kế hoạch số 12/KH-\nUBND";
        var second = "Tổ chức ".Normalize(NormalizationForm.FormD);
        var text = first + "\n" + second + "\n";
        var document = new Document
        {
            Source = new SourceFile("a.txt", "", new string('0', 64), 1),
            Text = text,
            Blocks =
            [
                new Block(BlockKind.Paragraph, new TextSpan(0, first.Length), 1, null, BlockStyle.Unknown),
                new Block(BlockKind.Paragraph, TextSpan.OfLength(first.Length + 1, second.Length), 1, null, BlockStyle.Unknown),
            ],
        };

        var normal = await new NormalizeStage().Run(document, StageContext.Silent());

        Assert.Equal("Thi đua, khen thưởng theo Kế hoạch số 12/KH-UBND\nTổ chức\n", normal.Text);
        Assert.Equal(["Thi đua, khen thưởng theo Kế hoạch số 12/KH-UBND", "Tổ chức"], normal.Blocks.Select(b => b.Span.In(normal.Text)));
        Assert.Equal(
            [RepairKind.Spacing, RepairKind.Lookalike, RepairKind.Hyphenation, RepairKind.Composition, RepairKind.Composition, RepairKind.Spacing],
            normal.Repairs.Select(r => r.Kind));
        Assert.Equal(text, ExtractedText.Rebuild(normal));
    }

    [Fact]
    public void Normalize_Normal_IsIdempotentOnRandomText()
    {
        var random = new Random(20231);
        const string alphabet = "aăâđêôơưƣ \u0301\u0323\u0302\n-Ðа\u00A0xK1,ế";
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var once = TextNormalizer.Normalize(text);
            Assert.Equal(once, TextNormalizer.Normalize(once));
            var edits = AlignedText.Apply(text, TextNormalizer.Edits(text, [new TextSpan(0, text.Length)]));
            foreach (var edit in edits.Edits)
            {
                Assert.Equal(edit.Target, edits.ToText(edit.Source));
            }
        }
    }
}
