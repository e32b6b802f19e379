using IngestPipeline.Vietnamese;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// The words that open the right column of a letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I: Quốc hiệu and Tiêu ngữ; Party
/// documents: the Party's name). Letters may be unknown (U+FFFD) or misread, so most letters have to agree, not all.
/// </summary>
public static class NationalTitle
{
    private static readonly string[] Openings = ["CONG HOA XA HOI", "DANG CONG SAN VIET NAM", "DOC LAP TU DO"];

    /// <summary>One of them begins at that word.</summary>
    public static bool Begins(LayoutLine row, int word)
    {
        var letters = string.Concat(row.Words.Skip(word).Take(8).SelectMany(w => w.Text).Where(c => char.IsLetter(c) || c == '\uFFFD').Take(20));
        var folded = AccentFolder.Fold(letters).ToUpperInvariant();
        return Openings.Any(o => Agrees(folded, o.Replace(" ", "", StringComparison.Ordinal)));
    }

    private static bool Agrees(string read, string opening)
    {
        if (read.Length < opening.Length || (read[0] != opening[0] && read[0] != '\uFFFD'))
        {
            return false;
        }

        var same = opening.Where((c, i) => read[i] == c || read[i] == '\uFFFD').Count();
        return same >= opening.Length - 2;
    }
}
