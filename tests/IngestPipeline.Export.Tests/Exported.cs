using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Export.Tests;

/// <summary>A fact with something in every column that can go wrong, and its export.</summary>
internal static class Exported
{
    public static readonly ExportAbout About = new(new DateTimeOffset(2026, 1, 5, 15, 30, 0, TimeSpan.FromHours(7)), 42, new FactFilter { Indicator = "kinh phí", Period = "2023", MinConfidence = 0.8 });

    public static readonly FactRow Row = new(
        new Fact
        {
            Id = "f1", Span = new TextSpan(120, 132), Raw = "9,072 tỷ đồng", Value = "9072000000", Unit = "VND", Kind = FactKind.Money, Status = FactStatus.Actual,
            Indicator = "kinh phí \"hỗ trợ\", ấp\nkhóm", Period = "2023", Page = 2, Box = new Box(85.1, 200, 160.25, 214), Confidence = 0.96,
        },
        new string('a', 64), "=cmd.pdf", "BÁO CÁO", "271/BC-SNV", "Sở Nội vụ tỉnh Tân Giang", new DateOnly(2023, 6, 26), "+84 hotline", "I. KẾT QUẢ")
    {
        Sentence = "- Tổng kinh phí 9,072 tỷ đồng.",
        Extractor = "bao-cao 3",
        Review = FactVerdict.Corrected,
        ReviewedBy = "@lan",
        ReviewedAt = new DateTimeOffset(2026, 1, 4, 23, 15, 9, TimeSpan.FromHours(7)),
    };

    public static FactRow Of(int document, int fact, string value = "5") =>
        Row with { DocumentId = document.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), Fact = Row.Fact with { Id = $"f{fact}", Value = value } };

    public static byte[] As(ExportFormat format, IEnumerable<FactRow> rows)
    {
        using var output = new MemoryStream();
        FactExporter.Write(format, rows, output, About);
        return output.ToArray();
    }
}
