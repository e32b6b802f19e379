using IngestPipeline.Documents;

namespace IngestPipeline.Tagging;

/// <summary>Finds the innermost section of an offset; a footnote lies where its mark stood.</summary>
internal sealed class SectionIndex
{
    private readonly Section[] _sections;
    private readonly Footnote[] _notes;
    private readonly int _bodyEnd;

    public SectionIndex(Document document)
    {
        _sections = [.. document.Sections.OrderBy(s => s.Span.Start).ThenBy(s => s.Level)];
        _notes = [.. document.Footnotes];
        _bodyEnd = document.BodyEnd;
        ById = document.Sections.ToDictionary(s => s.Id, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, Section> ById { get; }

    public string? At(int offset) => SectionAt(offset)?.Id;

    public Section? SectionAt(int offset)
    {
        offset = BodyOffset(offset);
        Section? found = null;
        foreach (var section in _sections)
        {
            if (section.Span.Start > offset)
            {
                break;
            }

            if (section.Span.Contains(offset))
            {
                found = section;
            }
        }

        return found;
    }

    /// <summary>The offset itself, or for a footnote's text the place of its mark.</summary>
    public int BodyOffset(int offset)
    {
        if (offset < _bodyEnd)
        {
            return offset;
        }

        var note = Array.Find(_notes, n => n.Span.Contains(offset));
        return note?.Anchor ?? offset;
    }

    /// <summary>The section and its ancestors, innermost first.</summary>
    public IEnumerable<Section> Path(Section? section)
    {
        for (var steps = 0; section is not null && steps < 20; steps++)
        {
            yield return section;
            section = section.Parent is { } parent ? ById.GetValueOrDefault(parent) : null;
        }
    }
}
