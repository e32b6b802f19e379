using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Gives every block its kind and finds the nested sections. Reads text and, where the format has them, looks.</summary>
public sealed class StructureStage(ILineTagger tagger, INesting nesting, IRoleTeller roles) : IStage
{
    private readonly OutlineBuilder _outline = new(nesting, roles);

    /// <summary>Structure by the rules alone.</summary>
    public static StructureStage ByRules() => new(new RuleLineTagger(), new RuleNesting(), new RuleRoles());

    public StageId Id { get; } = new("structure", $"2;{tagger.Version};{nesting.Version};{roles.Version}");

    public Task<Document> Run(Document document, StageContext context)
    {
        var lines = LineReader.Read(document);
        var tags = tagger.Tag(lines);
        var blocks = document.Blocks.ToBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            blocks[lines[i].Block] = blocks[lines[i].Block] with { Kind = tags[i].Kind };
        }

        document = document with
        {
            Blocks = blocks.ToImmutable(),
            Sections = _outline.Build(lines, tags, document.BodyEnd, TopRole(lines, tags)),
        };
        foreach (var page in OtherDocuments(lines, tags))
        {
            document = document.WithWarning(
                "several-documents", page, $"Tệp có vẻ chứa một văn bản khác, bắt đầu ở trang {page} / The file seems to hold another document, which begins on page {page}");
        }

        return Task.FromResult(document);
    }

    /// <summary>Pages where, behind a signature, a letterhead with motto and number of its own begins: an annex has a number of the first at most.</summary>
    private static IEnumerable<int> OtherDocuments(IReadOnlyList<TextLine> lines, ImmutableArray<LineTag> tags)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (!tags[i].BeginsPart)
            {
                continue;
            }

            var head = Enumerable.Range(i, lines.Count - i).TakeWhile(k => tags[k].Kind is BlockKind.Letterhead).Select(k => lines[k].Text).ToList();
            if (head.Any(FormLines.IsMotto) && head.Any(FormLines.IsNumber))
            {
                yield return lines[i].Page;
            }
        }
    }

    /// <summary>A report tells results unless it says otherwise; plans, decisions and dispatches set down contents.</summary>
    public static SectionRole TopRole(IReadOnlyList<TextLine> lines, IReadOnlyList<LineTag> tags)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (tags[i].Kind is BlockKind.Title && DocumentTypes.Read(lines[i].Text) is { } type)
            {
                return type.Type == "BÁO CÁO" ? SectionRole.Results : SectionRole.Content;
            }
        }

        return SectionRole.Content;
    }
}
