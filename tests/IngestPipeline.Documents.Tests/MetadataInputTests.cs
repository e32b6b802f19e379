using System.Text.Json;
using Xunit;

namespace IngestPipeline.Documents.Tests;

public sealed class MetadataInputTests
{
    [Theory]
    [InlineData(MetadataField.DocType, "  Báo  cáo ", "\"BÁO CÁO\"")]
    [InlineData(MetadataField.NumberSymbol, "Số: 271 /BC-UBND", "\"271/BC-UBND\"")]
    [InlineData(MetadataField.NumberSymbol, "05/2021/QĐ-UBND", "\"05/2021/QĐ-UBND\"")]
    [InlineData(MetadataField.NumberSymbol, "20-CT/TU", "\"20-CT/TU\"")]
    [InlineData(MetadataField.Date, "26/6/2023", "\"2023-06-26\"")]
    [InlineData(MetadataField.Date, "2023-06-26", "\"2023-06-26\"")]
    [InlineData(MetadataField.Place, "Tra\u0300 Cu\u0301", "\"Trà Cú\"")]
    [InlineData(MetadataField.Subject, "   ", "null")]
    [InlineData(MetadataField.Recipients, "- Như trên;\n\n- Lưu: VT.", "[\"Như trên\",\"Lưu: VT\"]")]
    [InlineData(MetadataField.Addressee, "", "[]")]
    [InlineData(MetadataField.Urgency, "hoả tốc", "\"HỎA TỐC\"")]
    public void Parse_WhatIsTyped_GivesTheValueOfTheContract(MetadataField field, string typed, string json) =>
        Assert.Equal((json, null), Parsed(field, ("value", typed)));

    [Theory]
    [InlineData(MetadataField.DocType, "BÁO CÁO 2", "doc-type")]
    [InlineData(MetadataField.NumberSymbol, "BC-UBND", "number-symbol")]
    [InlineData(MetadataField.NumberSymbol, "271", "number-symbol")]
    [InlineData(MetadataField.Date, "31/2/2023", "date")]
    [InlineData(MetadataField.Date, "26/6/23", "date")]
    [InlineData(MetadataField.Secrecy, "bí mật", "unknown-stamp")]
    [InlineData(MetadataField.Issuer, "Ủy ban nh\uFFFDn dân", "broken-text")]
    public void Parse_WhatIsNoValue_TellsWhy(MetadataField field, string typed, string code) => Assert.Equal((null, code), Parsed(field, ("value", typed)));

    [Fact]
    public void Parse_SignerAndPeriod_HaveParts()
    {
        Assert.Equal(("""{"authority":"TM. ỦY BAN NHÂN DÂN","title":null,"name":"Lê Thị Mẫu"}""", null), Parsed(MetadataField.Signer, ("authority", "TM. ỦY BAN NHÂN DÂN"), ("name", "Lê Thị Mẫu")));
        Assert.Equal(("null", null), Parsed(MetadataField.Signer, ("name", " ")));
        Assert.Equal((null, "signer-name"), Parsed(MetadataField.Signer, ("name", "Lê Thị Mẫu 2")));
        Assert.Equal(("""{"from":"2023-01-01","to":"2023-06-30","label":"6 tháng đầu năm 2023"}""", null), Parsed(MetadataField.Period, ("from", "1/1/2023"), ("to", "30/6/2023"), ("label", "6 tháng đầu năm 2023")));
        Assert.Equal((null, "period-order"), Parsed(MetadataField.Period, ("from", "1/7/2023"), ("to", "30/6/2023")));
    }

    [Theory]
    [InlineData(MetadataField.Recipients, """["Như trên;","Lưu: VT"]""", """["Như trên","Lưu: VT"]""")]
    [InlineData(MetadataField.Period, """{"from":"2023-01-01","to":null,"label":null}""", """{"from":"2023-01-01","to":null,"label":null}""")]
    [InlineData(MetadataField.Date, "null", "null")]
    [InlineData(MetadataField.Date, "20230626", null)]
    [InlineData(MetadataField.Signer, """{"rank":"x"}""", null)]
    [InlineData(MetadataField.Subject, """["a"]""", null)]
    public void Parse_Json_HasTheShapeOfTheContract(MetadataField field, string json, string? value) =>
        Assert.Equal(value, MetadataInput.Parse(field, JsonDocument.Parse(json).RootElement).Value?.Json);

    [Fact]
    public void ApplyTo_EveryField_SetsItSurely_AndOfReadsItBack()
    {
        var all = new DocumentMetadata
        {
            DocType = "BÁO CÁO", NumberSymbol = "1/BC-UBND", Issuer = "Ủy ban nhân dân xã", Place = "Trà Cú", Date = new DateOnly(2023, 6, 26), Subject = "Kết quả", Addressee = ["Sở Nội vụ"],
            Recipients = ["Lưu: VT"], Signer = new Signer(null, "CHỦ TỊCH", null), Period = new ReportPeriod(null, null, "năm 2023"), Secrecy = "MẬT", Urgency = "KHẨN",
        };

        var applied = Enum.GetValues<MetadataField>().Aggregate(DocumentMetadata.Empty, (m, f) => MetadataValue.Of(all, f).ApplyTo(m));

        foreach (var field in Enum.GetValues<MetadataField>())
        {
            var value = MetadataValue.Of(applied, field);
            Assert.Equal(MetadataValue.Of(all, field), value);
            Assert.Equal(value, MetadataValue.Stored(field, value.Json));
            Assert.Equal(1, applied.Confidence[ContractNames.Of(field)]);
        }

        Assert.Equal(Enum.GetValues<MetadataField>(), applied.Corrected.AsEnumerable());
    }

    private static (string?, string?) Parsed(MetadataField field, params (string, string)[] parts)
    {
        var (value, problem) = MetadataInput.Parse(field, parts.ToDictionary(p => p.Item1, p => p.Item2));
        return (value?.Json, problem?.Code);
    }
}
