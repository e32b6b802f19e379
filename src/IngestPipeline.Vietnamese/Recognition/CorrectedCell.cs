using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>A cell with its edits made.</summary>
internal sealed class CorrectedCell(RecognizedCell cell, IReadOnlyList<TextEdit> edits)
{
    private readonly AlignedText _aligned = AlignedText.Apply(cell.Text.Text, edits);

    /// <summary>The cell with its new text and what was changed in it.</summary>
    public TableCell Of(TableCell read) => read with
    {
        Text = _aligned.Text,
        Repairs = [.. _aligned.Edits.Where(e => e.Kind is not null).Select(e => new Repair(e.Target, e.Source.In(_aligned.Parent), e.Kind!.Value, e.Confidence))],
    };

    /// <summary>Writes the words as they are now to where they stand on paper; of two that became one, the first has it and the place of both.</summary>
    public void Write(ImmutableArray<PaperWord>.Builder words)
    {
        var end = 0;
        for (var i = 0; i < cell.Words.Length; i++)
        {
            var span = _aligned.ToText(cell.Text.Words[i].Span);
            var text = _aligned.Text[Math.Min(span.End, Math.Max(span.Start, end))..span.End];
            var word = words[cell.Words[i]];
            words[cell.Words[i]] = word with { Text = text };
            if (text.Length == 0 && i > 0)
            {
                var first = words[cell.Words[i - 1]];
                words[cell.Words[i - 1]] = first with { Box = first.Box.Union(word.Box) };
            }

            end = Math.Max(end, span.End);
        }
    }
}
