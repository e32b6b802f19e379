using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Layout;

/// <summary>Tells superscript footnote marks from powers of units (<c>m²</c>) and ordinal letters.</summary>
public static partial class NoteMarks
{
    /// <param name="before">The word it hangs on; null at a line's start.</param>
    public static bool Is(LayoutWord word, LayoutWord? before)
    {
        if (!word.Raised || !Mark().IsMatch(word.Text))
        {
            return false;
        }

        var power = word.Text is "2" or "3" && before is not null && word.Glued && MetricUnit().IsMatch(before.Text);
        return !power;
    }

    /// <summary>The mark as the note at the page's foot shows it.</summary>
    public static string Name(LayoutWord word) => word.Text.Trim('(', ')', '[', ']', '.', ',', ';');

    [GeneratedRegex(@"^(?:[\[(]?\d{1,3}[\])]?|\*{1,3}|\(\*{1,3}\))[.,;]?$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?:^|[\d/(.,])[kcdmhµ]?m$")]
    private static partial Regex MetricUnit();
}
