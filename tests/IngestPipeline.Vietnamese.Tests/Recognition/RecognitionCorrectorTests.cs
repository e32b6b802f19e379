using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Recognition;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Recognition;

/// <summary>With the weights that the program is delivered with.</summary>
public sealed class RecognitionCorrectorTests : IDisposable
{
    private readonly SyllableLanguageModel _model = new(LanguageModelFile.Default);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData("Công tác tố chức và cán bộ được thực hiện đúng quy định.", "Công tác tổ chức và cán bộ được thực hiện đúng quy định.")]
    [InlineData("các dự thảo đều gửi cơ quan tư pháp thấm định trước khi trình", "các dự thảo đều gửi cơ quan tư pháp thẩm định trước khi trình")]
    [InlineData("giải quyết theo thẩm quyên và sửa đối, bố sung quy chế", "giải quyết theo thẩm quyền và sửa đổi, bổ sung quy chế")]
    [InlineData("thực hiện N ghị quyết của Hội đồng nhân dân tỉnh", "thực hiện Nghị quyết của Hội đồng nhân dân tỉnh")]
    [InlineData("trong nhiều lĩnh VựC khác nhau", "trong nhiều lĩnh vực khác nhau")]
    [InlineData("chủ trương tỉnh giản biên chế trong cơ quan nhà nước", "chủ trương tinh giản biên chế trong cơ quan nhà nước")]
    [InlineData("công tác quản lý t ong lĩnh vực đất đai", "công tác quản lý trong lĩnh vực đất đai")]
    public void A_misread_word_is_put_right(string read, string printed) => Assert.Equal(printed, Correct(read, 0.9));

    [Theory]
    [InlineData("Công tác tổ chức và cán bộ được thực hiện đúng quy định.")]
    [InlineData("Nghị quyết số 18, 19-NQ/TW; Công văn số 1191/UBND-TH ngày 05/6/2023")]
    [InlineData("bà Nguyễn Thị Tố Uyên, ông Trần Văn Thế")]
    [InlineData("trên địa bàn xã Tân Thế, ấp Đối Mới")]
    [InlineData("thu ngân sách 1.664 tỷ đồng, chi ngân sách 2.013 tỷ đồng")]
    [InlineData("The quick brown fox jumps over the lazy dog")]
    [InlineData("DNA polymerase, Escherichia coli")]
    [InlineData("v/ Có hiểu biết về văn hóa, xã hội và pháp luật")]
    [InlineData("Bao cao tinh hinh thuc hien nhiem vu 6 thang dau nam")]
    public void Right_text_names_and_numbers_stay(string text)
    {
        Assert.Equal(text, Correct(text, 0.95));
        Assert.Equal(text, Correct(text, 0.5));
    }

    [Theory]
    [InlineData("tiếp nhậa hồ sơ và trả kết quả", "tiếp nhận hồ sơ và trả kết quả")]
    [InlineData("cơ quan chuyên mkn thuộc Ủy ban nhân dân tỉnh", "cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh")]
    public void A_word_blotted_by_a_stamp_is_put_right_where_the_engine_was_not_sure(string read, string printed)
    {
        Assert.Equal(printed, Correct(read, 0.5));
        Assert.Equal(read, Correct(read, 0.97));
    }

    /// <summary>What a stamp left of a word may be a word too; where it left none of the sentence's sense, nothing is guessed.</summary>
    [Theory]
    [InlineData("các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh rong thời gian tới", "các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh trong thời gian tới")]
    [InlineData("tăng cường công tác quản lý chà nước về đất đai", "tăng cường công tác quản lý nhà nước về đất đai")]
    [InlineData("phân công đồng chí Chà phụ trách", "phân công đồng chí Chà phụ trách")]
    public void A_word_that_a_stamp_left_is_put_right_where_no_other_fits(string read, string printed)
    {
        Assert.Equal(printed, Correct(read, 0.5));
        Assert.Equal(read, Correct(read, 0.97));
    }

    [Fact]
    public void Every_change_has_its_kind_and_confidence()
    {
        var edit = Assert.Single(Edits("Công tác tố chức và cán bộ", 0.9));
        Assert.Equal((new TextSpan(9, 11), "tổ", RepairKind.Ocr), (edit.Source, edit.Replacement, edit.Kind));
        Assert.InRange(edit.Confidence, RecognitionCorrector.LeastConfidence, 1);
    }

    private string Correct(string text, double confidence) => AlignedText.Apply(text, Edits(text, confidence)).Text;

    private List<TextEdit> Edits(string text, double confidence) =>
        new RecognitionCorrector(_model, ConfusionFile.Load(ConfusionFile.Default)).Edits(new RecognizedParagraph(text, [(new TextSpan(0, text.Length), confidence)]));
}
