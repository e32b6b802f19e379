using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Tells roles by the words of titles; a title that says nothing takes its parent's role.</summary>
public sealed class RuleRoles : IRoleTeller
{
    public string Version => "rules-1";

    public SectionRole RoleOf(RoleContext section)
    {
        var (title, sentence, marker, parent, fallback) = section;
        if (marker?.Kind is EnumeratorKind.Appendix)
        {
            return SectionRole.Appendix;
        }

        var own = title is not null ? RoleLexicon.Of(title) : sentence is not null ? RoleLexicon.OfSentence(sentence) : null;

        if (own is SectionRole.Plan && parent?.Role is SectionRole.Results && RoleLexicon.IsTasksOnly(title!))
        {
            own = null;
        }

        // A chapter of results at the top is what was done; below an evaluation it is the good side.
        if (own is SectionRole.Strengths && parent is null && marker?.Kind is EnumeratorKind.Part or EnumeratorKind.Capital or EnumeratorKind.Chapter)
        {
            own = SectionRole.Results;
        }

        return own ?? parent?.Role ?? (title is null ? null : RoleLexicon.WeaklyOf(title)) ?? fallback;
    }
}
