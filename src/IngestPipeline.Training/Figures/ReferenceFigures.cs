using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Figures;

/// <summary>A figure that a document really states.</summary>
/// <param name="Span">The number with its unit in the text that was read; null where it is not to be found there.</param>
/// <param name="Value">Canonical decimal without zeros at its end.</param>
/// <param name="Indicator">Hashes of the words of the indicator, see <see cref="ReferenceFigures.WordHashes"/>.</param>
public sealed record ReferenceFact(TextSpan? Span, string Quote, string Value, string? Of, string? Unit, FactKind Kind, ImmutableArray<string> Indicator)
{
    public FactChange? Change { get; init; }

    public Approximation? Approx { get; init; }

    public FactStatus Status { get; init; }

    public string? Period { get; init; }

    public string? Place { get; init; }
}

/// <param name="Span">Null where it is not to be found in the text that was read.</param>
/// <param name="NumberSymbol">Canonical, no spaces.</param>
public sealed record ReferenceCitation(TextSpan? Span, string? Type, string NumberSymbol, DateOnly? Date, string? Issuer);

/// <summary>What the digits are there for that are no fact and no citation.</summary>
/// <param name="Role"><c>identifier</c>, <c>date</c>, <c>period</c>, <c>ordinal</c>, <c>name</c>, <c>enumerator</c>, <c>footnote</c>, <c>page</c>, <c>phone</c>.</param>
public sealed record ReferenceNumber(TextSpan Span, string Role);

/// <summary>Figures, citations and other numbers of a document, as a person read them.</summary>
/// <param name="Labelled">The part of the text that was read; what the program finds outside it is not judged.</param>
/// <param name="Numbers">Null where nobody told what the other numbers are.</param>
public sealed record ReferenceFigures(TextSpan Labelled, ImmutableArray<ReferenceFact> Facts, ImmutableArray<ReferenceCitation> Citations, ImmutableArray<ReferenceNumber>? Numbers)
{
    /// <summary>A decimal without zeros at its end, so that <c>3.0</c> is <c>3</c>.</summary>
    public static string? Canonical(string? value) => value is not null && value.Contains('.') ? value.TrimEnd('0').TrimEnd('.') : value;

    /// <summary>The first 6 hex digits of the SHA-256 of each word (<c>\w+</c> of the NFC text in small letters): an indicator without its words.</summary>
    public static ImmutableArray<string> WordHashes(string? text) => [.. Words(text).Select(w => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(w)))[..6])];

    /// <summary>Words in small letters, as figures and units are compared.</summary>
    public static string[] Words(string? text) => ComparisonForm.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
