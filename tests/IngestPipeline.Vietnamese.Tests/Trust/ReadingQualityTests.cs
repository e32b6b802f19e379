using IngestPipeline.Vietnamese.Trust;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Trust;

public sealed class ReadingQualityTests
{
    private const string Right = "BỘ GIÁO DỤC VÀ ĐÀO TẠO. Cộng hòa xã hội chủ nghĩa Việt Nam, ngày 17/8/2023";

    [Theory]
    [InlineData("Sở Nội vụ", 3, 3, 3)]
    [InlineData("so noi vu", 3, 3, 1.5)]
    [InlineData("Số 12, ngày 5", 4, 4, 2.5)]
    [InlineData("S6 N0i vu", 3, 1, 0.5)]
    [InlineData("a b) – •", 0, 0, 0)]
    public void Of_Words_CountedByWhatHoldsUp(string text, int words, int valid, double weight)
    {
        Assert.Equal(new ReadingQuality(words, valid, weight, 1), ReadingQuality.Of(text, 1));
    }

    /// <summary>What three kinds of hidden layers make of the same line.</summary>
    [Theory]
    [InlineData("BQ GIAO DUC VA EAO TAO. CQng hoa xA h6i chu nghia Vi$t Nam, ngdy 17/8/2023")]
    [InlineData("BO GIAO DUC VA DAO TAO. Cong hoa xa hoi chu nghia Viet Nam, ngay 17/8/2023")]
    [InlineData("Ký bởi: Bộ Giáo dục")]
    public void Score_BadLayer_IsBelowRecognitionWithUsualConfidence(string layer)
    {
        Assert.True(ReadingQuality.Of(layer, 0.9).Score < ReadingQuality.Of(Right, 0.85).Score);
    }

    [Theory]
    [InlineData("BỘ GIÁO DỤC VÀ ĐÀO TẠO. Cộng hòa xã hội chủ nghĩa Việt Nam, ngày 17/8/2023", 0.7)]
    [InlineData("BỘ GlÁO DỤC VÀ ĐÀ0 TẠ0. Cộng h0à xã hội chủ nghla Việt Narn, ngày 17/8/2023", 0.93)]
    [InlineData("| . ~ oạ ¿", 0.3)]
    [InlineData("", 1)]
    public void Score_GoodLayer_IsAboveWorseRecognition(string recognized, double confidence)
    {
        Assert.True(ReadingQuality.Of(Right, 0.9).Score > ReadingQuality.Of(recognized, confidence).Score);
    }
}
