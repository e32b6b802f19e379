using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Tests.Structure;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Metadata;

public sealed class RecognizedFiguresTests
{
    private const string Report = "UBND TỈNH TRÀ VINH\nSỞ TÀI CHÍNH\nSố: 17/BC-STC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTrà Vinh, ngày 05 tháng 7 năm 2023\nBÁO CÁO\nTình hình thu phí chợ 2023\nI. KẾT QUẢ\nThu được 20 triệu đồng.\n";

    /// <summary>Words as an engine reads them: sure of print, unsure of what is written by hand.</summary>
    [Theory]
    [InlineData("17/BC-STC", 0.31, "number_symbol", 0.31)]
    [InlineData("05", 0.42, "date", 0.42)]
    [InlineData("TÀI", 0.3, null, 0)]
    [InlineData("20", 0.3, null, 0)]
    public async Task Run_FiguresThatRecognitionIsUnsureOf_FieldIsDoubtful(string handwritten, double confidence, string? field, double expected)
    {
        var document = TestDocuments.Structured(Report);
        document = document with
        {
            Words = [.. Regex.Matches(document.Text, @"\S+").Select(m => new Word(new TextSpan(m.Index, m.Index + m.Length), 1, new Box(0, 0, 1, 1), m.Value == handwritten ? confidence : 0.97))],
        };

        var metadata = (await MetadataStage.ByRules().Run(document, StageContext.Silent())).Metadata;

        Assert.Equal("17/BC-STC 2023-07-05", $"{metadata.NumberSymbol} {metadata.Date:yyyy-MM-dd}");
        Assert.Equal(field is null ? 0 : metadata.Confidence[field], expected);
        Assert.Equal(field is null ? [] : [ContractNames.Parse<MetadataField>(field)], metadata.Doubtful.Where(f => f is MetadataField.NumberSymbol or MetadataField.Date));
    }
}
