using IngestPipeline.Documents;
using IngestPipeline.Training.Recognition;
using Xunit;

namespace IngestPipeline.Training.Tests.Recognition;

public sealed class ConfusionTrainerTests
{
    [Theory]
    [InlineData("tố chức", "tổ chức", "ố→ổ")]
    [InlineData("N ghị quyết", "Nghị quyết", "N →N")]
    [InlineData("banngành", "ban ngành", "n→n ")]
    [InlineData("công, chức", "công chức", "g,→g")]
    [InlineData("rnột", "một", "rn→m")]
    [InlineData("tổ chức", "tổ chức", "")]
    public void Letters_that_differ_are_paired(string read, string printed, string expected) =>
        Assert.Equal(expected, string.Join(' ', LetterAlignment.Between(read, printed).Edits.Select(e => $"{e.Read}→{e.Printed}")));

    [Fact]
    public void Confusions_seen_more_than_once_and_confidences_are_counted()
    {
        var trainer = new ConfusionTrainer();
        trainer.Add(Page("công tác tố chức cán bộ", "công tác tổ chức cán bộ"));
        trainer.Add(Page("việc tố chức thực hiện quý định", "việc tổ chức thực hiện quy định"));
        var table = trainer.Table();
        Assert.Equal((("ố", "ổ"), 2), (Assert.Single(table.Confused).Key, table.Confused.Values.Single()));
        Assert.Equal(13, table.Bands.Sum(b => b.Words));
        Assert.Equal(3, table.Bands.Sum(b => b.Wrong));
        Assert.Equal(2, table.Printed['ổ']);
    }

    [Fact]
    public void Harm_is_told_from_good()
    {
        var score = new RecognitionScore();
        score.Add([Page("tố chức thực hiện", "tổ chức thực hiện")], p => [[new TextEdit(new TextSpan(0, 2), "tổ", RepairKind.Ocr), new TextEdit(new TextSpan(8, 12), "thức", RepairKind.Ocr)]]);
        Assert.Equal((2, 1), (score.Changes, score.Harms.Count));
        Assert.Contains("[thực → thức", score.Harms[0], StringComparison.Ordinal);
        Assert.Equal((3, 3), score.Right);
        Assert.Contains("[thức | thực]", Assert.Single(score.Left), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_read_from_pairs_of_files()
    {
        var folder = Directory.CreateTempSubdirectory("ingest-test-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "1.tsv"), "level\tpage_num\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.5\ttố\n5\t1\t1\t1\t2\t1\t0\t9\t9\t9\t90\tchức\n5\t1\t2\t1\t1\t1\t0\t30\t9\t9\t80\tII.\n");
            File.WriteAllText(Path.Combine(folder.FullName, "1.gt"), "tổ\nchức\nII.\f");
            File.WriteAllText(Path.Combine(folder.FullName, "2.tsv"), "no truth beside it");
            var page = Assert.Single(RecognizedPage.In(folder.FullName));
            Assert.Equal(["tố chức", "II."], page.Paragraphs.Select(p => p.Text));
            Assert.Equal((new TextSpan(3, 7), 0.9), page.Paragraphs[0].Words[1]);
            Assert.Equal("tổ chức II.", string.Join(' ', page.Printed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static RecognizedPage Page(string read, string printed)
    {
        var (at, words) = (0, new List<(TextSpan, double)>());
        foreach (var word in read.Split(' '))
        {
            words.Add((TextSpan.OfLength(at, word.Length), 0.9));
            at += word.Length + 1;
        }

        return new RecognizedPage("page", [new(read, [.. words])], [.. printed.Split(' ')]);
    }
}
