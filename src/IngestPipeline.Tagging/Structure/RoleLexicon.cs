using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Tells from its title what a section is about.</summary>
public static partial class RoleLexicon
{
    /// <summary>The earliest match in the title names the role: "tồn tại, hạn chế và nguyên nhân" is about limitations.</summary>
    private static readonly (SectionRole Role, Regex Pattern)[] Roles =
    [
        (SectionRole.Appendix, Appendix()),
        (SectionRole.Evaluation, Evaluation()),
        (SectionRole.Strengths, Strengths()),
        (SectionRole.Limitations, Limitations()),
        (SectionRole.Causes, Causes()),
        (SectionRole.Lessons, Lessons()),
        (SectionRole.Solutions, Solutions()),
        (SectionRole.Proposals, Proposals()),
        (SectionRole.Objectives, Objectives()),
        (SectionRole.Implementation, Implementation()),
        (SectionRole.Plan, Plan()),
        (SectionRole.Content, Content()),
        (SectionRole.Results, Results()),
    ];

    /// <summary>Null where the title says nothing of its role.</summary>
    public static SectionRole? Of(string title)
    {
        // Patterns in lower case over text in lower case: searching without regard to case costs ten times as much outside ASCII.
        title = title.ToLowerInvariant();
        if (Addressed().IsMatch(title))
        {
            return null;
        }

        (SectionRole Role, int Index)? best = null;
        foreach (var (role, pattern) in Roles)
        {
            if (pattern.Match(title) is { Success: true } match && (best is null || match.Index < best.Value.Index))
            {
                best = (role, match.Index);
            }
        }

        return best?.Role;
    }

    /// <summary>A role that a title gives only where nothing above it says otherwise.</summary>
    public static SectionRole? WeaklyOf(string title) => Weak().IsMatch(title) ? SectionRole.Implementation : null;

    /// <summary>What an article without title is about, told by its first sentence.</summary>
    public static SectionRole? OfSentence(string sentence) => Enacting().IsMatch(sentence) ? SectionRole.Implementation : null;

    /// <summary>Short titles that stand without number and without looks of their own: <c>Nguyên nhân hạn chế</c>.</summary>
    public static bool IsStockTitle(string line) => Stock().IsMatch(line);

    /// <summary>Whom or what a section speaks to; what it says of that is told by the section around it.</summary>
    [GeneratedRegex(@"^(?:đối với|giao)\s")]
    private static partial Regex Addressed();

    /// <summary>"Nhiệm vụ" alone: among results these are tasks that were done.</summary>
    public static bool IsTasksOnly(string title) => Tasks().IsMatch(title);

    [GeneratedRegex(@"^(?:một số |các |những )?(?:nội dung, )?nhiệm vụ (?:trọng tâm |công tác |chủ yếu )?(?:khác|đột xuất|thường xuyên)", RegexOptions.IgnoreCase)]
    private static partial Regex Tasks();

    [GeneratedRegex(@"^phụ lục\b")]
    private static partial Regex Appendix();

    [GeneratedRegex(@"đánh giá (?:chung|tình hình|kết quả|tổng quát|việc|công tác)|^(?:nhận xét|đánh giá)\b|đánh giá$")]
    private static partial Regex Evaluation();

    [GeneratedRegex(@"ưu điểm|kết quả đạt được|những kết quả đã đạt|mặt (?:tích cực|được|mạnh|làm được)|thuận lợi|thành tựu|điểm mạnh")]
    private static partial Regex Strengths();

    [GeneratedRegex(@"tồn tại|hạn chế|khó khăn|vướng mắc|bất cập|yếu kém|khuyết điểm|thách thức|mặt chưa được|chưa đạt được")]
    private static partial Regex Limitations();

    [GeneratedRegex(@"nguyên nhân")]
    private static partial Regex Causes();

    [GeneratedRegex(@"bài học|kinh nghiệm rút ra")]
    private static partial Regex Lessons();

    [GeneratedRegex(@"giải pháp|biện pháp")]
    private static partial Regex Solutions();

    [GeneratedRegex(@"(?<!phản ánh, |phản ánh và |giải quyết |tiếp nhận )kiến nghị|^(?:những |một số |các )?(?:nội dung )?(?:đề xuất|đề nghị)\b|, đề xuất\b")]
    private static partial Regex Proposals();

    [GeneratedRegex(@"mục đích|mục tiêu(?! quốc gia)|^yêu cầu|quan điểm|chỉ tiêu(?: chủ yếu| cụ thể|$)")]
    private static partial Regex Objectives();

    [GeneratedRegex(@"tổ chức (?:triển khai )?thực hiện|tổ chức thi hành|^trách nhiệm|trách nhiệm (?:thực hiện|triển khai|thi hành|tổ chức)|(?:điều khoản|hiệu lực) thi hành|phân công (?:tổ chức )?thực hiện|điều khoản chuyển tiếp")]
    private static partial Regex Implementation();

    [GeneratedRegex(@"phương hướng|định hướng|^(?:các |những |một số )?nhiệm vụ|nhiệm vụ (?:trọng tâm|chủ yếu|công tác|cụ thể|và giải pháp)|chương trình công tác|^kế hoạch (?:công tác|thực hiện)|^dự báo|^dự kiến|thời gian (?:tới|đến)$|(?:quý|tháng|năm) (?:tiếp theo|sau|tới)")]
    private static partial Regex Plan();

    [GeneratedRegex(@"^(?:các |những )?nội dung\b|^quy định (?:chung|cụ thể)|^những quy định chung|^phạm vi|^đối tượng")]
    private static partial Regex Content();

    [GeneratedRegex(@"^(?:những |các |một số )?kết quả|^(?:khái quát |tổng quan |sơ lược |diễn biến )?(?:về )?tình hình|^thực trạng|^tổng quan|công tác (?:lãnh đạo, )?chỉ đạo|^đặc điểm")]
    private static partial Regex Results();

    [GeneratedRegex(@"^(?:kinh phí|tiến độ|thời gian|lộ trình|chế độ (?:thông tin, )?báo cáo|nguồn lực|địa điểm|kiểm tra, giám sát)", RegexOptions.IgnoreCase)]
    private static partial Regex Weak();

    [GeneratedRegex(@"có hiệu lực|(?:chịu trách nhiệm|tổ chức|có trách nhiệm|triển khai|giám sát việc|hướng dẫn|đôn đốc) (?:thi hành|thực hiện|triển khai)|^(?:Giao|Bãi bỏ)\b|thi hành (?:Quyết định|Nghị quyết|Thông tư|Nghị định) này|thay thế (?:Quyết định|Nghị quyết)|bãi bỏ|chịu trách nhiệm", RegexOptions.IgnoreCase)]
    private static partial Regex Enacting();

    [GeneratedRegex(@"^(?:(?:những |một số |các )?(?:ưu điểm|kết quả đạt được|mặt tích cực|tồn tại|hạn chế|tồn tại, hạn chế|khó khăn, vướng mắc|nguyên nhân|thuận lợi|khó khăn|bài học kinh nghiệm|kiến nghị|đề xuất, kiến nghị|phương hướng|nhiệm vụ trọng tâm|giải pháp))(?:[\p{L} ,]{0,40})$", RegexOptions.IgnoreCase)]
    private static partial Regex Stock();
}
