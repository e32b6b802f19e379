using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Search.Indexing;

namespace IngestPipeline.Testing.Search;

/// <summary>A small archive of invented documents for tests of search engines.</summary>
public static class SampleIndex
{
    public static ImmutableArray<IndexedDocument> Documents { get; } =
    [
        Document("appoint-2023", "Quyết định Về việc bổ nhiệm Trưởng phòng Nội vụ", "QUYẾT ĐỊNH", "412/QĐ-UBND", "Ủy ban nhân dân huyện Bình Hòa", new DateOnly(2023, 5, 12),
            ("s1", SectionRole.Content, 1, "Điều 1. Bổ nhiệm ông Trần Văn Sáu giữ chức vụ Trưởng phòng Nội vụ huyện Bình Hoà."),
            ("s2", SectionRole.Implementation, 2, "Điều 2. Chánh Văn phòng và ông Trần Văn Sáu chịu trách nhiệm thi hành.")),
        Document("appoint-2019", "Quyết định Về việc bổ nhiệm công chức", "QUYẾT ĐỊNH", "87/QĐ-UBND", "Ủy ban nhân dân huyện Bình Hòa", new DateOnly(2019, 2, 1),
            ("s1", SectionRole.Content, 1, "Điều 1. Bổ nhiệm bà Lê Thị Bảy vào ngạch chuyên viên.")),
        Document("report-2023", "Báo cáo Kết quả cải cách hành chính 6 tháng đầu năm 2023", "BÁO CÁO", "271/BC-UBND", "Ủy ban nhân dân huyện Trà Sơn", new DateOnly(2023, 6, 26),
            ("s1", SectionRole.Results, 1, "I. Kết quả\nĐã giải quyết 1.664 hồ sơ thủ tục hành chính theo Kế hoạch số 8474/KH-UBND."),
            ("s2", SectionRole.Limitations, 3, "II. Tồn tại, hạn chế\nĐường truyền còn chậm, một số đơn vị chưa thực hiện nghiêm quy định."),
            ("s3", SectionRole.Plan, 4, "III. Phương hướng\nTiếp tục mở rộng đường giao thông nông thôn năm 2024.")),
        Document("report-2021", "Báo cáo Tình hình dịch vụ công", "BÁO CÁO", "90/BC-SNV", "Sở Nội vụ tỉnh Trà Sơn", new DateOnly(2021, 11, 3),
            ("s1", SectionRole.Results, 1, "Ông Nguyễn Thái Dương đạt giải nhất hội thi."),
            ("s2", SectionRole.Limitations, 2, "Nhân lực còn hạn chế; thuỷ lợi chưa được đầu tư.")),
        Document("plan-secret", "Kế hoạch Diễn tập phòng thủ dương đông", "KẾ HOẠCH", "05/KH-BCH", "Ban Chỉ huy quân sự huyện Trà Sơn", new DateOnly(2023, 1, 9),
            ("s1", SectionRole.Objectives, 1, "Mục tiêu diễn tập tuyệt mật năm 2023, bổ nhiệm chỉ huy.")) with { Access = AccessLevel.Secret },
    ];

    public static ImmutableArray<IndexChange> Changes { get; } = [.. Documents.Select(d => new IndexChange.Upsert(d))];

    public static IndexedDocument Document(
        string id, string title, string type, string number, string issuer, DateOnly date, params (string Section, SectionRole Role, int Page, string Text)[] passages)
    {
        var at = 0;
        var made = ImmutableArray.CreateBuilder<Passage>();
        foreach (var (section, role, page, text) in passages)
        {
            made.Add(new Passage(PassageKind.Text, section, text.Split('\n', '.')[0], role, page, TextSpan.OfLength(at, text.Length), text));
            at += text.Length + 1;
        }

        return new IndexedDocument(id, 1, AccessLevel.Open, title, id + ".pdf")
        {
            DocType = type,
            NumberSymbol = number,
            Issuer = issuer,
            Date = date,
            Year = date.Year,
            Pages = passages.Max(p => p.Page),
            Passages = made.ToImmutable(),
        };
    }
}
