using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Layout;

/// <summary>Marks that recognition saw as quotation marks or figures; <c>{2}</c> shows a raised mark.</summary>
public sealed class ScannedMarksTests
{
    [Theory]
    [InlineData("của 04 cơ quan”, tạo cơ sở", "2", "của 04 cơ quan{2,} tạo cơ sở")]
    [InlineData("theo quy định' và quan3; phối hợp", "2 3", "theo quy định{2} và quan{3;} phối hợp")]
    [InlineData("hệ thống năm 20235 và các Sở! đảm bảo", "5 6", "hệ thống năm 2023{5} và các Sở{6} đảm bảo")]
    [InlineData("đạt 68%'”. Hệ thống", "10", "đạt 68%{10.} Hệ thống")]
    [InlineData("gọi là “ngày hội” của 04 cơ quan” đã", "4", "gọi là “ngày hội” của 04 cơ quan{4} đã")]
    [InlineData("ngày 15 tháng 12 năm 20221. Nơi nhận", "12", "ngày 15 tháng 12 năm 2022{12.} Nơi nhận")]
    [InlineData("gọi là “quỹ khuyến học”” và (các) nguồn) khác", "9 10", "gọi là “quỹ khuyến học”{9} và (các) nguồn{10} khác")]
    [InlineData("a) Sở Nội vụ (04 cơ quan”) và 2) Sở", "2 3", "a) Sở Nội vụ (04 cơ quan{2}) và 2) Sở")]
    [InlineData("Tổ dân phố Đội3 năm 20150 và cơ quan”", "1", "Tổ dân phố Đội3 năm 20150 và cơ quan{1}")]
    [InlineData("diện tích 40 m2, khí CO2 và “Sở”", "2", "diện tích 40 m2, khí CO2 và “Sở”")]
    [InlineData("của 04 cơ quan”, tạo cơ sở", "", "của 04 cơ quan”, tạo cơ sở")]
    [InlineData("Khen quá! Rồi", "1", "Khen quá! Rồi")]
    public void Place_SignsForMarks_OnlyAsManyAsThereAreNotes(string read, string marks, string expected)
    {
        var lines = ScannedMarks.Place([Line(read)], [.. marks.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, string.Concat(lines[0].Words.Select((w, i) => (i == 0 || w.Glued ? "" : " ") + (w.Raised ? "{" + w.Text + "}" : w.Text))));
    }

    [Fact]
    public void Place_RoomBehindAWord_IsAMarkThatWasLost()
    {
        var line = Line("phối hợp với các cơ quan thực hiện theo kế hoạch. Sau đó");
        var wide = line.Words.IndexOf(line.Words.Single(w => w.Text == "hoạch."));
        var placed = ScannedMarks.Place([new LayoutLine(line.Words.SetItem(wide, line.Words[wide] with { X1 = line.Words[wide].X1 + 5 }))], ["8"]);

        Assert.Equal("8.", Assert.Single(placed[0].Words, w => w.Raised).Text);
    }

    [Fact]
    public void Add_NumberLostBetweenTwoNotes_NoteFoundByItsBreak()
    {
        var notes = new PageNotes();
        notes.Add(Page(1), [Row("Dòng chữ của văn bản dài gần hết một dòng", 100, 14), Row("2 Thông tư số 11 của Bộ", 700, 10), Row("và văn bản.", 712, 10), Row("Trung tâm Văn hóa", 724, 10)], Margins);
        notes.Add(Page(2), [Row("Dòng chữ của văn bản dài gần hết một dòng", 100, 14), Row("4Thông tư số 03 của Bộ", 700, 10)], Margins);

        Assert.Equal(["2: Thông tư số 11 của Bộ và văn bản.", "3: Trung tâm Văn hóa", "4: Thông tư số 03 của Bộ"], notes.Notes.Select(n => $"{n.Mark}: {string.Join(' ', n.Lines.Select(l => l.Line.Text))}"));
    }

    private static readonly Margins Margins = new(85, 550, 14, 1.2, 9);

    private static PageContent Page(int number) => new(number, 595, 842, 0, PageMethod.Ocr, 0.95, [], []);

    private static LayoutLine Row(string text, double baseline, double size) =>
        new([.. text.Split(' ').Select((w, i) => new LayoutWord(w, 85 + (i * 40), 120 + (i * 40), baseline, size))]);

    private static LayoutLine Line(string text)
    {
        var x = 85.0;
        var words = ImmutableArray.CreateBuilder<LayoutWord>();
        foreach (var word in text.Split(' '))
        {
            var width = 0.46 * 14 * word.Length;
            words.Add(new LayoutWord(word, x, x + width, 100, 14) { Paper = new Box(x, 90, x + width, 100) });
            x += width + 4;
        }

        return new LayoutLine(words.ToImmutable());
    }
}
