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

        return Task.FromResult(document with
        {
            Blocks = blocks.ToImmutable(),
            Sections = _outline.Build(lines, tags, document.BodyEnd, TopRole(lines, tags)),
        });
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
