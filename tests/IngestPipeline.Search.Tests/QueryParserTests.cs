using IngestPipeline.Search.Querying;
using Xunit;

namespace IngestPipeline.Search.Tests;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("quyết định", "quyet dinh")]
    [InlineData("\"bổ nhiệm\" 2023", "[bo nhiem] 2023")]
    [InlineData("“bổ nhiệm” «công chức»", "[bo nhiem] [cong chuc]")]
    [InlineData("bổ -nhiệm -\"công chức\" - x", "bo -nhiem -[cong chuc] x")]
    [InlineData("8474/KH-UBND", "[8474 kh ubnd]=8474/kh-ubnd")]
    [InlineData("kinh tế-xã hội", "kinh te xa hoi")]
    [InlineData("loại:\"báo cáo\" hạn chế", "type=bao cao han che")]
    [InlineData("loại:báo cáo hạn chế", "type=bao cao han che")]
    [InlineData("Loại: QĐ bổ nhiệm", "type=quyet dinh bo nhiem")]
    [InlineData("loai:hd x", "type=huong dan x")]
    [InlineData("loại:HĐ x", "type=hop dong x")]
    [InlineData("-loại:TTr", "-type=to trinh")]
    [InlineData("năm:2023", "years=2023-2023")]
    [InlineData("nam:2021-2023 x", "years=2021-2023 x")]
    [InlineData("năm: 2023 - 2021 x", "years=2021-2023 x")]
    [InlineData("năm:2021..2023, x", "years=2021-2023 x")]
    [InlineData("cơ quan:UBND x", "issuer=ubnd x")]
    [InlineData("co quan: \"Sở Nội vụ\"", "issuer=so+noi+vu")]
    [InlineData("coquan:\"Sở Nội vụ\"", "issuer=so+noi+vu")]
    [InlineData("cơ quan nhà nước", "co quan nha nuoc")]
    [InlineData("số:271/BC-UBND", "number=271/bc-ubnd(271+bc+ubnd)")]
    [InlineData("so:271", "number=271(271)")]
    [InlineData("ghi chú: abc:def", "ghi chu abc def")]
    [InlineData("x x X x", "x")]
    [InlineData("", "")]
    public void Parse_Query_ReadsClauses(string query, string expected)
    {
        var parsed = QueryParser.Parse(query);

        Assert.Equal(expected, Show(parsed));
        Assert.Empty(parsed.Notices);
    }

    [Theory]
    [InlineData("\"bổ nhiệm", "bo nhiem", "quote-unbalanced")]
    [InlineData("bổ\" nhiệm", "bo nhiem", "quote-unbalanced")]
    [InlineData("năm:abc x", "abc x", "year-unreadable")]
    [InlineData("loại:", "", "field-empty")]
    [InlineData("loại: năm:2023", "years=2023-2023", "field-empty")]
    [InlineData("số:\"\" x", "x", "field-empty")]
    public void Parse_BrokenQuery_DegradesAndSaysSo(string query, string expected, string notice)
    {
        var parsed = QueryParser.Parse(query);

        Assert.Equal(expected, Show(parsed));
        Assert.Equal([notice], parsed.Notices.Select(n => n.Code));
    }

    [Fact]
    public void Parse_ThousandWords_KeepsTheFirstAndSaysSo()
    {
        var parsed = QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"từ{i}")));

        Assert.Equal(QueryParser.MaxClauses, parsed.Clauses.Length);
        Assert.Equal(["query-too-long"], parsed.Notices.Select(n => n.Code));
    }

    private static string Show(SearchQuery query) => string.Join(' ', query.Clauses.Select(c => (c.Excluded ? "-" : "") + c switch
    {
        QueryClause.Word w => w.Token.Folded,
        QueryClause.Phrase p => $"[{string.Join(' ', p.Parts.Select(t => t.Folded))}]{(p.Whole is { } w ? "=" + w.Folded : "")}",
        QueryClause.Type t => "type=" + t.Folded,
        QueryClause.Years y => $"years={y.From}-{y.To}",
        QueryClause.Issuer i => "issuer=" + string.Join('+', i.Parts.Select(t => t.Folded)),
        QueryClause.Number n => $"number={n.Whole}({string.Join('+', n.Parts)})",
        _ => "?",
    }));
}
