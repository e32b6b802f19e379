using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Export;

/// <summary>What every exported fact carries: the figure, what it means, and the place that it was read from.</summary>
public static class FactColumns
{
    public static readonly ImmutableArray<ExportColumn<FactRow>> All =
    [
        Text("fact", "Mã số liệu", "Identifier of the fact within its document", r => r.Fact.Id) with { Required = true },
        Text("document", "Mã văn bản", "Identifier of the document: row of sources", r => r.DocumentId) with { Required = true },
        Text("indicator", "Chỉ tiêu", "What is counted or measured, in words of the document", r => r.Fact.Indicator),
        new("value", ColumnType.Decimal, "Giá trị", "The number, multipliers applied (9,072 tỷ đồng: 9072000000)", r => r.Fact.Value) { Required = true },
        new("of", ColumnType.Decimal, "Trên", "Denominator of a ratio or rank (3/63: 63)", r => r.Fact.Of),
        Text("unit", "Đơn vị tính", "Canonical unit: VND, %, người …", r => r.Fact.Unit),
        Named<FactKind>("kind", "Loại", "What sort of quantity it is", r => r.Fact.Kind) with { Required = true },
        Named<FactChange>("change", "Thay đổi", "The number tells a change, not a level", r => r.Fact.Change),
        Text("baseline", "So với", "What the change is compared with, in words of the document", r => r.Fact.Baseline),
        Named<Approximation>("approx", "Ước lượng", "The document gives the number as a rough one or a bound", r => r.Fact.Approx),
        Named<FactStatus>("status", "Tình trạng", "Achieved, or aimed at", r => r.Fact.Status) with { Required = true },
        Text("period", "Kỳ", "ISO year, year-Qn, year-Hn, year-month, or a range A/B of two of these", r => r.Fact.Period),
        Text("place", "Địa danh", "Administrative unit that the number is about", r => r.Fact.Place),
        Text("raw", "Nguyên văn", "Number and unit as printed", r => r.Fact.Raw),
        Text("sentence", "Câu", "The sentence that it stands in; of a table cell, the cells of its row", r => r.Sentence),
        Text("section", "Mục", "Label and title of the innermost section", r => r.SectionTitle),
        Integer("page", "Trang", "Page of the file, from 1", r => r.Fact.Page),
        new("box", ColumnType.Box, "Khung", "x0 y0 x1 y1 in points from the top left corner of the page; empty for formats without pages", r => r.Fact.Box is { } b
            ? string.Create(CultureInfo.InvariantCulture, $"{b.X0:0.#} {b.Y0:0.#} {b.X1:0.#} {b.Y1:0.#}")
            : null),
        Integer("start", "Từ vị trí", "Offset of the figure in the document's text, UTF-16 code units from 0", r => r.Fact.Span.Start),
        Integer("end", "Đến vị trí", "Offset behind the figure", r => r.Fact.Span.End),
        Integer("table", "Bảng", "Table of the document that the cell belongs to, from 0; empty for running text", r => r.Fact.Cell?.Table),
        Integer("row", "Hàng", "Row of the table, from 0", r => r.Fact.Cell?.Row),
        Integer("column", "Ô", "Cell of the row, from 0", r => r.Fact.Cell?.Column),
        .. Source.Select(c => new ExportColumn<FactRow>(c.Name, c.Type, c.Title, c.Description, c.Value) { Required = c.Required }),
        new("confidence", ColumnType.Share, "Độ tin cậy", "How sure the program is, 0 to 1", r => Share(r.Fact.Confidence)) { Required = true },
        Named<FactVerdict>("review", "Duyệt", "What a person said of it; empty: nobody looked at it. A corrected fact has the corrected values", r => r.Review),
        Text("reviewed_by", "Người duyệt", "Sign-in name of that person", r => r.ReviewedBy),
        new("reviewed_at", ColumnType.Time, "Ngày duyệt", "When, in UTC", r => r.ReviewedAt?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
    ];

    /// <summary>What a fact's row says of its document, as the row of sources does.</summary>
    internal static ImmutableArray<ExportColumn<FactRow>> Source =>
    [
        Text("sha256", "SHA-256", "Hash of the file", r => r.DocumentId) with { Required = true },
        Text("file", "Tệp", "Name under which the file was handed in", r => r.FileName) with { Required = true },
        Text("doc_type", "Loại văn bản", "Kind of document", r => r.DocType),
        Text("number_symbol", "Số, ký hiệu", "Number and symbol of the document", r => r.NumberSymbol),
        Text("issuer", "Cơ quan ban hành", "Issuing body", r => r.Issuer),
        new("date", ColumnType.Date, "Ngày ban hành", "Date of issue", r => r.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Text("subject", "Trích yếu", "Subject of the document", r => r.Subject),
        Text("extractor_version", "Phiên bản bộ đọc", "Pipeline and version that read the document", r => r.Extractor),
    ];

    private static ExportColumn<FactRow> Text(string name, string title, string description, Func<FactRow, string?> value) => new(name, ColumnType.Text, title, description, value);

    private static ExportColumn<FactRow> Integer(string name, string title, string description, Func<FactRow, int?> value) =>
        new(name, ColumnType.Integer, title, description, r => value(r)?.ToString(CultureInfo.InvariantCulture));

    private static ExportColumn<FactRow> Named<TName>(string name, string title, string description, Func<FactRow, TName?> value) where TName : struct, Enum =>
        new(name, ColumnType.Text, title, description, r => value(r) is { } v ? ContractNames.Of(v) : null) { Vocabulary = [.. Enum.GetValues<TName>().Select(ContractNames.Of)] };

    private static string Share(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
