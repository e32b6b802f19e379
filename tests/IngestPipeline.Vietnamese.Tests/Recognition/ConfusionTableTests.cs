using IngestPipeline.Vietnamese.Recognition;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Recognition;

public sealed class ConfusionTableTests
{
    private const string Text = "# a comment\nconfidence\t0.9\t900\t9\nconfidence\t0\t100\t50\nletter\tg\t400\nletter\tố\t90\nletter\tổ\t200\nread\tố\tổ\t50\nread\tg,\tg\t4\n";

    [Fact]
    public void What_is_written_is_read_again()
    {
        var table = ConfusionTable.Read(new StringReader(Text));
        using var written = new StringWriter();
        table.Write(written);
        Assert.Equal(Text.Split('\n').Skip(1), written.ToString().Split('\n').Skip(1));
        Assert.Equal(table.Identity, ConfusionTable.Read(new StringReader(written.ToString())).Identity);
    }

    [Fact]
    public void The_cost_of_a_confusion_is_how_often_it_happens()
    {
        var table = ConfusionTable.Read(new StringReader(Text));
        Assert.Equal(-Math.Log(50.0 / 200), table.Of("ố").First(c => c.Printed == "ổ").Cost, 6);
        Assert.Equal(-Math.Log(4.0 / 400), table.Of("g,").Single().Cost, 6);
        Assert.Equal(-Math.Log(0.75), table.Kept('ổ'), 6);
        Assert.Equal(0, table.Kept('ố'), 6);
    }

    [Fact]
    public void Letters_that_differ_in_marks_alone_may_be_confused_though_it_was_never_seen() =>
        Assert.Contains(ConfusionTable.Read(new StringReader(Text)).Of("ộ"), c => c.Printed == "ô");

    [Fact]
    public void A_word_that_the_engine_is_sure_of_is_doubted_less()
    {
        var table = ConfusionTable.Read(new StringReader(Text));
        Assert.True(table.Doubt(0.95) > 0);
        Assert.True(table.Doubt(0.3) < 0);
    }

    [Theory]
    [InlineData("letter\tab\t3")]
    [InlineData("read\ta\tb\tmany")]
    [InlineData("what is this")]
    public void A_damaged_line_is_named(string line) =>
        Assert.Contains(line, Assert.Throws<InvalidDataException>(() => ConfusionTable.Read(new StringReader(line + "\n"))).Message, StringComparison.Ordinal);
}
