using System.Collections.Immutable;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

/// <summary>The 21 elements of Thông tư 05/2025/TT-BNV as documents show them.</summary>
public sealed class DocumentElementsTests
{
    [Fact]
    public void Of_AReport_HasWhatItShows_AndNothingElse()
    {
        var elements = DocumentElements.Of(
            Document([PageMethod.Text, PageMethod.Text]) with
            {
                Metadata = new DocumentMetadata
                {
                    DocType = "BÁO CÁO", NumberSymbol = "271/BC-UBND", Issuer = "Ủy ban nhân dân huyện Trà Cú", Date = new DateOnly(2023, 6, 6), Subject = "Kết quả sáu tháng",
                },
            },
            AccessLevel.Open);

        Assert.Equal(21, elements.All().Count);
        Assert.Equal(
            [
                "docId=" + new string('a', 64), "typeName=14", "codeNumber=271", "codeNotation=BC-UBND", "issuedDate=06/06/2023", "organName=Ủy ban nhân dân huyện Trà Cú",
                "subject=Kết quả sáu tháng", "language=Tiếng Việt", "numberOfPage=2", "mode=01", "confidenceLevel=01",
            ],
            elements.All().Where(e => e.Value is not null).Select(e => $"{e.Name}={e.Value}"));
    }

    [Theory]
    [InlineData("20-CT/TU", "20", "CT/TU")]
    [InlineData("05/2021/QĐ-UBND", "05", "2021/QĐ-UBND")]
    [InlineData("5032/UBND-HCQT", "5032", "UBND-HCQT")]
    [InlineData("/BC-UBND", null, "/BC-UBND")]
    [InlineData(null, null, null)]
    public void Of_NumberAndSymbol_AreSplitAtTheFirstStroke(string? printed, string? number, string? notation)
    {
        var elements = DocumentElements.Of(Document([PageMethod.Flow]) with { Metadata = new DocumentMetadata { NumberSymbol = printed } }, AccessLevel.Open);

        Assert.Equal((number, notation), (elements.CodeNumber, elements.CodeNotation));
    }

    [Theory]
    [InlineData("NGHỊ QUYẾT", "01")]
    [InlineData("BẢN THOẢ THUẬN", "25")]
    [InlineData("CÔNG VĂN", "22")]
    [InlineData("GIẤY UỶ QUYỀN", "16")]
    [InlineData("THÔNG TƯ", "32")]
    public void TypeName_IsTheCodeOfTheList(string docType, string code) => Assert.Equal(code, DocumentTypeCodes.Of(docType));

    [Theory]
    [InlineData("01", PageMethod.Flow)]
    [InlineData("02", PageMethod.Ocr, PageMethod.Ocr)]
    [InlineData("03", PageMethod.Text, PageMethod.Ocr)]
    [InlineData("03", PageMethod.Mixed)]
    public void ConfidenceLevel_FollowsHowPagesWereRead(string level, params PageMethod[] methods) =>
        Assert.Equal(level, DocumentElements.Of(Document(methods), AccessLevel.Conditional).ConfidenceLevel);

    [Fact]
    public void Of_ALongSubject_IsCutBetweenWords_AndAnotherLanguageIsNotNamed()
    {
        var document = Document([PageMethod.Text]) with
        {
            Metadata = new DocumentMetadata { Subject = string.Join(' ', Enumerable.Repeat("nghiêm", 100)) },
            Trust = [new TextTrust(null, null, TextState.NotVietnamese, 9, 0, "…")],
        };

        var elements = DocumentElements.Of(document, AccessLevel.Secret);

        Assert.InRange(elements.Subject!.Length, 490, DocumentElements.LongestSubject);
        Assert.EndsWith("nghiêm…", elements.Subject, StringComparison.Ordinal);
        Assert.Equal((null, "03"), (elements.Language, elements.Mode));
    }

    private static Document Document(PageMethod[] methods) => new()
    {
        Source = new SourceFile("a.pdf", "", new string('a', 64), 1, "application/pdf", methods.Length),
        Text = "Báo cáo",
        Pages = [.. methods.Select((m, i) => new Page(i + 1, m, 595, 842, 0, 1, new TextSpan(0, 7)))],
    };
}
