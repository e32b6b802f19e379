namespace IngestPipeline.Cli;

/// <summary>Makes text of strangers, such as file names, safe to print.</summary>
internal static class ConsoleText
{
    /// <summary>Control characters, which may steer a terminal or forge a line of output, become U+FFFD.</summary>
    public static string OneLine(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? '\uFFFD' : source[i];
        }
    });
}
