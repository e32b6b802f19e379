using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Structure;

namespace IngestPipeline.Training.Gold;

/// <param name="Text">In lower case.</param>
/// <param name="Span">In the document's text, or in the gold's line.</param>
/// <param name="Line">Index of its line.</param>
/// <param name="Place">Which word of its line it is, from 0.</param>
internal readonly record struct AlignedWord(string Text, TextSpan Span, int Line, int Place);

/// <summary>Carries the labels of a gold text over to the lines that extraction gave, word by word.</summary>
public static partial class GoldAligner
{
    /// <summary>Null where the two texts are not the same document.</summary>
    public static LabelledDocument? Label(GoldFolder gold, Document document, string name)
    {
        var lines = LineReader.Read(document);
        var read = lines.SelectMany((l, i) => Words(l.Text, l.Span.Start, i)).ToList();
        var meant = gold.Lines.SelectMany((l, i) => Words(l.Text, 0, i)).ToList();
        if (WordAlignment.Match([.. read.Select(w => w.Text)], [.. meant.Select(w => w.Text)]) is not { } partners)
        {
            return null;
        }

        var spans = new Dictionary<int, TextSpan>();
        var votes = lines.ConvertAll(_ => new Dictionary<int, int>());
        for (var i = 0; i < read.Count; i++)
        {
            if (partners[i] >= 0)
            {
                var (line, place) = (meant[partners[i]].Line, meant[partners[i]].Place);
                if (place < gold.Lines[line].HeadingWords)
                {
                    spans[line] = spans.TryGetValue(line, out var span) ? new TextSpan(span.Start, read[i].Span.End) : read[i].Span;
                }

                votes[read[i].Line][line] = votes[read[i].Line].GetValueOrDefault(line) + 1;
            }
        }

        var sections = gold.Lines.Select((l, i) => (l.Section, Line: i)).Where(l => l.Section is not null && spans.ContainsKey(l.Line))
            .Select(l => ToSection(gold.Sections[l.Section!.Value], Widen(lines, spans[l.Line]))).ToImmutableArray();
        var blocks = ImmutableArray.CreateBuilder<ReferenceBlock>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (votes[i].Count > 0 && gold.Lines[votes[i].MaxBy(v => v.Value).Key].Kind is { } kind)
            {
                blocks.Add(new ReferenceBlock(kind, lines[i].Span));
            }
        }

        return new LabelledDocument(name, gold.Name, document, blocks.ToImmutable(), sections) { Footnotes = GoldNotes.Place(gold, document, read, meant, partners), Tables = gold.Tables };
    }

    private static ReferenceSection ToSection(GoldSection section, TextSpan span) => new(span, section.Label, section.Title, section.Level, section.Role);

    /// <summary>Marks and signs at the ends of a line belong to the heading whose words reach them.</summary>
    private static TextSpan Widen(List<TextLine> lines, TextSpan span)
    {
        var first = lines.FindIndex(l => l.Span.Start <= span.Start && span.Start < l.Span.End);
        var last = lines.FindIndex(l => l.Span.Start < span.End && span.End <= l.Span.End);
        var start = lines[first].Text.AsSpan(0, span.Start - lines[first].Span.Start).ContainsAnyInRange('0', '\uFFFF') ? span.Start : lines[first].Span.Start;
        var rest = lines[last].Text[(span.End - lines[last].Span.Start)..];
        var end = rest.Any(char.IsLetterOrDigit) ? span.End + (rest.Length - rest.TrimStart('.', ':', ')', ' ').Length) : lines[last].Span.End;
        return new TextSpan(start, end);
    }

    private static IEnumerable<AlignedWord> Words(string text, int start, int line) =>
        WordPattern().Matches(text).Select((m, i) => new AlignedWord(m.Value.ToLowerInvariant(), TextSpan.OfLength(start + m.Index, m.Length), line, i));

    [GeneratedRegex(@"\w+")]
    private static partial Regex WordPattern();
}
