using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Nests headings: levels count by nesting in this document, whatever the markers.</summary>
public sealed class OutlineBuilder(INesting nesting, IRoleTeller roles)
{
    /// <param name="bodyEnd">Where the body of the text ends: the last sections end there.</param>
    /// <param name="fallback">Role of a top section whose title tells none.</param>
    public ImmutableArray<Section> Build(IReadOnlyList<TextLine> lines, ImmutableArray<LineTag> tags, int bodyEnd, SectionRole fallback)
    {
        var done = new List<Section>();
        var stack = new Stack<OpenSection>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (tags[i].BeginsPart || EndsSections(lines, tags, i))
            {
                Close(stack, done, 0, lines[i].Span.Start);
            }

            if (tags[i].HeadingLength == 0 || tags[i].ContinuesHeading)
            {
                continue;
            }

            var last = i;
            while (last + 1 < lines.Count && tags[last + 1].ContinuesHeading)
            {
                last++;
            }

            var marker = Resolve(lines[i].Enumerator, stack);
            var (keep, confidence) = nesting.Depth([.. stack.Reverse()], marker, lines[i]);
            Close(stack, done, keep, lines[i].Span.Start);
            var title = TitleOf(lines, tags, i, last);
            var heading = new TextSpan(lines[i].Span.Start, last > i ? lines[last].Span.End : lines[i].Span.Start + tags[i].HeadingLength);
            var parent = stack.Count > 0 ? stack.Peek().Section : null;
            var sentence = title is null ? Following(lines, i, tags[i].HeadingLength) : null;
            var section = new Section(
                "", parent?.Id, stack.Count + 1, marker?.Label, title, roles.RoleOf(new RoleContext(title, sentence, marker, parent, fallback)), heading, heading, lines[i].Page, Math.Round(tags[i].Confidence * confidence, 3))
            {
                Id = "s" + (done.Count + stack.Count + 1).ToString(CultureInfo.InvariantCulture),
            };
            stack.Push(new OpenSection(section, marker, RuleNesting.Rank(marker, lines[i]), RuleNesting.Look(lines[i]), lines[i].Style.OutlineLevel));
        }

        Close(stack, done, 0, bodyEnd);
        return [.. done.OrderBy(s => s.Span.Start).ThenBy(s => s.Level)];
    }

    /// <summary>
    /// The form of a document stands outside its sections. A line that only a misreading took for form (a formula, a name among the text)
    /// must not tear the outline apart, so it needs the words of the form; a closing formula ends sections when no heading follows.
    /// </summary>
    private static bool EndsSections(IReadOnlyList<TextLine> lines, ImmutableArray<LineTag> tags, int i)
    {
        var text = lines[i].Text;
        return tags[i].Kind switch
        {
            BlockKind.Recipients or BlockKind.Title => true,
            BlockKind.Letterhead => FormLines.IsMotto(text) || FormLines.IsNumber(text) || FormLines.IsPlaceAndDate(text) || FormLines.IsBody(text),
            BlockKind.Signature => FormLines.IsAuthority(text) || FormLines.IsOffice(text) || FormLines.IsPersonName(text) || FormLines.IsSignatureNote(text),
            BlockKind.Closing => !Enumerable.Range(i + 1, lines.Count - i - 1).TakeWhile(k => !tags[k].BeginsPart).Any(k => tags[k].HeadingLength > 0),
            _ => false,
        };
    }

    private static void Close(Stack<OpenSection> stack, List<Section> done, int keep, int end)
    {
        while (stack.Count > keep)
        {
            var open = stack.Pop().Section;
            done.Add(open with { Span = new TextSpan(open.Span.Start, Math.Max(end, open.HeadingSpan.End)) });
        }
    }

    /// <summary>A single capital may be Roman or one of A, B, C …: the series that is open and comes to it next decides.</summary>
    private static Enumerator? Resolve(Enumerator? marker, Stack<OpenSection> stack)
    {
        if (marker?.Otherwise is not { } other)
        {
            return marker;
        }

        if (stack.Any(o => o.Marker is { } m && m.Kind == marker.Kind && m.Ordinal == marker.Ordinal - 1))
        {
            return marker;
        }

        return stack.Any(o => o.Marker is { } m && m.Kind == other.Kind && m.Ordinal == other.Ordinal - 1) || marker.Label is "C" or "D" or "L" or "M" ? other : marker;
    }

    private static string? TitleOf(IReadOnlyList<TextLine> lines, ImmutableArray<LineTag> tags, int first, int last)
    {
        var start = lines[first].Enumerator?.Length ?? 0;
        var length = Math.Min(tags[first].HeadingLength, lines[first].Text.Length);
        var parts = new List<string> { start < length ? lines[first].Text[start..length] : "" };
        for (var i = first + 1; i <= last; i++)
        {
            parts.Add(lines[i].Text);
        }

        var title = string.Join(' ', parts.Where(p => p.Length > 0)).Trim().TrimEnd(':', ' ');
        return title.Length == 0 ? null : title;
    }

    private static string? Following(IReadOnlyList<TextLine> lines, int i, int heading) =>
        heading < lines[i].Text.Length ? lines[i].Text[heading..].Trim() : i + 1 < lines.Count ? lines[i + 1].Text : null;
}
