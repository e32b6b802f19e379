using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>How headings of one level are set.</summary>
/// <param name="Indent">Its share of the indent of paragraphs.</param>
internal sealed record HeadingLook(bool Bold, bool Italic, bool Capitals, bool Centered, double Indent = 1);

/// <summary>The typographic habits of one author: Nghị định 30/2020/NĐ-CP and Thông tư 01/2011/TT-BNV, and what people make of them.</summary>
/// <param name="Size">Points of the running text.</param>
/// <param name="Indent">Points the first line of a paragraph stands in.</param>
internal sealed record Typography(double Size, double Indent, bool Bolds, bool Justified)
{
    public static Typography Of(Chance chance, bool old) => new(
        chance.Pick(13, 13, 14, 14, 14, 12, 13.5), chance.Pick(28.3, 35.4, 36, 28.3, 0, 36, 21.3), !old || chance.Odds(0.6), chance.Odds(0.75));

    public BlockStyle Body(string text) => new()
    {
        FontSize = Size,
        Alignment = Justified && text.Length > 95 ? Alignment.Justify : Alignment.Left,
        Indent = Indent,
    };

    public BlockStyle Centered(bool bold, bool italic = false, double larger = 0) => new() { FontSize = Size + larger, Bold = bold && Bolds, Italic = italic, Alignment = Alignment.Center, Indent = 90 };

    public BlockStyle InColumn(Column column, bool bold, bool italic = false, double larger = 0) => new()
    {
        FontSize = Size + larger,
        Bold = bold && Bolds,
        Italic = italic,
        Column = column,
        Alignment = Alignment.Center,
    };

    public BlockStyle Heading(HeadingLook look, string text) => look.Centered
        ? Centered(look.Bold, look.Italic)
        : Body(text) with { Bold = look.Bold && Bolds, Italic = look.Italic, Alignment = Justified && text.Length > 95 ? Alignment.Justify : Alignment.Left, Indent = Math.Round(Indent * look.Indent, 1) };

    /// <summary>The start of a paragraph set apart as its heading.</summary>
    public BlockStyle RunIn(HeadingLook look, string text, int heading)
    {
        var all = heading * 2 > text.Length;
        return Body(text) with { BoldPrefix = look.Bold ? heading : 0, Bold = look.Bold && all, Italic = look.Italic && all };
    }
}
