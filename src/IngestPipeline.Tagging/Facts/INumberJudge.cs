namespace IngestPipeline.Tagging.Facts;

/// <param name="Role">What the number is there for.</param>
/// <param name="Quantity">How probable it is that it quantifies something, 0 to 1.</param>
internal readonly record struct NumberJudgement(NumberRole Role, double Quantity);

/// <summary>Says what a number in a text is there for.</summary>
internal interface INumberJudge
{
    /// <summary>Part of the stage's version: other weights, other results.</summary>
    string Version { get; }

    /// <param name="line">The line.</param>
    /// <param name="site">The number in it.</param>
    /// <param name="firstBodyToken">First token behind the line's bullet.</param>
    NumberJudgement Judge(TokenLine line, NumberSite site, int firstBodyToken);
}
