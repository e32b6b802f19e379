using System.Collections.Immutable;
using System.Text;

namespace IngestPipeline.Documents;

/// <summary>Undoes the repairs: what the extraction read, rebuilt from the present text.</summary>
public static class ExtractedText
{
    public static string Rebuild(Document document)
    {
        var text = new StringBuilder(document.Text.Length);
        var at = 0;
        foreach (var repair in document.Repairs)
        {
            text.Append(document.Text, at, repair.Span.Start - at).Append(repair.Original);
            at = repair.Span.End;
        }

        return text.Append(document.Text, at, document.Text.Length - at).ToString();
    }

    /// <summary>The document with its extracted text: every repair taken back, every span moved along.</summary>
    public static Document Of(Document document) => RepairReversal.Undo(document);

    /// <summary>Where the original of each repair begins in the extracted text.</summary>
    public static ImmutableArray<int> Offsets(Document document)
    {
        var offsets = ImmutableArray.CreateBuilder<int>(document.Repairs.Length);
        var moved = 0;
        foreach (var repair in document.Repairs)
        {
            offsets.Add(repair.Span.Start + moved);
            moved += repair.Original.Length - repair.Span.Length;
        }

        return offsets.DrainToImmutable();
    }

    /// <summary>An offset of the document's text in the extracted text; within a repair, where its original begins.</summary>
    /// <param name="offsets">As <see cref="Offsets"/> gives them.</param>
    public static int Offset(Document document, ImmutableArray<int> offsets, int offset)
    {
        // The last repair that begins at or before the offset.
        int low = 0, high = document.Repairs.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = document.Repairs[middle].Span.Start <= offset ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return offset;
        }

        var repair = document.Repairs[low - 1];
        return repair.Span.End > offset ? offsets[low - 1] : offsets[low - 1] + repair.Original.Length + offset - repair.Span.End;
    }
}
