using IngestPipeline.Tagging.Places;

namespace IngestPipeline.Tagging.Facts;

/// <summary>A unit, a chain ("phường Vĩnh Nguyên, thành phố Nha Trang") or a list ("các tỉnh Trà Vinh, Vĩnh Long và Bến Tre") named in a line.</summary>
/// <param name="First">First token: the level word, or the name where it stands bare.</param>
/// <param name="End">Behind the last token.</param>
/// <param name="Level">Level of the last unit named.</param>
/// <param name="OfBody">Part of a body's name ("UBND huyện Trà Cú"): no place unless it labels the figure.</param>
/// <param name="Located">Behind "tại", "ở" or "trên địa bàn".</param>
internal readonly record struct PlaceMention(int First, int End, UnitLevel Level, bool OfBody, bool Located)
{
    public string In(TokenLine line) => line.Text[line[First].Start..line[End - 1].End];
}

/// <summary>Finds administrative units in a line: behind their level word, or bare where grammar makes a known name a place.</summary>
internal sealed class PlaceScanner
{
    private static readonly HashSet<string> Plural = new(StringComparer.Ordinal) { "các", "những", "số", "từng", "mỗi" };

    // "trong đó Kiên Giang 02 thí sinh", "gồm Hậu Giang 5"
    private static readonly HashSet<string> Opening = new(StringComparer.Ordinal) { "đó", "gồm", "và", "là", "như", "riêng", "còn", "nhất" };

    private static readonly HashSet<string> Predicates = new(StringComparer.Ordinal) { "có", "đạt", "hiện", "đã", "chiếm", "tăng", "giảm", "cũng", "còn", "với" };

    private readonly TokenLine _line;
    private readonly Clauses _clauses;
    private readonly PlaceNames _names;
    private readonly List<PlaceMention> _found = [];

    // The level word over a list whose items stand bare with their figures: "các xã: An Phú 12 hộ, Tân Tiến 15 hộ".
    private (PlaceWord Word, int Sentence)? _shared;

    private PlaceScanner(TokenLine line, Clauses clauses, List<FactDraft> drafts)
    {
        (_line, _clauses) = (line, clauses);
        _names = new PlaceNames(line, [.. drafts.SelectMany(d => Enumerable.Range(d.Site.First, d.Site.Last - d.Site.First + 1))]);
    }

    public static List<PlaceMention> Scan(TokenLine line, Clauses clauses, List<FactDraft> drafts)
    {
        var scanner = new PlaceScanner(line, clauses, drafts);
        for (var i = 0; i < line.Tokens.Count;)
        {
            i = scanner.At(i);
        }

        return scanner._found;
    }

    /// <summary>Takes up what begins at a token; gives the token to go on from.</summary>
    private int At(int i)
    {
        if (PlaceWord.At(_line, i) is { } word)
        {
            if (Plural.Contains(_line.Word(i - 1)) || _line[i - 1].Kind == TokenKind.Number)
            {
                _shared = (word, _clauses.Sentence(i));
            }

            var first = i + word.Tokens;
            if (_line.Word(i - 1) == "đi" || (word.Abbreviated && EndsPair(i)))
            {
                return first;
            }

            var colon = _line[first].IsMark(':') ? 1 : 0;
            if (_names.Behind(word, first + colon) is { } end && (colon == 0 || _shared is { } s && s.Word == word))
            {
                return Add(colon == 0 ? i : first + 1, end, word, BodyNames.Holds(_line, i));
            }

            return first;
        }

        if (_line.Word(i) == "tphcm")
        {
            return Add(i, i + 1, new PlaceWord(1, UnitLevel.Province, UnitLevel.Province), BodyNames.Holds(_line, i));
        }

        return _line.Capital(i) ? Bare(i) ?? i + 1 : i + 1;
    }

    /// <summary>A known name without a level word, where what stands around it makes it a place.</summary>
    private int? Bare(int i)
    {
        var before = _line.Word(i - 1);
        var lowest = before is "tại" or "ở" or "thuộc" || OnTheGround(i) ? UnitLevel.District : UnitLevel.Province;
        if ((before is "tại" or "ở" or "thuộc" or "của" || OnTheGround(i) || _line.Phrase(i, 2) == "thị trường") && BareName(i, u => u.Level <= lowest) is { } placed)
        {
            return Add(i, placed.End, placed.Word, false);
        }

        var shared = _shared is { } s && s.Sentence == _clauses.Sentence(i) ? s.Word : (PlaceWord?)null;
        return Opens(i) && BareName(i, u => u.Level == UnitLevel.Province || shared?.Fits(u.Level) == true) is { } labelling && Tells(labelling.End, i) ? Add(i, labelling.End, labelling.Word, false) : null;
    }

    private (int End, PlaceWord Word)? BareName(int i, Func<AdministrativeUnit, bool> accepted)
    {
        // The ends of a line of traffic are no place: "Trà Vinh - Bến Tre".
        var end = _names.Bare(i, accepted);
        if (end is not { } e || (_line[e].IsDash && _line.Capital(e + 1)))
        {
            return null;
        }

        foreach (var level in (UnitLevel[])[UnitLevel.Province, UnitLevel.District, UnitLevel.Commune])
        {
            if (_names.Bare(i, u => u.Level == level && accepted(u)) == end)
            {
                return (e, new PlaceWord(0, level, level));
            }
        }

        return null;
    }

    /// <summary>The second end of a line of traffic is no place either: "Vị Thanh - TP. Hồ Chí Minh", "Khánh Hòa đi thành phố Hồ Chí Minh".</summary>
    private bool EndsPair(int i) => _line[i - 1].IsDash && _line.Capital(i - 2);

    private bool OnTheGround(int i) => _line.Phrase(i, 2) is "địa bàn" or "toàn tỉnh";

    /// <summary>A clause or the item of a list begins here.</summary>
    private bool Opens(int i) => i == _clauses.Segment(i) || Opening.Contains(_line.Word(i - 1)) || _line[i - 1].IsMark(',') || _line[i - 1].IsMark(':') || _line[i - 1].IsMark('(')
        || (_line[i - 1].IsDash && i - 1 == _clauses.Segment(i));

    /// <summary>The figure follows at once ("Kiên Giang: 02 thí sinh"), or as predicate of a sentence that the name opens ("Hậu Giang hiện có 75 xã").</summary>
    private bool Tells(int end, int first)
    {
        var next = _line[end].IsMark(':') || _line[end].IsMark('(') ? end + 1 : end;
        return _line[next].Kind == TokenKind.Number || (Predicates.Contains(_line.Word(end)) && (first == _clauses.Segment(first) || _line[end + 1].Kind == TokenKind.Number));
    }

    /// <summary>Takes along what is listed or chained behind the first name.</summary>
    private int Add(int first, int end, PlaceWord word, bool ofBody)
    {
        var (from, located) = (first, _line.Word(first - 1) is "tại" or "ở" or "bàn");
        while (_line[end].IsMark(',') || _line.Word(end) == "và")
        {
            var next = _line[end].IsMark(',') && _line.Word(end + 1) == "và" ? end + 2 : end + 1;
            if (PlaceWord.At(_line, next) is { } also && also.Highest <= word.Highest && _names.Behind(also, next + also.Tokens) is { } chained)
            {
                (word, end) = (also, chained);
            }
            else if (_names.Bare(next, u => word.Fits(u.Level)) is { } listed)
            {
                end = listed;
            }
            else
            {
                break;
            }
        }

        _found.Add(new PlaceMention(from, end, word.Lowest, ofBody, located));
        return end;
    }
}
