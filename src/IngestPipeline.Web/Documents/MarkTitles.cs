using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Localization;

namespace IngestPipeline.Web.Documents;

/// <summary>What a mark tells when it is pointed at; plain text.</summary>
public static class MarkTitles
{
    public static string Of(Fact fact, Translator t, FactReview? review = null) => Lines(
        string.Join(' ', new[] { Approx(fact, t), Value(fact, t), fact.Unit }.Where(s => !string.IsNullOrEmpty(s))),
        fact.Indicator,
        Pair(t["fact.period"], fact.Period),
        Pair(t["fact.place"], fact.Place),
        Pair(t["fact.kind"], t["kind." + ContractNames.Of(fact.Kind)]) + (fact.Status == FactStatus.Target ? " · " + t["status.target"] : "")
            + (fact.Change is { } change ? " · " + t["change." + ContractNames.Of(change)] : ""),
        Pair(t["fact.confidence"], t.Percent(fact.Confidence)),
        review?.Verdict is { } verdict ? Pair(t["fact.review"], t["verdict." + ContractNames.Of(verdict)] + ", " + review.User) : null);

    public static string Of(Citation citation, Translator t) => Lines(
        string.Join(' ', new[] { citation.Type, citation.NumberSymbol }.Where(s => !string.IsNullOrEmpty(s))),
        Pair(t["citation.date"], t.Date(citation.Date)),
        citation.Issuer,
        Pair(t["fact.confidence"], t.Percent(citation.Confidence)));

    public static string Of(Repair repair, Translator t) => Lines(
        t["repair.original"] + ": “" + Visible(repair.Original) + "”",
        t["repair." + ContractNames.Of(repair.Kind)] + " · " + t.Percent(repair.Confidence));

    public static string Of(RejectedRepair rejected, Translator t) => Lines(
        t["repair.rejected"] + ": “" + Visible(rejected.Replacement) + "”",
        t["repair." + ContractNames.Of(rejected.Kind)] + " · " + t.Percent(rejected.Confidence));

    public static string Of(Gap gap, Translator t) => Lines(
        t["gap.unread"],
        Pair(t["gap.candidates"], string.Join(", ", gap.Candidates.Select(c => "“" + Visible(c.Text) + "” (" + t.Percent(c.Confidence) + ")"))));

    public static string Value(Fact fact, Translator t) => t.Canonical(fact.Value) + (fact.Of is null ? "" : "/" + t.Canonical(fact.Of));

    /// <summary>What stands before and after a span within its word: a letter alone tells little.</summary>
    public static (string Left, string Right) Around(string text, TextSpan span)
    {
        const int most = 12;
        var start = span.Start;
        while (start > 0 && span.Start - start < most && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        var end = span.End;
        while (end < text.Length && end - span.End < most && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return (text[start..span.Start], text[span.End..end]);
    }

    /// <summary>Spaces and breaks made visible: a repair is often only about them.</summary>
    public static string Visible(string text) => text.Replace(' ', '␣').Replace("\n", "↵", StringComparison.Ordinal).Replace('\u00AD', '·').Replace('\u00A0', '␣');

    private static string? Approx(Fact fact, Translator t) => fact.Approx is { } approx ? t["approx." + ContractNames.Of(approx)] : null;

    private static string? Pair(string label, string? value) => string.IsNullOrEmpty(value) ? null : $"{label}: {value}";

    private static string Lines(params string?[] lines) => string.Join("\n", lines.Where(l => !string.IsNullOrEmpty(l)));
}
