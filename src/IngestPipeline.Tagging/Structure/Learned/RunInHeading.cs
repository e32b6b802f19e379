namespace IngestPipeline.Tagging.Structure.Learned;

/// <summary>Finds where a heading ends that is followed by a sentence in the same line.</summary>
public static class RunInHeading
{
    private const int Longest = 160;

    /// <summary>UTF-16 units from the line's start to the end of the heading; 0 where nothing parts a heading from a sentence.</summary>
    public static int LengthOf(TextLine line)
    {
        var text = line.Text;
        var start = line.Enumerator?.Length ?? 0;
        var bold = line.Style.BoldPrefix;
        if (bold > start + 1 && bold < text.Length && bold - start < Longest)
        {
            var head = text[..bold].TrimEnd();
            return head.Length > 0 && head[^1] is not (':' or '.') && text[head.Length..].TrimStart() is [':' or '.', ..] rest
                ? text.Length - rest.Length + 1
                : head.Length;
        }

        var colon = text.IndexOf(':', start);
        var stop = FullStop(text, start);
        var end = colon < 0 ? stop : stop < 0 ? colon : Math.Min(colon, stop);
        return end > start && end < text.Length - 1 && end - start < Longest ? end + 1 : 0;
    }

    /// <summary>A stop between a small letter and a capital; those of numbers and abbreviations end nothing.</summary>
    private static int FullStop(string text, int start)
    {
        for (var i = start + 1; i + 2 < text.Length; i++)
        {
            if (text[i] == '.' && char.IsLower(text[i - 1]) && text[i + 1] == ' ' && char.IsUpper(text[i + 2]))
            {
                return i;
            }
        }

        return -1;
    }
}
