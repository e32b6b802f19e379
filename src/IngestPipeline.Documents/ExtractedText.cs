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
}
