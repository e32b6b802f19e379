using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Training.Tables;

namespace IngestPipeline.Training.Gold;

/// <summary>A line of the text as its author meant it.</summary>
/// <param name="Kind">Null where the gold does not tell (it fences what stands outside the sections).</param>
/// <param name="Section">Index of the section whose heading the line is, or begins with; null for all other lines.</param>
public sealed record GoldLine(string Text, BlockKind? Kind, int? Section)
{
    /// <summary>How many of its words are the heading, where a sentence follows it.</summary>
    public int HeadingWords { get; init; } = int.MaxValue;

    /// <summary>Footnote marks that stood in it: name of the note and offset.</summary>
    public ImmutableArray<(string Note, int Offset)> Marks { get; init; } = [];
}

/// <summary>A section as the gold has it.</summary>
public sealed record GoldSection(string? Label, string? Title, int Level, SectionRole Role);

/// <summary>
/// What a document says, made by reading: a folder with <c>clean.md</c> (headings <c>#</c>, footnote marks <c>[^n]</c>, blocks outside the
/// sections between <c>:::</c>) and <c>sections.jsonl</c>, <c>metadata.json</c>, <c>facts.jsonl</c>, <c>citations.jsonl</c>, <c>tables.jsonl</c>.
/// </summary>
public sealed partial record GoldFolder(string Path, ImmutableArray<GoldLine> Lines, ImmutableArray<GoldSection> Sections)
{
    /// <summary>Texts of the footnotes by their names: the printed mark, with something behind it where marks repeat (<c>1b</c>).</summary>
    public ImmutableDictionary<string, string> Notes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null if it tells nothing of tables.</summary>
    public ImmutableArray<ReferenceTable>? Tables { get; init; }

    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));

    public static bool IsOne(string path) => File.Exists(System.IO.Path.Combine(path, "clean.md")) && File.Exists(System.IO.Path.Combine(path, "sections.jsonl"));

    /// <exception cref="FormatException">A line is not of the format; the message names file and line.</exception>
    public static GoldFolder Read(string path)
    {
        var sections = Rows(System.IO.Path.Combine(path, "sections.jsonl"))
            .Select(r => new GoldSection(Text(r, "label"), Text(r, "title"), r.GetProperty("level").GetInt32(), ContractNames.Parse<SectionRole>(Text(r, "role")!))).ToImmutableArray();
        var source = File.ReadAllLines(System.IO.Path.Combine(path, "clean.md"));
        return new GoldFolder(path, ReadLines(source, sections), sections)
        {
            Notes = source.Select(l => NoteText().Match(l.Trim())).Where(m => m.Success).ToImmutableDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim(), StringComparer.Ordinal),
            Tables = GoldTables.Read(path),
        };
    }

    /// <summary>The printed mark of a note's name.</summary>
    public static string MarkOf(string note) => note.Length > 0 && char.IsAsciiDigit(note[0]) ? string.Concat(note.TakeWhile(char.IsAsciiDigit)) : note;

    /// <summary>The rows of a JSON Lines file; none if there is no such file.</summary>
    public static IEnumerable<JsonElement> Rows(string path)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0)
            {
                yield return Parse(path, number, line);
            }
        }
    }

    private static JsonElement Parse(string path, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}, line {number}: {e.Message}", e);
        }
    }

    private static ImmutableArray<GoldLine> ReadLines(IEnumerable<string> source, ImmutableArray<GoldSection> sections)
    {
        var lines = ImmutableArray.CreateBuilder<GoldLine>();
        BlockKind? fence = null;
        var next = 0;
        foreach (var raw in source.Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (raw.StartsWith(":::", StringComparison.Ordinal))
            {
                var name = raw[3..].Trim();
                fence = name.Length == 0 ? null : ContractNames.Parse<BlockKind>(name);
            }
            else if (!NoteText().IsMatch(raw))
            {
                var line = Line(raw.TrimStart('#').Trim());
                var heading = fence is null && next < sections.Length ? HeadingWords(line.Text, sections[next], raw[0] == '#') : 0;
                var kind = heading > 0 && raw[0] == '#' ? BlockKind.Heading : fence ?? (Bullet().IsMatch(raw) ? BlockKind.Bullet : (BlockKind?)null);
                lines.Add(line with { Kind = kind, Section = heading > 0 ? next++ : null, HeadingWords = heading > 0 ? heading : int.MaxValue });
            }
        }

        return SettleBody(lines, next == sections.Length);
    }

    /// <summary>How many words at the line's start are the section's heading; 0 if it does not begin so.</summary>
    private static int HeadingWords(string line, GoldSection section, bool marked)
    {
        if (section.Title is null && !marked)
        {
            return 0;
        }

        var words = WordPattern().Matches(line).Select(m => m.Value);
        List<string> heading = [.. WordPattern().Matches($"{section.Label} {section.Title}").Select(m => m.Value)];
        return words.Take(heading.Count).SequenceEqual(heading, StringComparer.OrdinalIgnoreCase) ? heading.Count : 0;
    }

    private static GoldLine Line(string raw)
    {
        var marks = ImmutableArray.CreateBuilder<(string, int)>();
        var gone = 0;
        foreach (var match in NoteMark().Matches(raw).Cast<Match>())
        {
            marks.Add((match.Groups[1].Value, match.Index - gone));
            gone += match.Length;
        }

        return new GoldLine(NoteMark().Replace(raw, ""), null, null) { Marks = marks.ToImmutable() };
    }

    /// <summary>Between the title and the first heading stands the preamble; what follows the first heading is body.</summary>
    private static ImmutableArray<GoldLine> SettleBody(ImmutableArray<GoldLine>.Builder lines, bool complete)
    {
        if (!complete)
        {
            // A gold whose headings do not all stand in its text tells nothing of the rest of the body either.
            return [.. lines.Select(l => l.Section is null ? l : l with { Kind = null, Section = null })];
        }

        var all = lines.ToList();
        var first = all.FindIndex(l => l.Section is not null);
        var last = all.FindLastIndex(l => l.Kind is null);
        for (var i = 0; i < lines.Count && first >= 0; i++)
        {
            if (lines[i].Kind is null)
            {
                lines[i] = lines[i] with
                {
                    Kind = i < first ? BlockKind.Preamble : i == last && Tagging.Forms.FormLines.IsClosing(lines[i].Text) ? BlockKind.Closing : BlockKind.Paragraph,
                };
            }
        }

        return lines.ToImmutable();
    }

    internal static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"\[\^([^\]]+)\]")]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"^\[\^([^\]]+)\]:\s*(.*)$")]
    private static partial Regex NoteText();

    [GeneratedRegex(@"\w+")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^[-–+*•]\s")]
    private static partial Regex Bullet();
}
