using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Text;

/// <summary>
/// Reads the part of Markdown that reports are written in (CommonMark headings, emphasis, lists, quotes; GitHub tables;
/// footnotes <c>[^1]</c>; <c>&lt;sup&gt;</c>).
/// </summary>
internal static partial class MarkdownParser
{
    /// <summary>Headings, footnotes or table rules of Markdown stand in the text; mere dashes and stars do not count.</summary>
    public static bool Recognises(string text) => Heading().IsMatch(text) || NoteDefinition().IsMatch(text) || TableRule().IsMatch(text);

    public static void Parse(string text, DocumentBuilder builder)
    {
        var lines = text.ReplaceLineEndings("\n").Replace("\f", "\n").Split('\n');
        var paragraph = new List<string>();
        var notes = new List<(string Mark, string Text)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Quote().Replace(lines[i], "").Trim();
            if (line.Length == 0 || Rule().IsMatch(line))
            {
                Flush(paragraph, builder);
            }
            else if (Heading().Match(line) is { Success: true } heading)
            {
                Flush(paragraph, builder);
                Add(heading.Groups[2].Value, BlockKind.Paragraph, heading.Groups[1].Length, builder);
            }
            else if (NoteDefinition().Match(line) is { Success: true } note)
            {
                Flush(paragraph, builder);
                var body = new StringBuilder(note.Groups[2].Value);
                while (i + 1 < lines.Length && lines[i + 1].Length > 0 && char.IsWhiteSpace(lines[i + 1][0]) && lines[i + 1].Trim().Length > 0)
                {
                    body.Append(' ').Append(lines[++i].Trim());
                }

                notes.Add((note.Groups[1].Value, body.ToString()));
            }
            else if (line.Contains('|') && i + 1 < lines.Length && TableRule().IsMatch(lines[i + 1]))
            {
                Flush(paragraph, builder);
                i = ReadTable(lines, i, builder);
            }
            else
            {
                // Items of lists and enumerated lines begin anew even without a blank line between.
                if (paragraph.Count > 0 && (LineStart.IsBullet(line) || LineStart.IsEnumerated(Plain(line)) || paragraph[^1].EndsWith("  ", StringComparison.Ordinal)))
                {
                    Flush(paragraph, builder);
                }

                paragraph.Add(lines[i].EndsWith("  ", StringComparison.Ordinal) ? line + "  " : line);
            }
        }

        Flush(paragraph, builder);
        foreach (var (mark, body) in notes)
        {
            builder.AddFootnote(mark, new ParagraphContent(Plain(body), BlockKind.Footnote, 1, null, BlockStyle.Unknown));
        }
    }

    private static int ReadTable(string[] lines, int from, DocumentBuilder builder)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<TableCell>>();
        rows.Add(Cells(lines[from], header: true));
        var i = from + 2;
        for (; i < lines.Length && lines[i].Contains('|'); i++)
        {
            rows.Add(Cells(lines[i], header: false));
        }

        builder.AddTable(1, null, rows.ToImmutable());
        return i - 1;
    }

    private static ImmutableArray<TableCell> Cells(string line, bool header)
    {
        var row = line.Trim();
        row = row.StartsWith('|') ? row[1..] : row;
        row = row.EndsWith('|') && !row.EndsWith("\\|", StringComparison.Ordinal) ? row[..^1] : row;
        return [.. CellBreak().Split(row).Select(c => new TableCell(Plain(c.Trim()), Header: header))];
    }

    private static void Flush(List<string> paragraph, DocumentBuilder builder)
    {
        if (paragraph.Count > 0)
        {
            var text = string.Join(' ', paragraph.Select(l => l.Trim()));
            var bullet = LineStart.IsBullet(text) && !text.StartsWith("**", StringComparison.Ordinal);
            Add(text, bullet ? BlockKind.Bullet : BlockKind.Paragraph, null, builder);
            paragraph.Clear();
        }
    }

    private static void Add(string source, BlockKind kind, int? outline, DocumentBuilder builder)
    {
        var text = new StringBuilder();
        var marks = new List<NoteMark>();
        var at = 0;
        foreach (var match in Mark().Matches(source).Cast<Match>())
        {
            text.Append(Plain(source[at..match.Index]));
            marks.Add(new NoteMark(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value, text.Length));
            at = match.Index + match.Length;
        }

        text.Append(Plain(source[at..]));
        var bold = Strong().Match(source) is { Success: true } strong ? strong : null;
        var style = new BlockStyle
        {
            OutlineLevel = outline,
            ListItem = kind == BlockKind.Bullet,
            Bold = bold is not null && bold.Length == source.Length,
            BoldPrefix = bold is not null && bold.Length < source.Length ? Plain(bold.Groups[1].Value).Length : 0,
        };
        builder.Add(new ParagraphContent(text.ToString(), kind, 1, null, style) { Marks = [.. marks] });
    }

    /// <summary>Without emphasis, links and escapes.</summary>
    private static string Plain(string source)
    {
        var text = Emphasis().Replace(source, "$2");
        text = Link().Replace(text, "$1");
        return Escape().Replace(text, "$1");
    }

    [GeneratedRegex(@"^(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\[\^([^\]\s]+)\]:[ \t]*(.*)$", RegexOptions.Multiline)]
    private static partial Regex NoteDefinition();

    [GeneratedRegex(@"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$|^[ \t]*\|[ \t]*:?-{3,}:?[ \t]*\|[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^(?:[-*_]\s*){3,}$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:\s{0,3}>\s?)+")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\[\^([^\]\s]+)\]|<sup>\s*(\d{1,3}|\*+)\s*</sup>")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\*\*(.+?)\*\*|^__(.+?)__")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\\\w])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"!?\[([^\]^]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBreak();
}
