using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Training.Feedback;
using IngestPipeline.Training.Metadata;
using IngestPipeline.Training.Structure;
using Xunit;

namespace IngestPipeline.Training.Tests.Feedback;

/// <summary>What a correction says, and what it does not.</summary>
public sealed class FeedbackLabelsTests
{
    private static readonly string[] Lines =
    [
        "ỦY BAN NHÂN DÂN", "HUYỆN TÂN GIANG", "Số: 17/BC-UBND", "Tân Giang, ngày 05 tháng 7 năm 2023", "BÁO CÁO", "Công tác nội vụ quý II năm 2023", "I. KẾT QUẢ THỰC HIỆN",
        "Việc thứ nhất: tổ chức bộ máy.", "Huyện đã sắp xếp 05 phòng chuyên môn theo đề án được duyệt.", "II. TỒN TẠI, HẠN CHẾ", "Biên chế còn thiếu so với nhu cầu của các phòng.",
        "Nguyên nhân: do nguồn tuyển dụng của huyện còn ít, người có chuyên môn phù hợp chủ yếu làm việc ở thành phố, trong khi chế độ thu hút của huyện chưa đủ để họ trở về công tác lâu dài.",
    ];

    private static readonly Document AsRead = Read();

    [Fact]
    public void Fields_ThatNobodyTouched_AreNoLabels()
    {
        MetadataValue[] said =
        [
            MetadataValue.Of(DocumentMetadata.Empty with { NumberSymbol = "71/BC-UBND" }, MetadataField.NumberSymbol),
            MetadataValue.Of(DocumentMetadata.Empty, MetadataField.Place),
            MetadataValue.Of(DocumentMetadata.Empty with { Signer = new Signer(null, "CHỦ TỊCH", "Lê Văn Mẫu") }, MetadataField.Signer),
        ];

        var labels = FeedbackLabels.Of("a.txt", AsRead, new DocumentCorrections(0, [.. said], []));

        Assert.Equal(
            [MetadataPart.NumberSymbol, MetadataPart.Place, MetadataPart.SignerAuthority, MetadataPart.SignerTitle, MetadataPart.SignerName], labels.Fields!.Values.Keys.Order());
        Assert.Equal(ComparisonForm.WordHash("71/BC-UBND"), labels.Fields.Values[MetadataPart.NumberSymbol].Single());
        Assert.Empty(labels.Fields.Values[MetadataPart.Place]);
        Assert.Null(StructureTrainer.Lesson(labels));
    }

    [Fact]
    public void Trained_OnOneField_ThereAreNoWeightsOfAnother()
    {
        var said = MetadataValue.Of(DocumentMetadata.Empty with { NumberSymbol = "17/BC-UBND" }, MetadataField.NumberSymbol);
        var labels = FeedbackLabels.Of("a.txt", AsRead, new DocumentCorrections(0, [said], []));
        using var weights = new StringWriter();

        new MetadataTrainer(Rarest: 1).Train([(labels, AsRead)]).Write(weights);

        var learned = weights.ToString().Split('\n').Where(l => l.Contains('|', StringComparison.Ordinal)).Select(l => l[..l.IndexOf('|', StringComparison.Ordinal)]);
        Assert.Equal(["number_symbol"], learned.Distinct());
    }

    [Fact]
    public void Document_WithHeadingsAlone_SaysNothingOfItsFields()
    {
        var labels = Headings((7, 2, null));

        Assert.Null(labels.Fields);
        Assert.Equal(0, labels.Lost);
    }

    [Fact]
    public void Lines_AreWhatWasSaid_OrWhateverTheyMayBe()
    {
        var lesson = StructureTrainer.Lesson(Headings((7, 2, null), (9, 0, null)))!;
        var (said, weak) = (lesson.Corrected[0], lesson.Corrected[1]);

        Assert.Empty(lesson.Lines);
        Assert.Equal([7, 9], Enumerable.Range(0, Lines.Length).Where(i => !said.Possible[i].IsEmpty));
        Assert.Equal("heading", string.Join(' ', said.Possible[7]));
        Assert.Contains("paragraph", said.Possible[9]);
        Assert.DoesNotContain("heading", said.Possible[9]);
        Assert.DoesNotContain("run-in", said.Possible[9]);

        // As read, beside what was said, and with less weight than it.
        Assert.Equal(("heading", "paragraph"), (weak.Possible[6].Single(), weak.Possible[8].Single()));
        Assert.Equal(string.Join(' ', said.Possible[9]), string.Join(' ', weak.Possible[9]));
        Assert.True(weak.Weight < said.Weight);
    }

    [Fact]
    public void LineLongerThanATitle_MayHaveItsHeadingWithin() =>
        Assert.Equal("heading run-in", string.Join(' ', StructureTrainer.Lesson(Headings((11, 2, null)))!.Corrected[0].Possible[11]));

    [Fact]
    public void Level_OfOneHeading_IsTheOnlyChoiceOfNesting_AndNoRoleIsSaid()
    {
        var lesson = StructureTrainer.Lesson(Headings((7, 2, null)))!;

        Assert.Equal(1, Assert.Single(lesson.Nesting).Right);
        Assert.Empty(lesson.Roles);
    }

    [Fact]
    public void Role_OfAHeading_SaysThatItIsOne_AndNothingOfItsLevel()
    {
        var labels = Headings((9, null, SectionRole.Causes));
        var lesson = StructureTrainer.Lesson(labels)!;

        Assert.Equal(new CorrectedLine(labels.Corrected!.Value[0].Span, IsHeading: true, LevelSaid: false, RoleSaid: true), labels.Corrected.Value.Single());
        Assert.Equal(Array.IndexOf(Enum.GetValues<SectionRole>(), SectionRole.Causes), Assert.Single(lesson.Roles).Right);
        Assert.Empty(lesson.Nesting);
    }

    [Fact]
    public void Line_ThatIsNoLongerThere_IsLost()
    {
        var gone = new HeadingCorrection(new LineKey(new string('0', 64), 0), 1, null);

        var labels = FeedbackLabels.Of("a.txt", AsRead, new DocumentCorrections(0, [], [gone]));

        Assert.Equal((1, true), (labels.Lost, labels.Corrected!.Value.IsEmpty));
        Assert.Null(StructureTrainer.Lesson(labels));
    }

    [Fact]
    public void Corrections_WeighMoreThanGeneratedDocuments() => Assert.True(Headings((7, 2, null)).Weight >= 1);

    [Fact]
    public void Labels_OfADocumentReadAnewWithItsCorrections_AreTheSame()
    {
        var (before, after) = (Headings((7, 2, SectionRole.Results), (9, 0, null)), Headings(HeadingCorrector.Apply(AsRead, Said((7, 2, SectionRole.Results), (9, 0, null))), (7, 2, SectionRole.Results), (9, 0, null)));

        Assert.Equal(before.Corrected!.Value.AsEnumerable(), after.Corrected!.Value.AsEnumerable());
        Assert.Equal(before.Sections.AsEnumerable(), after.Sections.AsEnumerable());
    }

    private static LabelledDocument Headings(params (int Line, int? Level, SectionRole? Role)[] said) => Headings(AsRead, said);

    private static LabelledDocument Headings(Document document, params (int Line, int? Level, SectionRole? Role)[] said) =>
        FeedbackLabels.Of("a.txt", document, new DocumentCorrections(0, [], Said(said)));

    private static ImmutableArray<HeadingCorrection> Said(params (int Line, int? Level, SectionRole? Role)[] said)
    {
        var keys = new LineKeys(AsRead);
        return [.. said.Select(s => new HeadingCorrection(keys.At(AsRead.Text.IndexOf(Lines[s.Line], StringComparison.Ordinal))!.Value.Key, s.Level, s.Role))];
    }

    private static Document Read()
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var at = 0;
        foreach (var line in Lines)
        {
            blocks.Add(new Block(BlockKind.Paragraph, TextSpan.OfLength(at, line.Length), 1, null, BlockStyle.Unknown));
            at += line.Length + 1;
        }

        var document = new Document { Source = new SourceFile("a.txt", "", new string('0', 64), at), Text = string.Join('\n', Lines), Blocks = blocks.ToImmutable() };
        return StructureStage.ByRules().Run(document, StageContext.Silent()).GetAwaiter().GetResult();
    }
}
