using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Search.Indexing;
using Xunit;

namespace IngestPipeline.Search.Tests;

public sealed class SectionPassagesTests
{
    private static readonly SourceFile Source = new("bc.pdf", "/tmp/bc.pdf", new string('a', 64), 1);

    [Fact]
    public void Of_NestedSections_GivesEachItsOwnText()
    {
        const string Text = "BÁO CÁO\nI. Kết quả\nĐạt 5 %.\n1. Hạn chế\nCòn chậm.\nII. Kiến nghị\nKhông.\nGhi chú.";
        var document = Made(Text, Lines(Text, page: 1)) with
        {
            Sections =
            [
                SectionOf(Text, "s1", null, "I. Kết quả", "Còn chậm.", SectionRole.Results),
                SectionOf(Text, "s2", "s1", "1. Hạn chế", "Còn chậm.", SectionRole.Limitations),
                SectionOf(Text, "s3", null, "II. Kiến nghị", "Không.", SectionRole.Proposals),
            ],
            Footnotes = [new Footnote("1", Text.IndexOf("Đạt", StringComparison.Ordinal), TextSpan.OfLength(Text.IndexOf("Ghi", StringComparison.Ordinal), 8), 1)],
            Tables = [new Table(1, null, Text.IndexOf("Còn", StringComparison.Ordinal), [[new TableCell("Xã"), new TableCell("Số\nhộ")], [new TableCell("A"), new TableCell("12")]])],
            Metadata = new DocumentMetadata { DocType = "BÁO CÁO", Subject = "Kết quả 5 năm", Date = new DateOnly(2023, 1, 2) },
        };

        var indexed = SectionPassages.Of(document, "id", 3, AccessLevel.Conditional);

        Assert.Equal(("id", 3L, AccessLevel.Conditional, "Báo cáo Kết quả 5 năm", 2023), (indexed.Id, indexed.Version, indexed.Access, indexed.Title, indexed.Year));
        Assert.Equal(
            [
                "Text - 1 BÁO CÁO",
                "Text s1 1 I. Kết quả/Đạt 5 %.",
                "Text s2 1 1. Hạn chế/Còn chậm.",
                "Table s2 1 Xã | Số hộ/A | 12",
                "Text s3 1 II. Kiến nghị/Không.",
                "Footnote s1 1 Ghi chú.",
            ],
            indexed.Passages.Select(p => $"{p.Kind} {p.Section ?? "-"} {p.Page} {p.Text.Replace('\n', '/')}"));
        Assert.All(indexed.Passages.Where(p => p.Kind != PassageKind.Table), p => Assert.Equal(p.Text, p.Span.In(Text)));
        Assert.Equal("1. Hạn chế", indexed.Passages[2].Heading);
    }

    [Fact]
    public void Of_SectionOverTwoPages_IsCutAtThePage()
    {
        const string Text = "I. Kết quả\nTrang một.\nTrang hai.";
        var lines = Lines(Text, page: 1);
        var document = Made(Text, lines.SetItem(2, lines[2] with { Page = 2 })) with { Sections = [SectionOf(Text, "s1", null, "I. Kết quả", "Trang hai.", SectionRole.Results)] };

        var passages = SectionPassages.Of(document, "id", 1, AccessLevel.Open).Passages;

        Assert.Equal([(1, "I. Kết quả\nTrang một."), (2, "Trang hai.")], passages.Select(p => (p.Page, p.Text)));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(". ")]
    [InlineData("")]
    [InlineData("\ud83d\ude00")]
    public void Of_EndlessParagraph_IsCutWithoutLoss(string between)
    {
        var text = string.Join(between, Enumerable.Repeat("từ", 20_000));
        var passages = SectionPassages.Of(Made(text, []), "id", 1, AccessLevel.Open).Passages;

        Assert.Equal(text, string.Concat(passages.Select(p => p.Text)));
        Assert.All(passages, p => Assert.InRange(p.Text.Length, 1, SectionPassages.MaxLength));
        Assert.DoesNotContain(passages, p => char.IsLowSurrogate(p.Text[0]));
    }

    [Fact]
    public void Of_EmptyDocument_HasTheFileNameAsTitle() => Assert.Equal(("bc.pdf", 0), (SectionPassages.Of(Made("", []), "id", 1, AccessLevel.Open) is var d) ? (d.Title, d.Passages.Length) : default);

    private static Document Made(string text, ImmutableArray<Block> blocks) => new() { Source = Source, Text = text, Blocks = blocks };

    private static ImmutableArray<Block> Lines(string text, int page)
    {
        var at = 0;
        return [.. text.Split('\n').Select(line =>
        {
            var span = TextSpan.OfLength(at, line.Length);
            at += line.Length + 1;
            return new Block(BlockKind.Paragraph, span, page, null, BlockStyle.Unknown);
        })];
    }

    private static Section SectionOf(string text, string id, string? parent, string heading, string last, SectionRole role)
    {
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        return new Section(id, parent, parent is null ? 1 : 2, null, heading, role, new TextSpan(start, text.IndexOf(last, StringComparison.Ordinal) + last.Length), TextSpan.OfLength(start, heading.Length), 1, 1);
    }
}
