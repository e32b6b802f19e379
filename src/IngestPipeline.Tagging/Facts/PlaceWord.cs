using IngestPipeline.Tagging.Places;

namespace IngestPipeline.Tagging.Facts;

/// <summary>A word that says of what level the unit named behind it is: <c>tỉnh</c>, <c>thị xã</c>, <c>TP.</c></summary>
/// <param name="Tokens">How many tokens it takes.</param>
/// <param name="Lowest">Lowest level that bears it; <c>thành phố</c> is of provinces and of districts.</param>
/// <param name="Highest">Highest level that bears it.</param>
/// <param name="Abbreviated">Letters that mean other things too and so need a known name behind them.</param>
internal readonly record struct PlaceWord(int Tokens, UnitLevel Lowest, UnitLevel Highest, bool Abbreviated = false)
{
    /// <summary>The levels above one another: is a unit of that level one that the word stands for?</summary>
    public bool Fits(UnitLevel level) => level <= Lowest && level >= Highest;

    public static PlaceWord? At(TokenLine line, int i) => line.Word(i) switch
    {
        "tỉnh" => new(1, UnitLevel.Province, UnitLevel.Province),
        "huyện" or "quận" => new(1, UnitLevel.District, UnitLevel.District),
        "phường" or "xã" => new(1, UnitLevel.Commune, UnitLevel.Commune),
        "thành" when line.Word(i + 1) == "phố" => new(2, UnitLevel.District, UnitLevel.Province),
        "thị" when line.Word(i + 1) == "xã" => new(2, UnitLevel.District, UnitLevel.District),
        "thị" when line.Word(i + 1) == "trấn" => new(2, UnitLevel.Commune, UnitLevel.Commune),
        "đặc" when line.Word(i + 1) == "khu" => new(2, UnitLevel.Commune, UnitLevel.Commune),
        "tp" => new(Dotted(line, i), UnitLevel.District, UnitLevel.Province, true),
        "tx" => new(Dotted(line, i), UnitLevel.District, UnitLevel.District, true),
        "tt" when line[i + 1].IsMark('.') => new(2, UnitLevel.Commune, UnitLevel.Commune, true),
        "h" or "q" when line.Capital(i) && line[i + 1].IsMark('.') => new(2, UnitLevel.District, UnitLevel.District, true),
        "p" or "x" when line.Capital(i) && line[i + 1].IsMark('.') => new(2, UnitLevel.Commune, UnitLevel.Commune, true),
        _ => null,
    };

    private static int Dotted(TokenLine line, int i) => line[i + 1].IsMark('.') ? 2 : 1;
}
