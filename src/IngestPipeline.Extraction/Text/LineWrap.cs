namespace IngestPipeline.Extraction.Text;

/// <summary>How the lines of a text were broken.</summary>
/// <param name="Width">Ems that a full line measures; null where one line is one paragraph.</param>
/// <param name="BlanksSeparate">Blank lines stand between paragraphs only, never within one.</param>
internal sealed record LineWrap(double? Width, bool BlanksSeparate)
{
    /// <summary>Below this share of lines that run on, the broken lines are accidents of a text that has one paragraph a line.</summary>
    private const double LeastShare = 0.12;

    /// <summary>A first line is indented by about a sixteenth, and the next word would have stood on this line if it had fitted.</summary>
    private const double Slack = 0.9;

    public bool IsWrapped => Width is not null;

    /// <summary>
    /// A line that begins in lower case after a line without closing mark runs on from it: such pairs show whether lines were
    /// broken, how wide, and whether blank lines mean anything.
    /// </summary>
    public static LineWrap Detect(IReadOnlyList<TextLine> lines)
    {
        var full = new List<double>();
        var blanks = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].StartsLower && !lines[i - 1].EndsSentence && !LineStart.IsEnumerated(lines[i].Text))
            {
                full.Add(TypeMeasure.Of(lines[i - 1].Text));
                blanks += lines[i].BlanksBefore > 0 ? 1 : 0;
            }
        }

        if (full.Count < 3 || full.Count < LeastShare * lines.Count)
        {
            return new LineWrap(null, true);
        }

        full.Sort();
        return new LineWrap(full[full.Count / 2], blanks < 0.15 * full.Count);
    }

    /// <summary>The line was closed before it was full: the next word would have fitted.</summary>
    public bool IsShort(TextLine line, TextLine next) => TypeMeasure.Of(line.Text) + 0.25 + TypeMeasure.Of(next.FirstWord) < Slack * Width;
}
