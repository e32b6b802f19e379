using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;

namespace IngestPipeline.Training.Structure;

/// <summary>Walks the true outline of a document and notes each choice that the models would have had to make.</summary>
internal sealed class OutlineChoices : INesting, IRoleTeller
{
    private readonly Dictionary<int, ReferenceSection> _truth;
    private readonly LabelledDocument _document;
    private readonly List<LabelledChoice> _nesting;
    private readonly List<LabelledChoice> _roles;
    private ReferenceSection? _current;
    private bool _levelKnown;
    private bool _roleKnown;

    private OutlineChoices(Dictionary<int, ReferenceSection> truth, LabelledDocument document, List<LabelledChoice> nesting, List<LabelledChoice> roles) =>
        (_truth, _document, _nesting, _roles) = (truth, document, nesting, roles);

    public string Version => "truth";

    public static void Collect(IReadOnlyList<TextLine> lines, string?[] labels, LabelledDocument document, List<LabelledChoice> nesting, List<LabelledChoice> roles)
    {
        var tags = ImmutableArray.CreateBuilder<LineTag>(lines.Count);
        var truth = new Dictionary<int, ReferenceSection>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (kind, _) = LineLabel.Read(labels[i] ?? "paragraph", lines[i]);
            var section = document.Sections.FirstOrDefault(s => s.Span.Overlaps(lines[i].Span));
            var length = section is null || labels[i] is not (LineLabel.Heading or LineLabel.Continued or LineLabel.Marker or LineLabel.RunIn)
                ? 0
                : Math.Min(section.Span.End - lines[i].Span.Start, lines[i].Text.Length);
            if (length > 0 && labels[i] != LineLabel.Continued)
            {
                truth[lines[i].Span.Start] = section!;
            }

            var tag = new LineTag(kind, length, 1) { ContinuesHeading = labels[i] == LineLabel.Continued };
            tags.Add(tag with { BeginsPart = i == 0 || tag.FollowsEnd(tags[i - 1]) });
        }

        var walk = new OutlineChoices(truth, document, nesting, roles);
        var known = tags.MoveToImmutable();
        new OutlineBuilder(walk, walk).Build(lines, known, document.Document.BodyEnd, StructureStage.TopRole(lines, known));
    }

    public (int Keep, double Confidence) Depth(IReadOnlyList<OpenSection> open, Enumerator? marker, TextLine line)
    {
        _current = _truth.GetValueOrDefault(line.Span.Start);
        var corrected = _document.Corrected?.FirstOrDefault(c => c.Span.Overlaps(line.Span));
        (_levelKnown, _roleKnown) = _document.Corrected is null ? (true, true) : (corrected?.LevelSaid == true, corrected?.RoleSaid == true);
        var keep = Math.Clamp((_current?.Level ?? 1) - 1, 0, open.Count);
        if (_current is not null && _levelKnown && _current.Level - 1 == keep && open.Count > 0)
        {
            _nesting.Add(new LabelledChoice(LearnedNesting.Candidates(open, marker, line), keep, _document.Weight));
        }

        return (keep, 1);
    }

    public SectionRole RoleOf(RoleContext section)
    {
        if (_current is null)
        {
            return SectionRole.Other;
        }

        if (_roleKnown)
        {
            _roles.Add(new LabelledChoice(LearnedRoles.Candidates(section), LearnedRoles.Roles.IndexOf(_current.Role), _document.Weight));
        }

        return _current.Role;
    }
}
