using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Recognition;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Recognition;

public sealed class SymbolGrammarTests
{
    [Theory]
    [InlineData("Nghị định số 107/2020/NĐ-CBP của Chính phủ", "Nghị định số 107/2020/NĐ-CP của Chính phủ")]
    [InlineData("Nghị định số 24/2014/NĐ-C; Thông tư số 05", "Nghị định số 24/2014/NĐ-CP; Thông tư số 05")]
    [InlineData("Chỉ thị số 16/CT-TTEg ngày 31/3/2020", "Chỉ thị số 16/CT-TTg ngày 31/3/2020")]
    [InlineData("Chương trình số 79-CIr/TU", "Chương trình số 79-CTr/TU")]
    public void What_the_law_leaves_no_choice_of_is_put_right(string read, string printed) => Assert.Equal(printed, Mend(read));

    [Theory]
    [InlineData("Nghị định số 30/2020/NĐ-CP; Quyết định số 1909/QĐ-TTg; 12-CTr/TU")]
    [InlineData("Quyết định số 15/QĐ-TTYT của Trung tâm Y tế")]
    [InlineData("Quyết định số 8/QĐ-CTN")]
    [InlineData("Công văn số 5/SNV-CCHC")]
    public void Other_symbols_stay(string text) => Assert.Equal(text, Mend(text));

    private static string Mend(string text) => AlignedText.Apply(text, SymbolGrammar.Edits(text)).Text;
}
