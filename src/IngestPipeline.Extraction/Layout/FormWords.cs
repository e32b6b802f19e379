using IngestPipeline.Vietnamese;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// Words by which the parts of an administrative document are told: those that open the right column of a letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I: Quốc hiệu and Tiêu ngữ; Party
/// documents: the Party's name). Letters may be unknown (U+FFFD) or misread, so most letters have to agree, not all.
/// </summary>
public static class FormWords
{
    private static readonly string[] Openings = ["CONG HOA XA HOI", "DANG CONG SAN VIET NAM", "DOC LAP TU DO"];

    /// <summary>The national title, its motto or the Party's name begins at that word.</summary>
    public static bool IsNationalTitle(LayoutLine row, int word) => Openings.Any(o => Begins(row, word, o));

    /// <summary>The list of recipients begins here: the left column of a signature block.</summary>
    public static bool IsRecipients(LayoutLine row) => Begins(row, 0, "NOI NHAN") && row.Text.Length < 16;

    /// <summary>The addressee, which stands below the letterhead.</summary>
    public static bool IsAddressee(LayoutLine row) => Begins(row, 0, "KINH GUI");

    private static bool Begins(LayoutLine row, int word, string opening)
    {
        var letters = string.Concat(row.Words.Skip(word).Take(8).SelectMany(w => w.Text).Where(c => char.IsLetter(c) || c == '\uFFFD').Take(20));
        return Agrees(AccentFolder.Fold(letters).ToUpperInvariant(), opening.Replace(" ", "", StringComparison.Ordinal));
    }

    private static bool Agrees(string read, string opening)
    {
        if (read.Length < opening.Length || (read[0] != opening[0] && read[0] != '\uFFFD'))
        {
            return false;
        }

        var same = opening.Where((c, i) => read[i] == c || read[i] == '\uFFFD').Count();
        return same >= opening.Length - (opening.Length > 10 ? 2 : 1);
    }
}
