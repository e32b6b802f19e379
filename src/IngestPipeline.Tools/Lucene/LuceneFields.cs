namespace IngestPipeline.Tools.Lucene;

/// <summary>Names of the index's fields; the same as in src/jvm/index-worker.</summary>
internal static class LuceneFields
{
    public const string Id = "id";
    public const string Year = "year";
    public const string Date = "date";
    public const string Access = "access";

    // Keywords that only the queries here know.
    public const string TypeName = "k-type";
    public const string Number = "k-number";
    public const string NumberPart = "k-number-part";
    public const string IssuerExact = "k-issuer-exact";
    public const string IssuerFolded = "k-issuer-folded";

    public static readonly FieldPair Title = new("tx", "tf");

    /// <summary>All terms of a document, its passages included.</summary>
    public static readonly FieldPair All = new("dx", "df");
    public static readonly FieldPair Passage = new("x", "f");

    /// <summary>What a passage takes from its document: title, issuer, date, heading.</summary>
    public static readonly FieldPair Context = new("cx", "cf");
    public const string Pairs = "b";
    public const char PairJoint = '_';

    /// <summary>20230626 for 26 June 2023: sorts and ranges like the day.</summary>
    public static int DayNumber(DateOnly date) => (date.Year * 10000) + (date.Month * 100) + date.Day;
}

/// <summary>The same text with and without accents.</summary>
internal sealed record FieldPair(string Exact, string Folded);
