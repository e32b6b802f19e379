using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Structure;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Structure;

public sealed class HeadingCorrectorTests
{
    private const string Text = """
        BÁO CÁO
        I. KẾT QUẢ ĐẠT ĐƯỢC
        Đã tổ chức ba lớp.
        Công tác tuyên truyền
        Đã phát hành tờ rơi.
        1. Về kinh tế
        Tăng trưởng khá.
        II. PHƯƠNG HƯỚNG
        Tiếp tục thực hiện.
        Trên đây là báo cáo.
        """;

    [Fact]
    public void Apply_NoCorrections_ChangesNothing()
    {
        var read = Read();

        Assert.Same(read, HeadingCorrector.Apply(read, []));
        Assert.Equal(["1 KẾT QUẢ ĐẠT ĐƯỢC", "2 Về kinh tế", "1 PHƯƠNG HƯỚNG"], Titles(read));
    }

    [Fact]
    public void Apply_ALineMadeAHeading_OpensASectionWithinTheOneAbove()
    {
        var corrected = Corrected(("Công tác tuyên truyền", 2, null));

        Assert.Equal(["1 KẾT QUẢ ĐẠT ĐƯỢC", "2 Công tác tuyên truyền", "2 Về kinh tế", "1 PHƯƠNG HƯỚNG"], Titles(corrected));
        var made = corrected.Sections[1];
        Assert.Equal("Công tác tuyên truyền\nĐã phát hành tờ rơi.\n", made.Span.In(Text));
        Assert.Equal(("s2", "s1", 1.0), (made.Id, made.Parent, made.Confidence));
        Assert.Equal(BlockKind.Heading, corrected.Blocks.Single(b => b.Span.Start == made.Span.Start).Kind);
    }

    [Fact]
    public void Apply_NoHeading_GivesItsTextToTheSectionAbove()
    {
        var corrected = Corrected(("1. Về kinh tế", 0, null));

        Assert.Equal(["1 KẾT QUẢ ĐẠT ĐƯỢC", "1 PHƯƠNG HƯỚNG"], Titles(corrected));
        Assert.Contains("Tăng trưởng khá.", corrected.Sections[0].Span.In(Text), StringComparison.Ordinal);
        Assert.Equal(BlockKind.Paragraph, corrected.Blocks.Single(b => b.Span.In(Text) == "1. Về kinh tế").Kind);
    }

    [Fact]
    public void Apply_ALevel_MovesTheHeadingInTheTree()
    {
        var corrected = Corrected(("II. PHƯƠNG HƯỚNG", 2, null));

        Assert.Equal(["1 KẾT QUẢ ĐẠT ĐƯỢC", "2 Về kinh tế", "2 PHƯƠNG HƯỚNG"], Titles(corrected));
        Assert.DoesNotContain("Trên đây", corrected.Sections[0].Span.In(Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ARole_IsTakenOverByWhatSaysNothingOfItsOwn()
    {
        var corrected = Corrected(("I. KẾT QUẢ ĐẠT ĐƯỢC", null, SectionRole.Evaluation));

        Assert.Equal([SectionRole.Evaluation, SectionRole.Evaluation, SectionRole.Plan], corrected.Sections.Select(s => s.Role));
    }

    [Fact]
    public void Apply_ALineThatIsGone_LeavesTheRestAsRead()
    {
        var other = new Document { Source = Source, Text = "Công tác khác\n" };
        var gone = new HeadingCorrection(new LineKeys(other).At(0)!.Value.Key, 1, null);

        Assert.Equal(Titles(Read()), Titles(HeadingCorrector.Apply(Read(), [gone])));
    }

    private static SourceFile Source { get; } = new("a.txt", "", new string('a', 64), 1);

    private static Document Read()
    {
        var document = new Document { Source = Source, Text = Text, Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, Text.Length))] };
        var at = 0;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var line in Text.Split('\n'))
        {
            blocks.Add(new Block(BlockKind.Paragraph, TextSpan.OfLength(at, line.Length), 1, null, BlockStyle.Unknown));
            at += line.Length + 1;
        }

        return StructureStage.ByRules().Run(document with { Blocks = blocks.ToImmutable() }, StageContext.Silent()).Result;
    }

    private static Document Corrected(params (string Line, int? Level, SectionRole? Role)[] corrections)
    {
        var read = Read();
        var keys = new LineKeys(read);
        return HeadingCorrector.Apply(read, [.. corrections.Select(c => new HeadingCorrection(keys.At(Text.IndexOf(c.Line, StringComparison.Ordinal))!.Value.Key, c.Level, c.Role))]);
    }

    private static IEnumerable<string> Titles(Document document) => document.Sections.Select(s => $"{s.Level} {s.Title}");
}
