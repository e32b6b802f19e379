using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Normalizing;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Normalizing;

public sealed class LegacyTextTests
{
    private const string Sentence = "Báo cáo tình hình thực hiện nhiệm vụ kế hoạch năm 2004 và kế hoạch phát triển kinh tế - xã hội của tỉnh";

    private static string Tcvn3(string text) => string.Concat(LegacyEncodings.Tcvn3.Encode(text)!.Select(b => (char)b));

    private static string Vni(string text) => string.Concat(LegacyEncodings.Vni.Encode(text)!.Select(b => (char)b));

    [Fact]
    public void LegacyParagraphs_AmongUnicodeOnes_AreDecodedEach()
    {
        string[] paragraphs = [Tcvn3(Sentence), Vni(Sentence), Sentence, "Résumé: café, déjà vu à Paris"];

        var legacy = LegacyText.In(paragraphs);

        Assert.Equal([Sentence, Sentence, Sentence, "Résumé: café, déjà vu à Paris"], paragraphs.Select(legacy.Decode));
    }

    [Fact]
    public void ShortLegacyLine_InLegacyDocument_IsDecoded() => Assert.Equal("Tỷ đồng", LegacyText.In([Tcvn3(Sentence)]).Decode(Tcvn3("Tỷ đồng")));

    [Fact]
    public void LegacyLine_WhoseWordsLookLikeSyllables_IsDecoded() =>
        Assert.Equal("về nhiệm vụ kế hoạch năm 2004", LegacyText.In([Tcvn3(Sentence)]).Decode("vÒ nhiÖm vô kÕ ho¹ch n¨m 2004"));

    [Fact]
    public void SignsBesideNumbers_InUnicodeDocument_Stay()
    {
        const string text = "Nhiệt độ 25° ± 2°, diện tích 30 m², §5, µm; dự án «Ô tô» của Müller & Söhne";

        Assert.Equal(text, LegacyText.In([Sentence, text]).Decode(text));
    }

    [Fact]
    public void MinusSign_WhereTheLetterStood_IsReadAsLetter()
    {
        var text = Tcvn3(Sentence + " ước đạt nước").Replace('\u00AD', '\u2212');

        Assert.Equal(Sentence + " ước đạt nước", LegacyText.In([text]).Decode(text));
    }

    [Fact]
    public void Edits_OfAParagraph_KeepWhatWasRead()
    {
        var text = Tcvn3(Sentence);

        var edits = LegacyText.In([text]).Edits(text, new TextSpan(0, text.Length)).ToList();

        Assert.Equal(Sentence, AlignedText.Apply(text, edits).Text);
        Assert.All(edits, e => Assert.Equal(RepairKind.LegacyEncoding, e.Kind));
    }
}
