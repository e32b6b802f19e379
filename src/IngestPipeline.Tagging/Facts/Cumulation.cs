using IngestPipeline.Tagging.Dates;

namespace IngestPipeline.Tagging.Facts;

/// <summary>"Lũy kế", "từ đầu năm đến nay": the figure counts from January on.</summary>
internal static class Cumulation
{
    /// <param name="period">The period that the figure would have else.</param>
    public static string? From(TokenLine line, Clauses clauses, FactDraft draft, string? period)
    {
        if (period is null || draft.Change is not null && draft.Unit == "%")
        {
            return period;
        }

        for (var i = draft.Site.First - 1; i >= clauses.Sentence(draft.Site.First); i--)
        {
            // What stands in brackets holds inside them only.
            if (line[i].IsMark(')') && Opens(line, clauses, i) is { } opening)
            {
                i = opening;
                continue;
            }

            if (line.Phrase(i + 1, 2) is "lũy kế" or "luỹ kế" or "đầu năm" && (line.Word(i) == "kế" || line.Word(i - 2) is "từ"))
            {
                return PeriodName.SinceJanuary(period);
            }
        }

        return period;
    }

    private static int? Opens(TokenLine line, Clauses clauses, int close)
    {
        for (var i = close - 1; i >= clauses.Sentence(close); i--)
        {
            if (line[i].IsMark('('))
            {
                return i;
            }
        }

        return null;
    }
}
