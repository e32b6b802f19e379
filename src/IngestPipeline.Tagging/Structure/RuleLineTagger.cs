using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Tags lines by the layout rules of administrative documents and weighed signs of headings.</summary>
public sealed partial class RuleLineTagger : ILineTagger
{
    private const int LongestUnnumbered = 18;

    public string Version => "rules-1";

    public ImmutableArray<LineTag> Tag(IReadOnlyList<TextLine> lines)
    {
        var kinds = new BlockKind?[lines.Count];
        var begins = MarkParts(lines, kinds);
        var headings = FindHeadings(lines, kinds);
        for (var part = 0; part < begins.Count; part++)
        {
            MarkBody(lines, begins[part], part + 1 < begins.Count ? begins[part + 1] : lines.Count, kinds, headings);
        }

        var tags = ImmutableArray.CreateBuilder<LineTag>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var kind = kinds[i] ?? (lines[i].IsBullet ? BlockKind.Bullet : BlockKind.Paragraph);
            var tag = headings[i] is { } h ? h with { Kind = h.HeadingLength >= lines[i].Text.Length || h.ContinuesHeading ? BlockKind.Heading : kind } : new LineTag(kind, 0, 0.9);
            tags.Add(tag with { BeginsPart = begins.Contains(i) });
        }

        return tags.DrainToImmutable();
    }

    private static List<int> MarkParts(IReadOnlyList<TextLine> lines, BlockKind?[] kinds)
    {
        List<int> begins = [0];
        FrontMatter.Mark(lines, 0, lines.Count, kinds);
        foreach (var end in BackMatter.Mark(lines, kinds))
        {
            if (end < lines.Count && kinds[end] is null)
            {
                begins.Add(end);
                FrontMatter.Mark(lines, end, lines.Count, kinds);
            }
        }

        return begins;
    }

    private static LineTag?[] FindHeadings(IReadOnlyList<TextLine> lines, BlockKind?[] kinds)
    {
        var scorer = new HeadingScorer(lines);
        var contents = FindContentsList(lines);
        var articles = lines.Any(l => l.Enumerator is { Kind: EnumeratorKind.Article });
        var started = false;
        var headings = new LineTag?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (kinds[i] is not null || line.IsBullet || line.IsQuoted || contents.Contains(i) || headings[i] is not null)
            {
                continue;
            }

            if (line.Enumerator is { } marker)
            {
                headings[i] = marker.Kind is EnumeratorKind.Article ? ArticleHeading.Of(line, scorer.IsStyled) : Numbered(lines, i, scorer);
            }
            else if ((started || !articles) && IsUnnumbered(lines, kinds, i, scorer))
            {
                headings[i] = Whole(line, scorer.Score(lines, i));
            }

            if (headings[i] is { } found)
            {
                started = true;
                Continue(lines, kinds, headings, i, found, scorer.IsStyled);
            }
        }

        return headings;
    }

    private static LineTag? Numbered(IReadOnlyList<TextLine> lines, int i, HeadingScorer scorer)
    {
        var score = scorer.Score(lines, i);
        if (score > 0)
        {
            return Whole(lines[i], score);
        }

        return scorer.RunIn(lines[i]) is var length and > 0 ? new LineTag(BlockKind.Paragraph, length, 0.8) : null;
    }

    private static LineTag Whole(TextLine line, double score) => new(BlockKind.Heading, line.Text.Length, 1 / (1 + Math.Exp(-score)));

    /// <summary>Without a number a heading must look like one, or be one of the stock titles of reports.</summary>
    private static bool IsUnnumbered(IReadOnlyList<TextLine> lines, BlockKind?[] kinds, int i, HeadingScorer scorer)
    {
        var line = lines[i];
        if (line.WordCount > LongestUnnumbered || line.EndsSentence || line.Last is ',' || !char.IsUpper(line.Text[0]) || i + 1 >= lines.Count || kinds[i + 1] is not null
            || Caption().IsMatch(line.Text) || Formula().IsMatch(line.Text) || (line.BeforeTable && line.Style.OutlineLevel is null)
            || (line.AllCapitals && FormLines.IsBody(line.Text)) || HeadingScorer.IsLeadIn(line.Text))
        {
            return false;
        }

        var looks = line.Style.OutlineLevel is not null || (line.AllCapitals && line.Text.Length > 4) || (scorer.IsStyled && line.Style.Bold);
        return looks ? scorer.Score(lines, i) > 0 : line.Last != ':' && RoleLexicon.IsStockTitle(line.Text);
    }

    /// <summary>The title of "Phần I" or "Chương II" stands on the lines below it; long titles in capitals run over two lines.</summary>
    private static void Continue(IReadOnlyList<TextLine> lines, BlockKind?[] kinds, LineTag?[] headings, int i, LineTag found, bool styled)
    {
        var line = lines[i];
        var bare = line.Enumerator is { } e && e.Length >= line.Text.Length;
        var article = line.Enumerator is { Kind: EnumeratorKind.Article };
        for (var k = i + 1; k < lines.Count && k <= i + 4; k++)
        {
            var (next, before) = (lines[k], lines[k - 1]);
            if (kinds[k] is not null || next.Enumerator is not null || next.IsBullet || next.EndsSentence || next.Last is ',' or ':' && !next.AllCapitals || next.WordCount > 40 || Caption().IsMatch(next.Text) || before.BeforeTable)
            {
                break;
            }

            var first = bare && k == i + 1;
            var goesOn = first
                ? article ? next.WordCount <= 25 && (!styled || next.Style.Bold) && k + 1 < lines.Count : next.WordCount <= 30 || next.AllCapitals
                : next.AllCapitals && before.AllCapitals && !before.Text.EndsWith(':') && next.Style.Bold == before.Style.Bold && (bare || !FormLines.IsBody(next.Text) || before.WordCount > 6);
            if (!goesOn)
            {
                break;
            }

            headings[k] = found with { HeadingLength = next.Text.Length, ContinuesHeading = true };
        }
    }

    private static void MarkBody(IReadOnlyList<TextLine> lines, int from, int to, BlockKind?[] kinds, LineTag?[] headings)
    {
        var first = Enumerable.Range(from, to - from).FirstOrDefault(i => headings[i] is not null, -1);
        var opened = false;
        for (var i = from; i < (first < 0 ? to : first); i++)
        {
            if (kinds[i] is not null)
            {
                opened = true;
                continue;
            }

            // Without any heading only the grounds are a preamble; the rest is the body.
            if (first < 0 && (!FormLines.IsGround(lines[i].Text) || lines[i].WordCount > 120))
            {
                break;
            }

            if (opened || from == 0)
            {
                kinds[i] = BlockKind.Preamble;
            }
        }

        var last = to - 1;
        while (last > from && kinds[last] is BlockKind.Recipients or BlockKind.Signature)
        {
            last--;
        }

        for (var i = last; i > Math.Max(from, last - 6) && kinds[i] is null; i--)
        {
            var line = lines[i];
            if (headings[i] is null && line.Enumerator is null && !line.IsBullet && (FormLines.IsClosing(line.Text) || line.Text.EndsWith("./.", StringComparison.Ordinal) || line.Text.EndsWith(".//.", StringComparison.Ordinal)))
            {
                kinds[i] = BlockKind.Closing;
            }
        }
    }

    /// <summary>Lines of a table of contents: below its title, or with leaders before a page number.</summary>
    private static HashSet<int> FindContentsList(IReadOnlyList<TextLine> lines)
    {
        var found = new HashSet<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Leaders().IsMatch(lines[i].Text))
            {
                found.Add(i);
            }
            else if (ContentsTitle().IsMatch(lines[i].Text))
            {
                found.Add(i);
                var misses = 0;
                for (var k = i + 1; k < lines.Count && misses < 2; k++)
                {
                    misses = PageAtEnd().IsMatch(lines[k].Text) ? 0 : misses + 1;
                    if (misses == 0)
                    {
                        found.Add(k);
                    }
                }
            }
        }

        return found;
    }

    [GeneratedRegex(@"^\(|^[“""*]|^(?:Bảng|Biểu|Hình|Sơ đồ|Đồ thị|Phụ biểu|Đơn vị(?: tính)?|ĐVT|Ghi chú|Nguồn|Tổng cộng|Ngày)\b.*(?:\d|:)|^(?:ĐVT|Đơn vị tính|Ghi chú)", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^(?:QUYẾT\s+(?:ĐỊNH|NGHỊ)|NGHỊ\s+QUYẾT|CHỈ\s+THỊ|CÔNG\s+BỐ|THÔNG\s+BÁO|YÊU\s+CẦU|KHÓA|KHOÁ|KỲ\s+HỌP)(?:\s*:|\s+[IVXLC]+\b.*|$)")]
    private static partial Regex Formula();

    [GeneratedRegex(@"(?:\.{4,}|…{2,}|_{4,}|(?:\.\s){4,})\s*\d{1,4}\s*$")]
    private static partial Regex Leaders();

    [GeneratedRegex(@"^(?:MỤC LỤC|Mục lục)\s*:?$")]
    private static partial Regex ContentsTitle();

    [GeneratedRegex(@"[\p{L})]\s+\d{1,4}$")]
    private static partial Regex PageAtEnd();
}
