namespace IngestPipeline.Export;

/// <summary>Text that a spreadsheet program would run.</summary>
internal static class FormulaGuard
{
    /// <summary>
    /// A cell that begins like a formula would be run (OWASP "CSV Injection"): an apostrophe makes it text, and keeps it text when the sheet is saved
    /// in another format. Numbers do not come here.
    /// </summary>
    public static string? Neutral(string? value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
}
