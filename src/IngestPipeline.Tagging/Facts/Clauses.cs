namespace IngestPipeline.Tagging.Facts;

/// <summary>Where sentences and their parts begin and end in a line, by token.</summary>
internal sealed class Clauses
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal) { "tp", "tx", "tt", "kt", "tm", "tl", "ths", "ts", "pgs", "gs", "bs", "p", "q", "h", "ông", "st", "v", "vv" };

    private readonly int[] _sentence;
    private readonly int[] _segment;

    public Clauses(TokenLine line)
    {
        _sentence = new int[line.Tokens.Count + 1];
        _segment = new int[line.Tokens.Count + 1];
        var (sentence, segment) = (0, 0);
        for (var i = 0; i <= line.Tokens.Count; i++)
        {
            if (i > 0 && EndsSentence(line, i - 1))
            {
                sentence = segment = i;
            }
            else if (i > 0 && line[i - 1].IsMark(';'))
            {
                segment = i;
            }

            (_sentence[i], _segment[i]) = (sentence, segment);
        }
    }

    /// <summary>First token of the sentence that token <paramref name="at"/> stands in.</summary>
    public int Sentence(int at) => _sentence[at];

    /// <summary>First token of the part between semicolons.</summary>
    public int Segment(int at) => _segment[at];

    public bool SameSentence(int a, int b) => _sentence[a] == _sentence[b];

    public bool SameSegment(int a, int b) => _segment[a] == _segment[b];

    private static bool EndsSentence(TokenLine line, int i)
    {
        if (line[i].IsMark('!') || line[i].IsMark('?'))
        {
            return true;
        }

        if (!line[i].IsMark('.') && !line[i].IsMark('…'))
        {
            return false;
        }

        var next = line[i + 1];
        return next.End == 0 || (!line.Glued(i + 1) && (line.Capital(i + 1) || next.Kind != TokenKind.Word) && !Abbreviations.Contains(line.Word(i - 1)))
            || (line[i].IsMark('…') && line.Capital(i + 1));
    }
}
