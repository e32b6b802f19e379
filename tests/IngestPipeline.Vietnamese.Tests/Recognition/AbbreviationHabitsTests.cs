using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Recognition;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Recognition;

public sealed class AbbreviationHabitsTests
{
    private const string Often = "Rà soát TTHC; niêm yết TTHC; công bố TTHC; kiểm soát TTHC. Nhóm một (TH); nhóm hai (TH); nhóm ba (TH); nhóm bốn (TH).";

    [Theory]
    [InlineData("Số hóa TEHC trong quý.", "Số hóa TTHC trong quý.")]
    [InlineData("Số hóa THC trong quý.", "Số hóa TTHC trong quý.")]
    [InlineData("Nhóm năm (THỊ).", "Nhóm năm (TH).")]
    public void A_rare_one_that_the_engine_doubts_is_the_usual_one(string read, string printed) => Assert.Equal(printed, Mend(read, 0.8));

    [Theory]
    [InlineData("Số hóa TEHC trong quý.", 0.95)]
    [InlineData("Thành phố (TP) đã giao.", 0.5)]
    [InlineData("Quyết định số 15/QĐ-TTHD ban hành.", 0.5)]
    [InlineData("CHỈ ĐẠO, KIỂM SOÁT TTHS TRONG NĂM", 0.5)]
    public void Others_stay(string read, double confidence) => Assert.Equal(read, Mend(read, confidence));

    private static string Mend(string text, double confidence)
    {
        var edits = AbbreviationHabits.Edits([(0, Paragraph(Often, 0.95)), (1000, Paragraph(text, confidence))]);
        return AlignedText.Apply(text, edits.Select(e => e with { Source = e.Source.Shift(-1000) })).Text;
    }

    private static RecognizedParagraph Paragraph(string text, double confidence) => new(text, [(new TextSpan(0, text.Length), confidence)]);
}
