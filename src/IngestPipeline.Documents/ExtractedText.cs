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

    /// <summary>An offset of the document's text in the extracted text; within a repair, where its original begins.</summary>
    public static int Offset(Document document, int offset)
    {
        var moved = 0;
        foreach (var repair in document.Repairs)
        {
            if (repair.Span.End > offset)
            {
                return repair.Span.Start <= offset ? repair.Span.Start + moved : offset + moved;
            }

            moved += repair.Original.Length - repair.Span.Length;
        }

        return offset + moved;
    }

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
}
