namespace IngestPipeline.Documents;

/// <summary>What a section is about (annotation.md §2).</summary>
public enum SectionRole
{
    Other,
    Results,
    Evaluation,
    Strengths,
    Limitations,
    Causes,
    Lessons,
    Plan,
    Solutions,
    Proposals,
    Objectives,
    Content,
    Implementation,
    Appendix,
}

/// <summary>A heading with everything up to the next heading of the same or a higher level.</summary>
/// <param name="Id"><c>s1</c>, <c>s2</c> … in order of the text.</param>
/// <param name="Parent">Id of the enclosing section; null at the top.</param>
/// <param name="Level">From 1, by nesting in this document.</param>
/// <param name="Label">The enumerator without its closing mark; null if none.</param>
/// <param name="Title">The heading without label; null where a sentence follows the enumerator.</param>
/// <param name="Role">What it is about.</param>
/// <param name="Span">Heading and contents, subsections included.</param>
/// <param name="HeadingSpan">The heading line itself.</param>
/// <param name="Page">The page it begins on.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Section(
    string Id, string? Parent, int Level, string? Label, string? Title, SectionRole Role, TextSpan Span, TextSpan HeadingSpan, int Page, double Confidence);
