using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Recognition;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Recognition;

/// <summary>With the weights that the program is delivered with.</summary>
public sealed class DocumentCorrectorTests : IDisposable
{
    /// <summary>A scan that loses the mark above a circumflex; the engine was not sure of these.</summary>
    private static readonly string[] Worn =
    [
        "công tác phòng, chông dịch bệnh và bảo vệ sức khỏe nhân dân",
        "tăng cường công tác phôi hợp giữa các cơ quan, đơn vị",
        "thông nhất nội dung báo cáo trình Ủy ban nhân dân tỉnh",
    ];

    private readonly SyllableLanguageModel _model = new(LanguageModelFile.Default);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void What_a_scan_loses_everywhere_is_missed_where_the_rest_is_a_word_too()
    {
        const string Read = "Căn cứ Thông tư sô 34 của Bộ Y tế";

        Assert.Equal(Read, Correct(Read));
        Assert.Equal("Căn cứ Thông tư số 34 của Bộ Y tế", Correct([.. Worn, Read])[^1]);
    }

    /// <summary>The scan that loses it over one vowel loses it over the others.</summary>
    [Fact]
    public void A_mark_lost_over_one_vowel_is_looked_for_over_all()
    {
        const string Read = "giải quyết những vân đề phát sinh trong quá trình thực hiện";

        Assert.Equal(Read, Correct(Read));
        Assert.Equal("giải quyết những vấn đề phát sinh trong quá trình thực hiện", Correct([.. Worn, Read])[^1]);
    }

    [Theory]
    [InlineData("xe ô tô của cơ quan, ông Hồ Văn Sô, số 34")]
    [InlineData("thông tin, truyền thông và công tác thống kê")]
    public void Right_text_of_a_worn_scan_stays(string text) => Assert.Equal(text, Correct([.. Worn, text])[^1]);

    /// <summary>One slip is no habit.</summary>
    [Fact]
    public void One_correction_is_no_habit()
    {
        const string Read = "Căn cứ Thông tư sô 34 của Bộ Y tế";

        Assert.Equal(["công tác phòng, chống dịch bệnh và bảo vệ sức khỏe nhân dân", Read], Correct(Worn[0], Read));
    }

    private string Correct(string text) => Correct([text])[0];

    private string[] Correct(params string[] paragraphs)
    {
        var edits = new DocumentCorrector(_model, ConfusionFile.Load(ConfusionFile.Default)).Edits(
            [.. paragraphs.Select(p => new RecognizedParagraph(p, [(new TextSpan(0, p.Length), Worn.Contains(p) ? 0.7 : 0.95)]))], RecognitionCorrector.LeastConfidence, CancellationToken.None);
        return [.. paragraphs.Zip(edits, (p, e) => AlignedText.Apply(p, e).Text)];
    }
}
