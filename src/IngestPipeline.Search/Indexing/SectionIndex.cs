using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Search.Indexing;

/// <summary>Finds the innermost section at an offset.</summary>
internal sealed class SectionIndex
{
    private readonly ImmutableArray<Section> _sections;
    private readonly Dictionary<string, Section> _byId = new(StringComparer.Ordinal);

    public SectionIndex(ImmutableArray<Section> sections)
    {
        _sections = [.. sections.OrderBy(s => s.Span.Start).ThenByDescending(s => s.Span.End)];
        foreach (var section in sections)
        {
            _byId.TryAdd(section.Id, section);
        }
    }

    public Section? At(int offset)
    {
        var section = Before(offset + 1) is var i and >= 0 ? _sections[i] : null;

        // Bounded, so that parents in a circle cannot hold it.
        for (var steps = 0; section is not null && steps <= _sections.Length; steps++)
        {
            if (section.Span.Contains(offset))
            {
                return section;
            }

            section = section.Parent is { } parent ? _byId.GetValueOrDefault(parent) : null;
        }

        return null;
    }

    /// <summary>The parts of a span between beginnings of sections: headings may stand within a paragraph.</summary>
    public IEnumerable<TextSpan> Split(TextSpan span)
    {
        var start = span.Start;
        for (var i = Before(start + 1) + 1; i < _sections.Length && _sections[i].Span.Start < span.End; i++)
        {
            if (_sections[i].Span.Start > start)
            {
                yield return new TextSpan(start, _sections[i].Span.Start);
                start = _sections[i].Span.Start;
            }
        }

        if (start < span.End)
        {
            yield return new TextSpan(start, span.End);
        }
    }

    /// <summary>Index of the last section that begins before <paramref name="offset"/>; -1 if none.</summary>
    private int Before(int offset)
    {
        int low = 0, high = _sections.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sections[middle].Span.Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
