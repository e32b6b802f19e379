namespace IngestPipeline.Tagging.Facts;

/// <summary>The period that a number's sentence names: before it in its part of the sentence, then behind it, then earlier in the sentence.</summary>
internal static class PeriodReader
{
    public static string? Of(TokenLine line, Clauses clauses, List<TimeMention> times, FactDraft draft)
    {
        var at = draft.Site.First;
        TimeMention? before = null, behind = null, earlier = null;
        foreach (var time in times)
        {
            // "tăng 39,9 tỷ so với năm 2023 là 450 tỷ đồng": the figure is what is compared with.
            if (time is { Role: TimeRole.Baseline, Period: { } compared } && time.Last + 2 == at && line.Word(at - 1) is "là" or "đạt" && clauses.SameSentence(time.First, at))
            {
                return compared;
            }

            if (time.Role != TimeRole.Reported || time.Period is null || !clauses.SameSentence(time.First, at) || OfCitation(line, time))
            {
                continue;
            }

            if (time.First > at)
            {
                behind ??= clauses.SameSegment(time.First, at) ? time : null;
            }
            else if (clauses.SameSegment(time.First, at))
            {
                before = time;
            }
            else
            {
                earlier = time;
            }
        }

        return (before ?? behind ?? earlier)?.Period;
    }

    /// <summary>The day of a document ("Kế hoạch số 5/KH-UBND ngày 30/12/2022") does not date what is counted.</summary>
    private static bool OfCitation(TokenLine line, TimeMention time)
    {
        if (line.Word(time.First) != "ngày")
        {
            return false;
        }

        var i = time.First - 1;
        if (line[i].IsMark(',') || line[i].IsMark('('))
        {
            i--;
        }

        return line[i].Kind == TokenKind.Word && line[i - 1] is { Kind: TokenKind.Mark } mark && mark.Lower[0] is '/' or '-' or '–' && line.Capital(i);
    }
}
