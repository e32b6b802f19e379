using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Structure;

namespace IngestPipeline.Training.Annotations;

/// <summary>Finds the spans of an annotation in the text that extraction gives today: at its offset, or where the letters agree nearest to it.</summary>
public sealed class AnnotationAligner
{
    private const int Reach = 3000;

    /// <summary>Characters that the marks lifted out of a line may have had.</summary>
    private const int MostLifted = 12;

    private readonly string _letters;
    private readonly int[] _offsets;
    private int _drift;

    public AnnotationAligner(string text)
    {
        (_letters, _offsets) = ComparisonForm.Placed(text);
    }

    /// <summary>Spans that were not found.</summary>
    public int Lost { get; private set; }

    public static LabelledDocument Label(Annotation annotation, Document document)
    {
        var aligner = new AnnotationAligner(document.Text);
        var blocks = ImmutableArray.CreateBuilder<ReferenceBlock>();
        var moved = new List<(TextSpan Was, TextSpan Is)>();
        foreach (var block in annotation.Blocks.Where(b => b.Place.Letters > 0))
        {
            if (aligner.Find(block.Place) is { } span)
            {
                moved.Add((block.Place.Span, span));
                blocks.Add(new ReferenceBlock(block.Kind, span));
            }
        }

        aligner._drift = 0;
        var sections = annotation.Sections.Select(s => aligner.Section(document, s)).OfType<ReferenceSection>().ToImmutableArray();
        var lost = aligner.Lost;
        aligner._drift = 0;
        var footnotes = annotation.Footnotes.Select(f => new ReferenceFootnote(f.Mark, f.Anchor is { } anchor ? Moved(anchor, moved) : null, aligner.Find(f.Place)?.In(document.Text))).ToImmutableArray();
        return new LabelledDocument(annotation.Name, annotation.Name, document, blocks.ToImmutable(), sections) { Lost = lost, Footnotes = footnotes, Tables = annotation.Tables };
    }

    /// <summary>Between the lines whose words are still the same a mark's place is known but for the marks that were lifted out of the text.</summary>
    private static TextSpan? Moved(int anchor, List<(TextSpan Was, TextSpan Is)> lines)
    {
        var at = lines.FindIndex(l => l.Was.End >= anchor);
        if (at >= 0 && lines[at].Was.Start <= anchor)
        {
            return TextSpan.At(anchor - lines[at].Was.Start + lines[at].Is.Start);
        }

        var after = at < 0 ? null : (int?)(anchor - lines[at].Was.Start + lines[at].Is.Start);
        var before = at == 0 || lines.Count == 0 ? null : (int?)(anchor + (lines[at < 0 ? ^1 : at - 1] is var l ? l.Is.End - l.Was.End : 0));
        return (before ?? after) is not { } one ? null : (after ?? before) is var other && Math.Abs(one - other!.Value) <= MostLifted
            ? new TextSpan(Math.Min(one, other.Value), Math.Max(one, other.Value))
            : TextSpan.At(one);
    }

    /// <summary>Where a span stands today; null if its letters are nowhere near.</summary>
    public TextSpan? Find(AnnotatedSpan place)
    {
        var expected = Math.Max(0, Array.BinarySearch(_offsets, place.Span.Start) is var at && at < 0 ? ~at : at) + _drift;
        for (var step = 0; step <= Reach; step++)
        {
            foreach (var start in step == 0 ? (ReadOnlySpan<int>)[expected] : [expected + step, expected - step])
            {
                if (start >= 0 && start + place.Letters <= _letters.Length && ComparisonForm.Check(_letters.AsSpan(start, place.Letters)) == place.Check)
                {
                    _drift += start - expected;
                    return new TextSpan(_offsets[start], _offsets[start + place.Letters - 1] + 1);
                }
            }
        }

        Lost++;
        return null;
    }

    private ReferenceSection? Section(Document document, AnnotatedSection section)
    {
        if (Find(section.Place) is not { } letters)
        {
            return null;
        }

        var start = letters.Start;
        while (start > 0 && document.Text[start - 1] is '(' or '“' or '"')
        {
            start--;
        }

        var end = letters.End;
        while (end < document.Text.Length && document.Text[end] is '.' or ':' or ')' or '"' or '”' or ' ' && document.Text[end] != '\n')
        {
            end++;
        }

        var span = new TextSpan(start, end);
        var heading = span.In(document.Text).Replace('\n', ' ').Trim();
        var marker = section.Title == section.Place.Span.Start ? null : EnumeratorGrammar.Parse(heading);
        var label = marker?.Label;
        string? title = null;
        if (section.Title is not null)
        {
            title = heading[(marker?.Length ?? 0)..].Trim().TrimEnd(':', ' ');
        }
        else if (marker is null)
        {
            label = heading.TrimEnd('.', ':', ')', ' ');
        }

        return new ReferenceSection(span, label, title is { Length: 0 } ? null : title, section.Level, section.Role);
    }
}
