using System.Collections.Immutable;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Training.Metadata;
using Xunit;

namespace IngestPipeline.Training.Tests.Metadata;

public sealed class MetadataScoreTests
{
    private static readonly DocumentMetadata Read = DocumentMetadata.Empty with
    {
        DocType = "BÁO CÁO",
        NumberSymbol = "12/BC-UBND",
        Date = new DateOnly(2023, 6, 26),
        Subject = "Kết quả thu phí chợ",
        Recipients = ["Sở Nội vụ", "Lưu: VT"],
        Signer = new Signer(null, "CHỦ TỊCH", "Lâm Thị Thử"),
        Period = new ReportPeriod(new DateOnly(2023, 1, 1), new DateOnly(2023, 6, 30), "6 tháng đầu năm 2023"),
        Confidence = ImmutableSortedDictionary<string, double>.Empty.Add("subject", 0.8).Add("doc_type", 0.9),
    };

    [Fact]
    public void Add_HashedReference_ComparesWordsWithoutCaseAndSigns()
    {
        var subject = ComparisonForm.WordHash("KẾT QUẢ THU PHÍ CHỢ.");
        var entry = ComparisonForm.WordHash("Sở nội vụ");
        using var annotation = JsonDocument.Parse($$"""
            {"doc_type": "BÁO CÁO", "number_symbol": "13/BC-UBND", "issuer": null, "place": null, "date": "2023-06-26", "secrecy": null, "urgency": null,
             "signer_title": "Chủ tịch", "signer_authority": null, "period": {"from": "2023-01-01", "to": "2023-06-30", "label": ""},
             "subject_hash": "{{subject}}", "signer_name_hash": "000000000000", "addressee_hashes": [], "recipients_hashes": ["{{entry}}"]}
            """);
        var score = new MetadataScore();
        score.Add("one", MetadataReference.OfAnnotation(annotation.RootElement), Read);

        string Right(MetadataPart field) => $"{score[field].Right:0.000}";
        Assert.Equal("1.000 0.000 1.000 1.000", $"{Right(MetadataPart.DocType)} {Right(MetadataPart.NumberSymbol)} {Right(MetadataPart.Date)} {Right(MetadataPart.Subject)}");
        Assert.Equal("0.667 1.000 0.000 1.000", $"{Right(MetadataPart.Recipients)} {Right(MetadataPart.SignerTitle)} {Right(MetadataPart.SignerName)} {Right(MetadataPart.Period)}");
        Assert.Equal(new FieldScore(1, 0, 0, 1), score[MetadataPart.Issuer]);
        Assert.Equal([new Claim(MetadataPart.DocType, 0.9, true), new Claim(MetadataPart.Subject, 0.8, true)], score.Claims);
        Assert.Contains("one number_symbol wrong: 12/BC-UBND", score.Errors);
    }

    [Fact]
    public void Of_OwnMetadata_AgreesWithItself()
    {
        var score = new MetadataScore();
        score.Add("one", MetadataReference.Of(Read), Read);
        Assert.Equal(1, score.Accuracy);
        Assert.Empty(score.Errors);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" ./. ", null)]
    [InlineData("Số: 12/BC-UBND", "số 12 bc ubnd")]
    public void Hash_Text_IsOfItsWords(string text, string? words) => Assert.Equal(ComparisonForm.WordHash(words), ComparisonForm.WordHash(text));
}
