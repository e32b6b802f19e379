using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Training.Gold;
using Xunit;

namespace IngestPipeline.Training.Tests.Labels;

public sealed class GoldAlignerTests
{
    private static readonly GoldFolder Gold = new(
        "gold/invented",
        [
            new GoldLine("BÁO CÁO", BlockKind.Title, null),
            new GoldLine("Thực hiện kế hoạch, phòng báo cáo như sau:", BlockKind.Preamble, null),
            new GoldLine("I. KẾT QUẢ", BlockKind.Heading, 0),
            new GoldLine("Đã cử 05 cán bộ đi học.", BlockKind.Paragraph, null),
            new GoldLine("1. Kinh phí: Chi từ ngân sách huyện.", BlockKind.Paragraph, 1) { HeadingWords = 3 },
        ],
        [new GoldSection("I", "KẾT QUẢ", 1, SectionRole.Results), new GoldSection("1", "Kinh phí", 2, SectionRole.Results)]);

    [Fact]
    public void Lines_TakeTheKindsOfTheGold_ThoughSomeWordsWereMisread()
    {
        var labelled = GoldAligner.Label(Gold, Read("BÁO CẢO", "Thực hiện kế hoạch, phòng báo cáo như sau :", "I. KẾT QUẢ", "Đã cử O5 cán bộ", "đi học.", "1. Kinh phí: Chi từ ngân sách huyện."), "invented.txt")!;

        // The title's second word was misread; its first tells the line.
        Assert.Equal(
            [BlockKind.Title, BlockKind.Preamble, BlockKind.Heading, BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Paragraph],
            labelled.Blocks.Select(b => b.Kind));
        Assert.Equal(["I. KẾT QUẢ", "1. Kinh phí:"], labelled.Sections.Select(s => s.Span.In(labelled.Document.Text).Trim()));
        Assert.Equal([1, 2], labelled.Sections.Select(s => s.Level));
    }

    [Fact]
    public void AnotherText_IsNotLabelled()
    {
        var words = Enumerable.Range(0, 3000).Select(i => $"tu{i}");
        var gold = Gold with { Lines = [.. Enumerable.Range(0, 3000).Select(i => new GoldLine($"chu{i}", BlockKind.Paragraph, null))] };

        Assert.Null(GoldAligner.Label(gold, Read([.. words]), "other.txt"));
    }

    [Theory]
    [InlineData("a b c d", "a x c d", "0 - 2 3")]
    [InlineData("a b", "x y a b", "2 3")]
    [InlineData("a b c", "", "- - -")]
    [InlineData("a c b", "a b c", "0 2 -")]
    public void Words_MatchTheirPartners(string read, string meant, string partners)
    {
        string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var match = WordAlignment.Match(Split(read), Split(meant))!;

        // Of two ways with as few edits either is right; the count of partners is the same.
        Assert.Equal(Split(partners).Count(p => p != "-"), match.Count(m => m >= 0));
        Assert.All(match.Select((m, i) => (m, i)).Where(p => p.m >= 0), p => Assert.Equal(Split(read)[p.i], Split(meant)[p.m]));
        Assert.Equal(match.Where(m => m >= 0).Order(), match.Where(m => m >= 0));
    }

    private static Document Read(params string[] lines)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var at = 0;
        foreach (var line in lines)
        {
            blocks.Add(new Block(BlockKind.Paragraph, TextSpan.OfLength(at, line.Length), 1, null, BlockStyle.Unknown));
            at += line.Length + 1;
        }

        return new Document { Source = new SourceFile("invented.txt", "", new string('0', 64), at), Text = string.Join('\n', lines), Blocks = blocks.ToImmutable() };
    }
}
