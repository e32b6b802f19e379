using IngestPipeline.Tagging.Places;

namespace IngestPipeline.Tagging.Facts;

/// <summary>Where the name of an administrative unit ends that begins at a token.</summary>
internal sealed class PlaceNames(TokenLine line, HashSet<int> figures)
{
    /// <summary>Tokens of the longest name: Bà Rịa - Vũng Tàu, Văn Miếu - Quốc Tử Giám.</summary>
    private const int Longest = 6;

    /// <summary>Names outside the gazetteer, of units that are gone or are spelt otherwise, have at most these words.</summary>
    private const int LongestUnknown = 4;

    // "Huyện Ủy", "Tỉnh Đoàn", "Xã Hội": a body or a common word in capitals, no unit.
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal) { "ubnd", "hđnd", "ubmttq", "ủy", "uỷ", "đoàn", "đội", "hội" };

    // A sentence may begin with these: "Tại Hậu Giang"; any other capitalised word before a name is part of a longer one.
    private static readonly HashSet<string> Openings = new(StringComparer.Ordinal) { "tại", "ở", "riêng", "còn", "và" };

    /// <summary>Behind its level word a name need not be known: units of before 2023 have names too.</summary>
    public int? Behind(PlaceWord word, int from)
    {
        if (line.Word(from) == "hcm" && word.Fits(UnitLevel.Province))
        {
            return from + 1;
        }

        if (line[from].Kind == TokenKind.Number)
        {
            // "Phường 7", "quận 1"
            return !figures.Contains(from) && Bears(from, from + 1, u => word.Fits(u.Level)) ? from + 1 : null;
        }

        var run = Run(from);
        var known = Known(from, u => word.Fits(u.Level));
        if (known is { } end && (word.Abbreviated || end - from > 1 || end == run))
        {
            return end;
        }

        return word.Abbreviated || run == from || NoNames.Contains(line.Word(from)) ? null : Math.Min(run, from + LongestUnknown);
    }

    /// <summary>The whole run of capitalised words is a known name of two or more words: Hậu Giang, but neither Thái Bình Dương nor An.</summary>
    public int? Bare(int from, Func<AdministrativeUnit, bool> accepted) =>
        Known(from, accepted) is { } end && end - from > 1 && !line.Capital(end) && (!line.Capital(from - 1) || Openings.Contains(line.Word(from - 1))) ? end : null;

    /// <summary>The longest known name.</summary>
    private int? Known(int from, Func<AdministrativeUnit, bool> accepted)
    {
        if (!line.Capital(from))
        {
            return null;
        }

        var longest = from + 1;
        while (longest < from + Longest && (line.Capital(longest) || line[longest].IsDash || line[longest].IsMark('\'') || (line[longest].Kind == TokenKind.Number && !figures.Contains(longest))))
        {
            longest++;
        }

        for (var end = longest; end > from; end--)
        {
            if (Bears(from, end, accepted))
            {
                return end;
            }
        }

        return null;
    }

    private bool Bears(int from, int end, Func<AdministrativeUnit, bool> accepted)
    {
        var name = line[from].Lower;
        for (var i = from + 1; i < end; i++)
        {
            name += (line[i].IsDash ? " - " : line.Glued(i) || line[i - 1].IsDash ? "" : " ") + (line[i].IsDash ? "" : line[i].Lower);
        }

        return Gazetteer.Default.Named(name).Any(accepted);
    }

    /// <summary>The end of the capitalised words from here.</summary>
    private int Run(int from)
    {
        var end = from;
        while (line.Capital(end) && !NoNames.Contains(line.Word(end)))
        {
            end++;
        }

        return end;
    }
}
