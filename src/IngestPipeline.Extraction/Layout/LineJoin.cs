using System.Text;

namespace IngestPipeline.Extraction.Layout;

/// <summary>How the lines of a paragraph are put together: a blank, or the line feed kept after a line-final hyphen.</summary>
public static class LineJoin
{
    public static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0)
            {
                text.Append(Separator(text[^1]));
            }

            text.Append(line);
        }

        return text.ToString();
    }

    public static char Separator(char last) => last is '-' or '\u2010' ? '\n' : ' ';
}
