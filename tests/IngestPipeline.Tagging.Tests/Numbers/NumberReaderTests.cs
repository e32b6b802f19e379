using System.Globalization;
using IngestPipeline.Tagging.Numbers;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Numbers;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("07", "7")]
    [InlineData("1.592", "1592")]
    [InlineData("20.412.619.000 đồng", "20412619000")]
    [InlineData("20 412 619 người", "20412619")]
    [InlineData("2,65", "2.65")]
    [InlineData("22.57%", "22.57")]
    [InlineData("9,072 tỷ", "9072000000")]
    [InlineData("1 tỷ 200 triệu đồng", "1200000000")]
    [InlineData("3,4 nghìn tỷ đồng", "3400000000000")]
    [InlineData("17 ngàn tấn", "17000")]
    [InlineData("45 tỷ lệ", "45")]
    [InlineData("0,50", "0.5")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("2021,2022", "2021")]
    public void ReadAt_WrittenForm_GivesCanonicalValue(string text, string expected) => Assert.Equal(expected, NumberReader.ReadAt(text, 0)!.Value.Value);

    [Theory]
    [InlineData("1.25.000")]
    [InlineData("30.4.2023")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void ReadAt_BrokenFigures_IsNotBelieved(string text) => Assert.True(NumberReader.ReadAt(text, 0)!.Value.Confidence <= 0.2);

    [Fact]
    public void ReadAt_AnyAmountInEveryForm_ReadsBack()
    {
        var vietnamese = new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
        var random = new Random(20);
        for (var i = 0; i < 500; i++)
        {
            var amount = random.NextInt64(1, (long)Math.Pow(10, random.Next(1, 13)));
            var canonical = amount.ToString(CultureInfo.InvariantCulture);
            var millions = decimal.Divide(amount, 1_000_000).ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');
            foreach (var form in (string[])[canonical, amount.ToString("N0", vietnamese), amount.ToString("N0", vietnamese) + ",0", "0" + canonical, millions + " triệu"])
            {
                var read = NumberReader.ReadAt(form, 0)!.Value;
                Assert.True(read.Value == canonical, $"{form}: {read.Value}");
                Assert.Equal(form.Length, read.End);
            }
        }
    }
}
