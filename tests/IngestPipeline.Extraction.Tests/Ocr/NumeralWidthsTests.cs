using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Text;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

/// <summary>Each word is as wide as its letters in Times take at 14 points, but for those with the width of what is printed behind a <c>=</c>.</summary>
public sealed class NumeralWidthsTests
{
    [Theory]
    [InlineData("KẾT QUẢ CÔNG TÁC QUÝ I/2023=II/2023", "KẾT QUẢ CÔNG TÁC QUÝ II/2023")]
    [InlineData("I.=II. CÔNG TÁC THI ĐUA, KHEN THƯỞNG", "II. CÔNG TÁC THI ĐUA, KHEN THƯỞNG")]
    [InlineData("II.=III. Đánh giá chung về công tác", "III. Đánh giá chung về công tác")]
    [InlineData("báo cáo công tác quý II=III năm nay", "báo cáo công tác quý III năm nay")]
    [InlineData("XI.=XII. Một số kiến nghị, đề xuất", "XII. Một số kiến nghị, đề xuất")]

    // As wide as it should be.
    [InlineData("KẾT QUẢ CÔNG TÁC QUÝ I/2023", "KẾT QUẢ CÔNG TÁC QUÝ I/2023")]
    [InlineData("III. Đánh giá chung về công tác", "III. Đánh giá chung về công tác")]

    // Neither an enumerator nor behind a word that numerals follow; a width that no number of strokes takes.
    [InlineData("người I=II bên cạnh công việc đó", "người I bên cạnh công việc đó")]
    [InlineData("báo cáo công tác quý I=WW năm nay", "báo cáo công tác quý I năm nay")]
    [InlineData("I.=III. Đánh giá chung về công tác", "I. Đánh giá chung về công tác")]
    [InlineData("quý I=II", "quý I")]
    public void Mend_NumeralWiderThanItsStrokes_HasThoseThatFit(string line, string expected)
    {
        var mended = Assert.Single(NumeralWidths.Mend([Line(line, 0)]));

        Assert.Equal(expected, mended.Text);
        Assert.All(mended.Words.SelectMany(w => w.Repairs), r => Assert.Equal((RepairKind.Ocr, 0.9), (r.Kind, r.Confidence)));
        Assert.Equal(string.Join(' ', line.Split(' ').Select(w => w.Split('=')[0])), string.Join(' ', mended.Words.Select(w => w.Repairs.Aggregate(w.Text, (t, r) => r.Original + t[r.Span.End..]))));
    }

    [Fact]
    public void Mend_LastWordOfATitle_IsMeasuredByTheLineAbove()
    {
        var lines = NumeralWidths.Mend([Line("NHIỆM VỤ TRỌNG TÂM CÔNG TÁC QUÝ", 0), Line("I/2023=II/2023", 20)]);

        Assert.Equal("II/2023", lines[1].Text);
        Assert.Equal(["I"], lines[1].Words[0].Repairs.Select(r => r.Original));
    }

    private static LayoutLine Line(string text, double baseline)
    {
        var x = 80.0;
        var words = ImmutableArray.CreateBuilder<LayoutWord>();
        foreach (var part in text.Split(' ').Select(w => w.Split('=')))
        {
            var width = 14 * TypeMeasure.Of(part[^1]);
            words.Add(new LayoutWord(part[0], x, x + width, baseline, 14));
            x += width + 3.5;
        }

        return new LayoutLine(words.ToImmutable());
    }
}
