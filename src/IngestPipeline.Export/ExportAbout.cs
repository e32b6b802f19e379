using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Export;

/// <summary>Under what terms data may be used.</summary>
/// <param name="Name">An Open Definition licence id: <c>CC-BY-4.0</c>, <c>other-pd</c>.</param>
public sealed record DataLicence(string Name, string? Title = null, string? Path = null)
{
    /// <summary>Official documents and figures are no subject of copyright in Viet Nam.</summary>
    public static readonly DataLicence Official = new(
        "other-pd", "Văn bản hành chính, số liệu không thuộc phạm vi bảo hộ quyền tác giả (Điều 15 Luật Sở hữu trí tuệ) / Official documents and figures, not subject to copyright (Intellectual Property Law of Viet Nam, Article 15)");

    /// <summary>As the profile of Data Packages has it.</summary>
    public static bool IsName(string? id) => id is { Length: > 0 and <= 60 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    /// <summary>Creative Commons ids bring their address along.</summary>
    public static DataLicence Of(string id) => id switch
    {
        "other-pd" => Official,
        "CC0-1.0" => new DataLicence(id, "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        "CC-BY-4.0" => new DataLicence(id, "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        "CC-BY-SA-4.0" => new DataLicence(id, "Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        _ => new DataLicence(id),
    };
}

/// <summary>What an export is: when, of what state of the archive, which facts, under what terms.</summary>
/// <param name="Created">When it was ordered.</param>
/// <param name="Change">The archive's last change: an export of the same facts with the same number is the same.</param>
public sealed record ExportAbout(DateTimeOffset Created, long Change, FactFilter Filter)
{
    /// <summary>Version of the columns: the first number changes when a column goes or means something else, the second when one comes.</summary>
    private const string Columns = "2.0";

    public DataLicence Licence { get; init; } = DataLicence.Official;

    public string Version => $"{Columns}.{Change}";

    /// <summary>The filter's conditions, as the command line names them.</summary>
    public IEnumerable<string> Conditions => new (string Name, string? Value)[]
    {
        ("indicator", Filter.Indicator), ("unit", Filter.Unit), ("kind", Filter.Kind is { } kind ? ContractNames.Of(kind) : null), ("status", Filter.Status is { } status ? ContractNames.Of(status) : null),
        ("period", Filter.Period), ("period-from", Filter.PeriodFrom), ("period-to", Filter.PeriodTo), ("review", ContractNames.Of(Filter.Review)), ("place", Filter.Place), ("issuer", Filter.Issuer), ("min-confidence", Filter.MinConfidence?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)),
        ("document", Filter.DocumentId),
    }.Where(c => c.Value is not null).Select(c => $"{c.Name}: {c.Value}");
}
