using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

public sealed class FactSentenceTests
{
    [Theory]
    [InlineData("Đã kiểm tra. Tổng số có 12 đơn, giảm 2 đơn. Kết quả tốt.", "12 đơn", "Tổng số có 12 đơn, giảm 2 đơn.")]
    [InlineData("I. KẾT QUẢ\n- Bổ nhiệm 11 cán bộ;\n- Điều động 3 người", "11 cán bộ", "- Bổ nhiệm 11 cán bộ;")]
    [InlineData("Tại TP. Trà Vinh có 5 phường. Hết.", "5 phường", "Tại TP. Trà Vinh có 5 phường.")]
    [InlineData("Kinh phí 1.250.000 đồng, đạt 99.5% kế hoạch", "1.250.000 đồng", "Kinh phí 1.250.000 đồng, đạt 99.5% kế hoạch")]
    [InlineData("Có bao nhiêu? 25 hồ sơ! Trong đó… trễ 1.", "25 hồ sơ", "25 hồ sơ!")]
    [InlineData("Ông P. có 2 con. Bà H. có 3.", "2 con", "Ông P. có 2 con.")]
    [InlineData("7", "7", "7")]
    public void Sentence_OfAFigure_IsCutAtStopsAndLines(string text, string figure, string sentence) =>
        Assert.Equal(sentence, FactSentence.Of(text, TextSpan.OfLength(text.IndexOf(figure, StringComparison.Ordinal), figure.Length)));

    [Fact]
    public void Sentence_WithoutEnd_IsAWindowOfWholeCharacters()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 800)) + " 5 hộ " + string.Concat(Enumerable.Repeat("a😀", 900));

        var sentence = FactSentence.Of(text, TextSpan.OfLength(text.IndexOf("5 hộ", StringComparison.Ordinal), 4));

        Assert.Contains("5 hộ", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, 1_500, 2_004);
        Assert.DoesNotContain('\uFFFD', new string([.. sentence.EnumerateRunes().SelectMany(r => r.ToString())]));
    }

    [Fact]
    public void Sentence_OfACell_IsItsRow()
    {
        var table = new Table(1, null, 0, [[new TableCell("TT"), new TableCell("Nội dung"), new TableCell("Số")], [new TableCell("1"), new TableCell("Hộ nghèo"), new TableCell("25")]]);
        var document = new Document { Source = new SourceFile("a.txt", "", new string('0', 64), 1), Tables = [table] };
        var fact = new Fact { Id = "f1", Span = new TextSpan(0, 0), Raw = "25", Value = "25", Kind = FactKind.Count, Confidence = 1, Cell = new TableCellReference(0, 1, 2) };

        Assert.Equal("1 | Hộ nghèo | 25", FactSentence.Of(document, fact));
        Assert.Null(FactSentence.Of(document, fact with { Cell = new TableCellReference(3, 1, 2) }));
    }

    [Fact]
    public async Task Stream_InPartsOfTwo_HasEveryFactOnceWithItsSentence()
    {
        using var shelf = new Shelf();
        var fact = new Fact { Id = "f1", Span = new TextSpan(0, 5), Raw = "5 hộ,", Value = "5", Kind = FactKind.Count, Confidence = 1 };
        foreach (var text in new[] { "5 hộ, một.", "5 hộ, hai.", "5 hộ, ba." })
        {
            await shelf.Store(text, d => d with { Facts = [fact, fact with { Id = "f2" }, fact with { Id = "f3" }] });
        }

        var rows = shelf.Archive.Facts.Stream(FactFilter.All, AccessLevel.Open, 2).ToList();

        Assert.Equal("ba f1 ba f2 ba f3 hai f1 hai f2 hai f3 một f1 một f2 một f3", string.Join(' ', rows.Select(r => r.Sentence![6..^1] + " " + r.Fact.Id)));
        Assert.All(rows, r => Assert.Equal("thu v1", r.Extractor));
    }
}
