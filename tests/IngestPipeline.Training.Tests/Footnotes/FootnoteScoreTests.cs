using IngestPipeline.Documents;
using IngestPipeline.Training.Footnotes;
using IngestPipeline.Training.Gold;
using Xunit;

namespace IngestPipeline.Training.Tests.Footnotes;

public sealed class FootnoteScoreTests
{
    private const string Text = "Năm 2023 có 07 cơ quan được sắp xếp theo quy định.\nSở Nội vụ; Sở Y tế và Thanh tra thành phố Tân Giang.\n";
    private static readonly int Note = Text.IndexOf('\n', StringComparison.Ordinal) + 1;

    [Theory]
    [InlineData("1", 22, 0, 1)]
    [InlineData("1", 24, 0, 1)]
    [InlineData("1", 25, 0, 0)]
    [InlineData("2", 22, 0, 0)]
    [InlineData("1", null, 0, 0)]
    [InlineData("1", 22, 1, 1)]
    [InlineData("1", 22, 9, 0)]
    public void Add_MarkAnchorAndText_AllMustAgree(string mark, int? anchor, int cut, int right)
    {
        var document = Document([new Footnote(mark, anchor, new TextSpan(Note + cut, Text.Length - 1), 1)]);
        var truth = Truth(document, new ReferenceFootnote("1", TextSpan.At(22), "Sở Nội vụ; Sở Y tế và Thanh tra thành phố Tân Giang."));

        var score = new FootnoteScore();
        score.Add(truth, document);

        Assert.Equal((1, 1, right), (score.True, score.Found, score.Right));
        Assert.Equal(2 * (1 - right), score.Errors.Count);
    }

    [Fact]
    public void Add_NoteOfAnotherFormatInvented_CostsPrecision()
    {
        var document = Document([new Footnote("1", 22, new TextSpan(Note, Text.Length - 1), 1), new Footnote("2", 30, TextSpan.At(Text.Length), 1)]);
        var score = new FootnoteScore();
        score.Add(Truth(document, new ReferenceFootnote("1", TextSpan.At(22), "Sở Nội vụ; Sở Y tế và Thanh tra thành phố Tân Giang.")), document);

        Assert.Equal(2.0 / 3, score.F1, 6);
    }

    [Fact]
    public void Add_NothingToldOfFootnotes_CountsNothing()
    {
        var document = Document([new Footnote("1", 22, new TextSpan(Note, Text.Length - 1), 1)]);
        var score = new FootnoteScore();
        score.Add(new LabelledDocument("d", "d", document, [], []), document);

        Assert.True(score.IsEmpty);
    }

    [Theory]
    [InlineData("Có 07 cơ quan được sắp xếp năm 2023 theo Nghị định (BOT).", "quan|", "2023|", "(BOT)|")]
    [InlineData("Có 07 cơ quan1 được sắp xếp năm 20232 theo Nghị định (BOT).", "quan1|", "20232|", "(BOT)|")]
    public void Label_MarksOfCleanText_StandBehindTheSameWords(string read, params string[] anchors)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "clean.md"), "Có 07 cơ quan[^1] được sắp xếp năm 2023[^2] theo Nghị định (BOT)[^1b].\n\n[^1]: Sở Y tế.\n[^2]: Tính tròn.\n[^1b]: Hợp đồng.\n");
            File.WriteAllText(Path.Combine(folder.FullName, "sections.jsonl"), "");

            var labelled = GoldAligner.Label(GoldFolder.Read(folder.FullName), Document([], read + "\n"), "d");

            Assert.Equal(["1", "2", "1"], labelled!.Footnotes!.Value.Select(f => f.Mark));
            Assert.Equal(["Sở Y tế.", "Tính tròn.", "Hợp đồng."], labelled.Footnotes.Value.Select(f => f.Text!));
            Assert.Equal(anchors, labelled.Footnotes.Value.Select(f => read[(f.Anchor!.Value.Start - anchors[labelled.Footnotes.Value.IndexOf(f)].Length + 1)..f.Anchor.Value.Start] + "|"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static LabelledDocument Truth(Document document, params ReferenceFootnote[] notes) => new("d", "d", document, [], []) { Footnotes = [.. notes] };

    private static Document Document(Footnote[] notes, string text = Text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        return new Document
        {
            Source = new SourceFile("d.txt", "d.txt", "0", text.Length),
            Text = text,
            Blocks = [.. lines.Select(l => new Block(BlockKind.Paragraph, TextSpan.OfLength((at += l.Length + 1) - l.Length - 1, l.Length), 1, null, BlockStyle.Unknown))],
            Footnotes = [.. notes],
        };
    }
}
