using DocumentFormat.OpenXml.Spreadsheet;

namespace IngestPipeline.Export;

/// <summary>How cells look: places in the style sheet's list of formats.</summary>
internal static class CellStyles
{
    public const uint Header = 1;
    public const uint Date = 2;
    public const uint Time = 3;

    /// <summary>Formats of one's own begin here (ECMA-376-1 §18.8.30).</summary>
    private const uint FirstOwnFormat = 164;

    public static Stylesheet StyleSheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = FirstOwnFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = FirstOwnFormat + 1, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = FirstOwnFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = FirstOwnFormat + 1, ApplyNumberFormat = true }));
}
