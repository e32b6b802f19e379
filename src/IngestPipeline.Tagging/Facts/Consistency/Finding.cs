using System.Collections.Immutable;

namespace IngestPipeline.Tagging.Facts.Consistency;

/// <summary>Figures of a document that say something about each other.</summary>
/// <param name="Facts">Their places in the document's facts.</param>
/// <param name="Agrees">They bear each other out; else one of them is wrong.</param>
/// <param name="Vietnamese">What is wrong; empty where they agree.</param>
/// <param name="English">The same.</param>
internal sealed record Finding(ImmutableArray<int> Facts, bool Agrees, string Vietnamese, string English)
{
    public static Finding Agreement(params ReadOnlySpan<int> facts) => new([.. facts], true, "", "");
}
