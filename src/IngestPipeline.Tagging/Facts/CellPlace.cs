using IngestPipeline.Tagging.Places;

namespace IngestPipeline.Tagging.Facts;

/// <summary>The administrative unit that a row or column of a table is about: a cell that holds its name and nothing else.</summary>
internal static class CellPlace
{
    // Over such a column a bare name is a unit; which level "đơn vị" means is not said, so communes, whose names are common words, are left out.
    private static readonly string[] Columns = ["địa phương", "địa bàn", "đơn vị"];

    /// <summary>"Huyện Trà Cú", "1. Xã An Phú"; "Trà Cú" only where <paramref name="heading"/> tells of units ("Huyện, thị xã", "Địa phương"). Null for any other text.</summary>
    public static string? Of(string cell, string heading)
    {
        var line = new TokenLine(cell);
        var names = new PlaceNames(line, []);
        var first = Behind(line);
        if (line.Tokens.Count == first)
        {
            return null;
        }

        var end = PlaceWord.At(line, first) is { } word ? names.Behind(word, first + word.Tokens) : Accepted(heading) is { } accepted ? names.Bare(first, accepted) : null;
        return end == line.Tokens.Count ? line.Text[line[first].Start..line[end.Value - 1].End] : null;
    }

    /// <summary>Index of the token behind the item's number or dash.</summary>
    private static int Behind(TokenLine line)
    {
        var first = line[0].IsDash || line[0].IsMark('+') ? 1 : 0;
        return (line[first].Kind == TokenKind.Number || line.Word(first) is "i" or "ii" or "iii" or "iv" or "v" or "a" or "b" or "c") && (line[first + 1].IsMark('.') || line[first + 1].IsMark(')')) ? first + 2 : first;
    }

    private static Func<AdministrativeUnit, bool>? Accepted(string heading)
    {
        var line = new TokenLine(heading);
        var words = Enumerable.Range(0, line.Tokens.Count).Select(i => PlaceWord.At(line, i)).OfType<PlaceWord>().ToList();
        if (words.Count > 0)
        {
            return u => words.Exists(w => w.Fits(u.Level));
        }

        return Columns.Any(c => line.Lower.Contains(c, StringComparison.Ordinal)) ? u => u.Level != UnitLevel.Commune : null;
    }
}
