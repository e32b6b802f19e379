using System.Text;
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

    /// <summary>What a person pasted together from several sources, with no fonts to tell them apart.</summary>
    [Fact]
    public void SeveralEncodings_WithinOneParagraph_AreDecodedWordByWord()
    {
        var mixed = $"{Sentence}; {Tcvn3(Sentence)}; {Sentence}; {Vni(Sentence)}; {Mojibake(Sentence)}; {Sentence}.";

        Assert.Equal($"{Sentence}; {Sentence}; {Sentence}; {Sentence}; {Sentence}; {Sentence}.", LegacyText.In([mixed]).Decode(mixed));
    }

    [Theory]
    [InlineData(1252, 1)]
    [InlineData(1252, 2)]
    [InlineData(1258, 1)]
    [InlineData(28591, 1)]
    [InlineData(28591, 2)]
    public void Utf8ReadAsAnotherCodePage_IsRead(int page, int times)
    {
        var text = Sentence + ", à Ạ Ơ Ỡ HIỆN ở đó, người dân; Ý kiến: được “chấp thuận”";
        var wrong = text;
        for (var i = 0; i < times; i++)
        {
            wrong = Mojibake(wrong, page);
        }

        Assert.Equal(text, LegacyText.In([wrong]).Decode(wrong));
    }

    [Fact]
    public void Viqr_IsRead() => Assert.Equal(Sentence, LegacyText.In([Viqr.Encode(Sentence)!]).Decode(Viqr.Encode(Sentence)!));

    /// <summary>Nothing here is damaged, whatever it looks like.</summary>
    [Theory]
    [InlineData("Le café de la gare était fermé à Noël; où sont les élèves? Ça dépend. Señor Müller, Zürich, garçon, façade, naïve, coöperatie, não, São Paulo.")]
    [InlineData("Straße über Größe; smörgåsbord på svenska, år för år; ação e coração, não há; año, mañana, niño, español; Łódź, Škoda, dvořák")]
    [InlineData("if (a^b) { x += y[i+1]; } // e.g. u'x', o(n^2), a(b), i`j`; while (!(e~f)) { a++; o+=u+1; } print(f'{a.b}'); dd if=/dev/zero of=a.o")]
    [InlineData("Giá 1.000đ ± 5%; §5; 30 m²; 25°C; «Ô tô» ½ kg; ® © ™; α, β, γ; 5 × 3 ÷ 2; µm; £100; 1º ; ª; ¿qué? ¡no!")]
    [InlineData("UBND các xã Ea H’leo, Krông Năng, Cư M’gar, Đắk R’lấp, Plei Kần; ông Y Thịnh Mlô, bà H’Hương Êban; Công ty TNHH MTV Ô tô Trường Hải")]
    [InlineData("Добрый день, это текст. Καλημέρα σας. 你好世界。สวัสดี مرحبا بالعالم 안녕하세요")]
    public void SoundText_InADocumentOfItsOwn_StaysAsItIs(string text) => Assert.False(LegacyText.In(Enumerable.Repeat(text, 20)).IsPresent);

    private static string Mojibake(string text, int page = 1252)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.Latin1;
        return string.Concat(Encoding.UTF8.GetBytes(text).Select(b => encoding.GetString([b])[0] is var c && c != '\uFFFD' ? c : (char)b));
    }
}
