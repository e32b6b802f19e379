using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Tables;

/// <summary>
/// Reads what stands above a table: its title (<c>Bảng 1. …</c>, <c>BIỂU TỔNG HỢP …</c>, centred lines) and the unit that holds for all its figures
/// (<c>ĐVT: triệu đồng</c>, <c>Đơn vị tính: người</c>). Both stay in the text, too.
/// </summary>
public static partial class TableHeadingReader
{
    private const int MostLines = 5;
    private const int LongestTitle = 220;
    private const int LongestUnit = 60;

    /// <summary>The document's tables with their captions and units.</summary>
    public static Document Read(Document document)
    {
        if (document.Tables.IsEmpty)
        {
            return document;
        }

        var tables = document.Tables.ToBuilder();
        for (var at = 0; at < document.Blocks.Length; at++)
        {
            if (document.Blocks[at].Table is { } index && index < tables.Count)
            {
                var (caption, unit) = Above(document, at);
                tables[index] = tables[index] with { Caption = caption, Unit = unit ?? InHead(tables[index]) };
            }
        }

        return document with { Tables = tables.MoveToImmutable() };
    }

    private static (string? Caption, string? Unit) Above(Document document, int table)
    {
        var lines = new List<string>();
        string? unit = null;
        for (var (at, left) = (table - 1, MostLines); at >= 0 && left > 0; at--)
        {
            var block = document.Blocks[at];
            if (block.Aside is not null)
            {
                continue;
            }

            if (block.Table is not null)
            {
                break;
            }

            left--;
            var text = block.Span.In(document.Text).Trim();
            if (unit is null && UnitOf(text) is { } stated)
            {
                // "Bảng 2. Chi ngân sách (ĐVT: triệu đồng)" is both.
                unit = stated;
                if (!Title().IsMatch(text))
                {
                    if (UnitLine().IsMatch(text))
                    {
                        continue;
                    }

                    break;
                }
            }

            if (!IsTitle(block, text, lines.Count > 0))
            {
                break;
            }

            lines.Insert(0, text);
            if (Title().IsMatch(text))
            {
                // The number or the name opens the title; only the appendix that it belongs to may stand above.
                if (AppendixAbove(document, at) is { } appendix)
                {
                    lines.Insert(0, appendix);
                }

                break;
            }
        }

        return (lines.Count == 0 ? null : string.Join(' ', lines), unit);
    }

    private static string? AppendixAbove(Document document, int at)
    {
        for (at--; at >= 0; at--)
        {
            if (document.Blocks[at] is { Aside: null } block)
            {
                var text = block.Table is null ? block.Span.In(document.Text).Trim() : "";
                return Appendix().IsMatch(text) ? text : null;
            }
        }

        return null;
    }

    /// <summary>A short line that is no sentence, set in the middle or named as a title is.</summary>
    private static bool IsTitle(Block block, string text, bool below) =>
        text.Length is > 3 and <= LongestTitle
        && block.Kind is not (BlockKind.Bullet or BlockKind.Footnote or BlockKind.Letterhead or BlockKind.Signature or BlockKind.Recipients or BlockKind.Addressee)
        && text[^1] is not ('.' or ';' or ',' or ':')
        && (Title().IsMatch(text) || Appendix().IsMatch(text) || (block.Style is { Alignment: Alignment.Center, Column: Column.Full } && (block.Style.Bold || below || text.Length < 120)));

    /// <summary>The stated unit, as written.</summary>
    private static string? UnitOf(string line)
    {
        var match = Unit().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value.Trim(' ', '.', ';', ',');

        // "Đơn vị: Trường Tiểu học …" names a body, not a unit.
        return unit.Length is 0 or > LongestUnit || (!match.Groups["sure"].Success && NamesBody(unit)) ? null : unit;
    }

    /// <summary>Names have capitals within, units at most at their start.</summary>
    private static bool NamesBody(string unit)
    {
        var words = unit.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Skip(1).Any(w => char.IsUpper(w[0])) || (char.IsUpper(words[0][0]) && words.Length > 2);
    }

    /// <summary>Some tables state it in their first row.</summary>
    private static string? InHead(Table table) =>
        table.Rows.Length > 1 && table.Rows[0].Length == 1 && UnitLine().IsMatch(table.Rows[0][0].Text) ? UnitOf(table.Rows[0][0].Text) : null;

    [GeneratedRegex(@"(?<sure>đ\.?v\.?t\b|đơn\s+vị\s+tính)\s*:?\s*(?<unit>[^)\n:]+)|đơn\s+vị\s*:\s*(?<unit>[^)\n:]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"^\W*(?:đ\.?v\.?t\b|đơn\s+vị)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitLine();

    [GeneratedRegex(@"^(?:bảng|biểu|mẫu|danh\s+(?:mục|sách)|tổng\s+hợp|bảng\s+tổng\s+hợp)(?:\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"^(?:phụ\s+lục|phụ\s+biểu)\b.{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Appendix();
}
