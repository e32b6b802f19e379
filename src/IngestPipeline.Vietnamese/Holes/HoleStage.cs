using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Normalizing;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>
/// Fills the blanks that lost letters left, body and footnotes each by what they lose: they are often set in different fonts. Runs before white
/// space is made normal, for the number of blanks tells a lost letter from a gap between words.
/// </summary>
public sealed class HoleStage(SyllableLanguageModel model) : IStage
{
    private readonly HoleRepairer _repairer = new(model);

    public StageId Id { get; } = new("holes", $"1+{model.Identity}");

    public Task<Document> Run(Document document, StageContext context)
    {
        if (!_repairer.ShowsSigns(Texts(document)))
        {
            return Task.FromResult(document);
        }

        // The model knows letters in their normal form only.
        var plain = document.Rewrite(TextNormalizer.Edits(document.Text, document.Blocks.Select(b => b.Span).Where(s => !s.IsEmpty)).Where(e => e.Kind is RepairKind.Lookalike or RepairKind.Composition));
        var edits = new List<TextEdit>();
        var known = new HashSet<char>();

        // Where letters are wrong rather than lost, words with letters put in would be wrong as well.
        var garbled = document.Trust.Where(t => t.State == TextState.WrongMapping && t.Page is not null).Select(t => t.Page!.Value).ToHashSet();
        foreach (var region in plain.Blocks.Where(b => !b.Span.IsEmpty && !garbled.Contains(b.Page)).GroupBy(b => b.Kind == BlockKind.Footnote).OrderBy(g => g.Key))
        {
            var repairs = _repairer.Repair(plain.Text, [.. region.Select(b => b.Span)], known);
            known.UnionWith(repairs.Letters.Keys);
            edits.AddRange(repairs.Edits);
            plain = plain with { Gaps = [.. plain.Gaps.Concat(repairs.Gaps).OrderBy(g => g.Span.Start)] };
            if (repairs.Letters.Count > 0)
            {
                // What was judged sound as a whole is not.
                plain = plain with { Trust = plain.Trust.RemoveAll(t => t is { Page: null, Font: null, State: TextState.Sound }).Add(Trust(plain, repairs, region.Key)) };
            }
        }

        // Without lost letters nothing is touched here at all.
        return Task.FromResult(edits.Count == 0 ? document : plain.Rewrite(edits));
    }

    private static IEnumerable<string> Texts(Document document) => document.Blocks.Where(b => !b.Span.IsEmpty).Select(b => b.Span.In(document.Text));

    private static TextTrust Trust(Document document, HoleRepairs repairs, bool footnotes)
    {
        var share = SyllableShare.Of(document.Text);
        var letters = string.Concat(repairs.Letters.OrderByDescending(l => l.Value).Select(l => l.Key));
        var count = repairs.Edits.Count.ToString(CultureInfo.InvariantCulture);
        return new TextTrust(null, null, TextState.Holes, share.Words, share.Share, footnotes
            ? $"cước chú mất các chữ {letters}, {count} từ được điền lại / footnotes lose the letters {letters}, {count} words filled"
            : $"phần chính mất các chữ {letters}, {count} từ được điền lại / the body loses the letters {letters}, {count} words filled");
    }
}
