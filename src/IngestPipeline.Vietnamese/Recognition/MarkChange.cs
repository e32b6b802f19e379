using System.Text;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>Marks of a letter that are read as other marks over the same base: circumflex for circumflex and acute, whatever the vowel.</summary>
/// <param name="Read">Combining characters, canonical order.</param>
/// <param name="Printed">Combining characters, canonical order.</param>
internal sealed record MarkChange(string Read, string Printed)
{
    /// <summary>Null where the letters differ in more than their marks.</summary>
    public static MarkChange? Of((string Read, string Printed) confusion)
    {
        if (confusion is not ({ Length: 1 }, { Length: 1 }))
        {
            return null;
        }

        var (read, printed) = (confusion.Read.Normalize(NormalizationForm.FormD), confusion.Printed.Normalize(NormalizationForm.FormD));
        return read[0] == printed[0] && read != printed ? new MarkChange(read[1..], printed[1..]) : null;
    }
}
