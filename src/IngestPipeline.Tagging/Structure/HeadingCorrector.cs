using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Changes headings as people said and nests all of them anew. A line that is not found again is left as it was read.</summary>
public static class HeadingCorrector
{
    private sealed record Entry(Section Section, int Rank, SectionRole? Said);

    public static Document Apply(Document document, ImmutableArray<HeadingCorrection> corrections)
    {
        var keys = corrections.IsEmpty ? null : new LineKeys(document);
        // Of two lines that had the same words one may be gone: the later word holds for the one that is left.
        var wanted = corrections.Select(c => (Line: keys!.Find(c.Line), Said: c)).Where(p => p.Line is not null).GroupBy(p => p.Line!.Value.Start).ToDictionary(g => g.Key, g => g.Last().Said);
        if (wanted.Count == 0)
        {
            return document;
        }

        var lines = LineReader.Read(document);
        var blocks = document.Blocks.ToBuilder();
        var entries = new List<Entry>();
        foreach (var section in document.Sections)
        {
            var said = wanted.GetValueOrDefault(LineStart(document.Text, section.HeadingSpan.Start));
            if (said?.Level == 0)
            {
                Mark(blocks, section.HeadingSpan, BlockKind.Heading, BlockKind.Paragraph);
            }
            else
            {
                entries.Add(new Entry(said is null ? section : section with { Confidence = 1 }, said?.Level ?? section.Level, said?.Role));
            }
        }

        foreach (var line in lines)
        {
            if (wanted.GetValueOrDefault(LineStart(document.Text, line.Span.Start)) is { Level: > 0 } said && !entries.Any(e => e.Section.HeadingSpan.Contains(line.Span.Start)))
            {
                blocks[line.Block] = blocks[line.Block] with { Kind = BlockKind.Heading };
                entries.Add(new Entry(Made(line, said), said.Level.Value, said.Role));
            }
        }

        return document with { Blocks = blocks.ToImmutable(), Sections = Nest(entries, Walls(document, blocks), document.BodyEnd) };
    }

    /// <summary>Sections from headings in any order: what ranks lower than the one before it stands within it.</summary>
    private static ImmutableArray<Section> Nest(List<Entry> entries, List<int> walls, int bodyEnd)
    {
        var done = new List<Section>();
        var open = new Stack<(Section Section, int Rank, SectionRole Read)>();
        void Close(int rank, int end)
        {
            while (open.Count > 0 && open.Peek().Rank >= rank)
            {
                var section = open.Pop().Section;
                done.Add(section with { Span = new TextSpan(section.HeadingSpan.Start, Math.Max(end, section.HeadingSpan.End)) });
            }
        }

        var wall = 0;
        foreach (var (section, rank, said) in entries.OrderBy(e => e.Section.HeadingSpan.Start))
        {
            for (; wall < walls.Count && walls[wall] <= section.HeadingSpan.Start; wall++)
            {
                Close(0, walls[wall]);
            }

            Close(rank, section.HeadingSpan.Start);
            var parent = open.Count > 0 ? open.Peek() : default((Section Section, int Rank, SectionRole Read)?);
            var placed = section with
            {
                Id = "s" + (done.Count + open.Count + 1).ToString(CultureInfo.InvariantCulture),
                Parent = parent?.Section.Id,
                Level = open.Count + 1,
                Role = said ?? Inherited(section, parent?.Section.Role, parent?.Read),
            };
            open.Push((placed, rank, section.Role));
        }

        for (; wall < walls.Count; wall++)
        {
            Close(0, walls[wall]);
        }

        Close(0, bodyEnd);
        return [.. done.OrderBy(s => s.Span.Start).ThenBy(s => s.Level)];
    }

    /// <summary>A section that says nothing of its own role follows its parent's when that is changed.</summary>
    private static SectionRole Inherited(Section section, SectionRole? parent, SectionRole? parentRead) =>
        parent is { } role && (section.Role == parentRead || section.Role == SectionRole.Other) && (section.Title is null || RoleLexicon.Of(section.Title) is null) ? role : section.Role;

    private static Section Made(TextLine line, HeadingCorrection said)
    {
        var title = line.Title.Trim().TrimEnd(':', ' ');
        return new Section(
            "", null, said.Level!.Value, line.Enumerator?.Label, title.Length == 0 ? null : title, said.Role ?? RoleLexicon.Of(title) ?? SectionRole.Other, line.Span, line.Span, line.Page, 1);
    }

    /// <summary>Where every section ends: parts that stand outside the tree, and ends of sections that no heading explains.</summary>
    private static List<int> Walls(Document document, ImmutableArray<Block>.Builder blocks)
    {
        var outside = blocks.Where(b => b.Kind is BlockKind.Recipients or BlockKind.Signature or BlockKind.Letterhead or BlockKind.Title or BlockKind.Closing && !b.Span.IsEmpty).Select(b => b.Span.Start);
        var headings = document.Sections.Select(s => s.HeadingSpan.Start).ToHashSet();
        return [.. outside.Concat(document.Sections.Select(s => s.Span.End).Where(e => !headings.Contains(e) && e < document.BodyEnd)).Distinct().Order()];
    }

    private static void Mark(ImmutableArray<Block>.Builder blocks, TextSpan span, BlockKind from, BlockKind to)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == from && blocks[i].Span.Overlaps(span))
            {
                blocks[i] = blocks[i] with { Kind = to };
            }
        }
    }

    private static int LineStart(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
}
