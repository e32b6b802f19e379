using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Finds letterhead, title, addressee and grounds at the head of a document or of an annex within it.</summary>
internal static class FrontMatter
{
    /// <summary>The letterhead stands within so many lines; what looks like one further down is quoted or listed.</summary>
    private const int Reach = 40;

    private const int LongestTitleLine = 60;

    /// <summary>Marks the kinds of the head's lines in <paramref name="kinds"/>; gives the first line after title and addressee.</summary>
    public static int Mark(IReadOnlyList<TextLine> lines, int from, int to, BlockKind?[] kinds)
    {
        var at = MarkLetterhead(lines, from, to, kinds);
        var letterhead = at > from;
        at = MarkAddressee(lines, at, to, kinds);
        at = MarkTitle(lines, at, to, letterhead, kinds);
        return MarkAddressee(lines, at, to, kinds);
    }

    private static int MarkLetterhead(IReadOnlyList<TextLine> lines, int from, int to, BlockKind?[] kinds)
    {
        int first = -1, last = -1;
        for (var i = from; i < Math.Min(to, from + Reach); i++)
        {
            var line = lines[i];
            if (IsAnchor(line))
            {
                first = first < 0 ? i : first;
                last = i;
            }
            else if (FormLines.IsAddressee(line.Text) || FormLines.IsGround(line.Text) || DocumentTypes.Read(line.Text) is not null || line.WordCount > LongestTitleLine || line.Enumerator is { Kind: EnumeratorKind.Article or EnumeratorKind.Roman or EnumeratorKind.Chapter or EnumeratorKind.Part })
            {
                // A type name may stand in a body's name; it ends the letterhead only where no number or date follows at once.
                if (!NextIsAnchor(lines, i, to))
                {
                    break;
                }
            }
        }

        if (first < 0)
        {
            return from;
        }

        var begin = first;
        while (begin > from && IsHeadLine(lines[begin - 1]))
        {
            begin--;
        }

        var end = last + 1;
        while (end < to && (lines[end].Style.Column != Column.Full || GoesOn(lines, end)))
        {
            end++;
        }

        for (var i = from; i < end; i++)
        {
            kinds[i] = i < begin ? BlockKind.Paragraph : BlockKind.Letterhead;
        }

        return end;
    }

    private static bool IsAnchor(TextLine line) =>
        FormLines.IsMotto(line.Text) || FormLines.IsNumber(line.Text) || FormLines.IsPlaceAndDate(line.Text) || FormLines.IsDispatchSubject(line.Text);

    private static bool NextIsAnchor(IReadOnlyList<TextLine> lines, int i, int to) => i + 1 < to && (IsAnchor(lines[i + 1]) || (i + 2 < to && FormLines.IsNumber(lines[i + 2].Text)));

    private static bool IsHeadLine(TextLine line) => line.AllCapitals || line.Style.Column != Column.Full || FormLines.IsStamp(line.Text);

    /// <summary>Lines that belong to the letterhead though nothing of it follows: a stamp, the rest of a dispatch's subject.</summary>
    private static bool GoesOn(IReadOnlyList<TextLine> lines, int i)
    {
        if (FormLines.IsStamp(lines[i].Text))
        {
            return true;
        }

        var subject = i - 1;
        while (subject > 0 && i - subject < 6 && !IsAnchor(lines[subject]))
        {
            subject--;
        }

        return FormLines.IsDispatchSubject(lines[subject].Text) && !FormLines.IsAddressee(lines[i].Text) && DocumentTypes.Read(lines[i].Text) is null
            && lines[i].WordCount <= 14 && !lines[i].EndsSentence && lines[i].Enumerator is null && !FormLines.IsGround(lines[i].Text);
    }

    private static int MarkAddressee(IReadOnlyList<TextLine> lines, int at, int to, BlockKind?[] kinds)
    {
        if (at >= to || !FormLines.IsAddressee(lines[at].Text))
        {
            return at;
        }

        var alone = lines[at].Text.TrimEnd(' ', ':').Length <= "Kính gửi".Length + 1;
        kinds[at++] = BlockKind.Addressee;
        while (at < to && (lines[at].IsBullet || (alone && kinds[at - 1] == BlockKind.Addressee && IsAddresseeLine(lines, at))) && lines[at].WordCount <= 40 && !FormLines.IsGround(lines[at].Text))
        {
            kinds[at++] = BlockKind.Addressee;
        }

        return at;
    }

    private static bool IsAddresseeLine(IReadOnlyList<TextLine> lines, int at) =>
        lines[at].Enumerator is null && lines[at].WordCount <= 20 && (FormLines.IsAddressee(lines[at - 1].Text) || lines[at - 1].Last is ';' or ',') && !lines[at].Text.Contains(". ", StringComparison.Ordinal);

    private static int MarkTitle(IReadOnlyList<TextLine> lines, int at, int to, bool letterhead, BlockKind?[] kinds)
    {
        var type = -1;
        for (var i = at; i < Math.Min(to, at + 4) && type < 0; i++)
        {
            type = DocumentTypes.Read(lines[i].Text) is not null && !lines[i].Text.EndsWith(':') && lines[i].WordCount <= LongestTitleLine && !lines[i].EndsSentence ? i : type;
            if (lines[i].Enumerator is not null || FormLines.IsGround(lines[i].Text) || lines[i].EndsSentence)
            {
                break;
            }
        }

        var begin = type >= 0 ? type : at;
        if (type < 0 && !(at < to && OpensUntypedTitle(lines, at, to, letterhead)))
        {
            return at;
        }

        for (var i = at; i < begin; i++)
        {
            kinds[i] = FormLines.IsStamp(lines[i].Text) || lines[i].AllCapitals ? BlockKind.Letterhead : BlockKind.Paragraph;
        }

        kinds[begin] = BlockKind.Title;
        var end = begin + 1;
        while (end < to && end - begin < 12 && GoesOnAsTitle(lines, begin, end, typed: type >= 0))
        {
            kinds[end++] = BlockKind.Title;
        }

        return end;
    }

    private static bool OpensUntypedTitle(IReadOnlyList<TextLine> lines, int at, int to, bool letterhead)
    {
        var line = lines[at];
        var plain = line.Enumerator is null && !line.IsBullet && !line.EndsSentence && line.Last != ':' && line.WordCount <= 30 && !FormLines.IsGround(line.Text) && !FormLines.IsBody(line.Text);
        var styled = line.AllCapitals || line.Style.Alignment == Alignment.Center || line.Style.OutlineLevel == 1;
        return plain && styled && (letterhead || line.AllCapitals) && at + 1 < to;
    }

    private static bool GoesOnAsTitle(IReadOnlyList<TextLine> lines, int begin, int i, bool typed)
    {
        var (line, before) = (lines[i], lines[i - 1]);
        if (line.Text[0] == '(' && line.Text.EndsWith(')') && line.WordCount <= 40)
        {
            return true;
        }

        var open = Count(before.Text, '(') > Count(before.Text, ')');
        if (open && line.WordCount <= 30)
        {
            return true;
        }

        if (line.Enumerator is not null || line.IsBullet || line.EndsSentence || line.Last is ':' or ',' && line.WordCount > 25 || line.WordCount > LongestTitleLine
            || FormLines.IsGround(line.Text) && !(i == begin + 1 && typed && !line.EndsSentence && line.Text.StartsWith("Thực hiện", StringComparison.Ordinal))
            || FormLines.IsAddressee(line.Text) || FormLines.IsPlaceAndDate(line.Text))
        {
            return false;
        }

        // Resolutions and decisions name their body between the title and the grounds.
        if (line.AllCapitals && FormLines.IsBody(line.Text) && (!lines[begin + 1].AllCapitals || i == begin + 1 || !LeansOn(before.Text)))
        {
            return false;
        }

        if (i == begin + 1 && typed)
        {
            return line.WordCount <= 45 || line.Style.Alignment == Alignment.Center || line.Style.Bold;
        }

        var first = lines[Math.Min(begin + 1, i - 1)];
        var styled = first.Style.Bold || first.Style.Alignment == Alignment.Center;
        if (styled)
        {
            return (line.Style.Bold == first.Style.Bold && line.Style.Alignment == first.Style.Alignment) || char.IsLower(line.Text[0]);
        }

        // In bare text a short line without stop, above the body, can only be more of the title.
        return char.IsLower(line.Text[0]) || LeansOn(before.Text) || (line.AllCapitals && before.AllCapitals) || (typed && !line.AllCapitals && line.WordCount <= 16 && line.Last != ':');
    }

    private static bool LeansOn(string text)
    {
        var last = text[(text.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        return text[^1] is ',' or '-' or '–' || last is "và" or "của" or "về" or "tại" or "các" or "trên" or "cho" or "với" or "năm" or "tỉnh" or "số" or "theo" or "trong" or "ngày" or "tháng" or "cấp" or "bàn";
    }

    private static int Count(string text, char c) => text.Count(x => x == c);
}
