using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Nests headings: levels count by nesting in this document, whatever the markers.</summary>
internal static class OutlineBuilder
{
    private sealed record Open(Section Section, Enumerator? Marker, double Rank, string Look, int? Outline);

    /// <param name="bodyEnd">Where the body of the text ends: the last sections end there.</param>
    /// <param name="fallback">Role of a top section whose title tells none.</param>
    public static ImmutableArray<Section> Build(IReadOnlyList<TextLine> lines, ImmutableArray<LineTag> tags, int bodyEnd, SectionRole fallback)
    {
        var done = new List<Section>();
        var stack = new Stack<Open>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (tags[i].BeginsPart || tags[i].Kind is BlockKind.Recipients or BlockKind.Signature or BlockKind.Letterhead or BlockKind.Title or BlockKind.Closing)
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
            var keep = Depth(stack, marker, lines[i]);
            Close(stack, done, keep, lines[i].Span.Start);
            var title = TitleOf(lines, tags, i, last);
            var heading = new TextSpan(lines[i].Span.Start, last > i ? lines[last].Span.End : lines[i].Span.Start + tags[i].HeadingLength);
            var parent = stack.Count > 0 ? stack.Peek().Section : null;
            var sentence = title is null ? Following(lines, i, tags[i].HeadingLength) : null;
            var section = new Section(
                "", parent?.Id, stack.Count + 1, marker?.Label, title, RoleOf(title, sentence, marker, parent, fallback), heading, heading, lines[i].Page, Math.Round(tags[i].Confidence, 3))
            {
                Id = "s" + (done.Count + stack.Count + 1).ToString(CultureInfo.InvariantCulture),
            };
            stack.Push(new Open(section, marker, Rank(marker, lines[i]), Look(lines[i]), lines[i].Style.OutlineLevel));
        }

        Close(stack, done, 0, bodyEnd);
        return [.. done.OrderBy(s => s.Span.Start).ThenBy(s => s.Level)];
    }

    private static void Close(Stack<Open> stack, List<Section> done, int keep, int end)
    {
        while (stack.Count > keep)
        {
            var open = stack.Pop().Section;
            done.Add(open with { Span = new TextSpan(open.Span.Start, Math.Max(end, open.HeadingSpan.End)) });
        }
    }

    /// <summary>A single capital may be Roman or one of A, B, C …: the series that is open and comes to it next decides.</summary>
    private static Enumerator? Resolve(Enumerator? marker, Stack<Open> stack)
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

    /// <summary>How many of the open sections stay open above a new heading.</summary>
    private static int Depth(Stack<Open> stack, Enumerator? marker, TextLine line)
    {
        var open = stack.Reverse().ToList();
        if (marker is null)
        {
            return UnnumberedDepth(open, line);
        }

        var same = open.FindLastIndex(o => o.Marker is { } m && m.Kind == marker.Kind && m.Depth == marker.Depth);
        if (same >= 0)
        {
            return same;
        }

        // A series that begins anew below an article or an unnumbered heading stands within it, whatever its rank.
        if (marker.Ordinal == 1 && open.Count > 0 && (open[^1].Marker is null || (open[^1].Marker!.Kind is EnumeratorKind.Article && marker.Kind > EnumeratorKind.Subdivision)))
        {
            return open.Count;
        }

        var rank = Rank(marker, line);
        var keep = open.Count;
        while (keep > 0 && open[keep - 1].Rank >= rank)
        {
            keep--;
        }

        return keep;
    }

    private static int UnnumberedDepth(List<Open> open, TextLine line)
    {
        var alike = open.FindLastIndex(o => o.Marker is null && o.Look == Look(line));
        if (alike >= 0)
        {
            return alike;
        }

        if (line.Style.OutlineLevel is { } outline)
        {
            return open.TakeWhile(o => o.Outline is null || o.Outline < outline).Count();
        }

        // In capitals it ranks with the Roman sections; else it divides the section that it stands in.
        return line.AllCapitals
            ? open.TakeWhile(o => o.Marker is { Kind: EnumeratorKind.Appendix or EnumeratorKind.Part or EnumeratorKind.Chapter }).Count()
            : open.TakeWhile(o => o.Marker is not null || o.Section.Title is { } t && TextLine.IsCapitals(t)).Count();
    }

    private static double Rank(Enumerator? marker, TextLine line) => marker is { } m ? (int)m.Kind + (m.Depth / 10.0) : line.AllCapitals ? 5.5 : 8.5;

    private static string Look(TextLine line) => $"{line.AllCapitals}|{line.Style.Bold}|{line.Style.Italic}|{line.Style.Alignment == Alignment.Center}|{line.Style.OutlineLevel}";

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

    private static SectionRole RoleOf(string? title, string? sentence, Enumerator? marker, Section? parent, SectionRole fallback)
    {
        if (marker?.Kind is EnumeratorKind.Appendix)
        {
            return SectionRole.Appendix;
        }

        var own = title is not null ? RoleLexicon.Of(title) : sentence is not null ? RoleLexicon.OfSentence(sentence) : null;

        if (own is SectionRole.Plan && parent?.Role is SectionRole.Results && RoleLexicon.IsTasksOnly(title!))
        {
            own = null;
        }

        // A chapter of results at the top is what was done; below an evaluation it is the good side.
        if (own is SectionRole.Strengths && parent is null && marker?.Kind is EnumeratorKind.Part or EnumeratorKind.Capital or EnumeratorKind.Chapter)
        {
            own = SectionRole.Results;
        }

        return own ?? parent?.Role ?? (title is null ? null : RoleLexicon.WeaklyOf(title)) ?? fallback;
    }
}
