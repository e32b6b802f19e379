using System.CommandLine;
using IngestPipeline.Export;

namespace IngestPipeline.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>Folder of the archive.</summary>
    public static Option<string> Data() => new("--data")
    {
        Description = "Thư mục của kho lưu trữ / Folder of the archive (INGEST_DATA; ./data)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("INGEST_DATA") is { Length: > 0 } folder ? folder : "data",
    };

    public static Option<bool> Json(string what) => new("--json") { Description = $"{what} (JSON)" };

    public static Option<string> Licence()
    {
        var licence = new Option<string>("--licence")
        {
            Description = "Giấy phép ghi trong gói dữ liệu xuất ra, theo Open Definition / Licence that exported packages name, an Open Definition id: CC-BY-4.0",
            DefaultValueFactory = _ => DataLicence.Official.Name,
        };
        licence.Validators.Add(r =>
        {
            if (!DataLicence.IsName(r.GetValueOrDefault<string>()))
            {
                r.AddError("--licence: chỉ chữ không dấu, số và - . _ / letters, digits and - . _ only");
            }
        });
        return licence;
    }

    public static Argument<string[]> Files(string description) => new("FILE") { Description = description, Arity = ArgumentArity.OneOrMore };
}
