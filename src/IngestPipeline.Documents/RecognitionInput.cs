namespace IngestPipeline.Documents;

/// <summary>Why an order on recognition cannot be followed.</summary>
/// <param name="Code">Stable, kebab case: <c>unknown-mode</c>, <c>bad-pages</c>.</param>
public sealed record RecognitionProblem(string Code, string Vietnamese, string English);

/// <summary>An order as it was typed: one of the two is null.</summary>
public readonly record struct RecognitionParse(RecognitionOrder? Value, RecognitionProblem? Problem);

/// <summary>Orders on recognition as people and programs give them.</summary>
public static class RecognitionInput
{
    /// <param name="mode"><c>auto</c>, <c>ocr</c> or <c>text</c>.</param>
    /// <param name="pages">As <see cref="PageSelection.Parse"/> takes them; null or empty: all.</param>
    /// <param name="count">Pages that the document has; null while nobody knows.</param>
    public static RecognitionParse Parse(string? mode, string? pages, int? count = null)
    {
        if (Enum.GetValues<RecognitionMode>().Where(m => ContractNames.Of(m) == mode).Select(m => (RecognitionMode?)m).FirstOrDefault() is not { } named)
        {
            return new RecognitionParse(null, new RecognitionProblem("unknown-mode", $"Không có cách “{mode}”; có: auto, ocr, text", $"There is no mode “{mode}”; there are: auto, ocr, text"));
        }

        var (selection, problem) = PageSelection.Parse(pages, count);
        return selection is null
            ? new RecognitionParse(null, new RecognitionProblem("bad-pages", problem!.Vietnamese, problem.English))
            : new RecognitionParse(new RecognitionOrder(named, selection), null);
    }
}
