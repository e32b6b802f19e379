using System.CommandLine;

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

    public static Argument<string[]> Files(string description) => new("FILE") { Description = description, Arity = ArgumentArity.OneOrMore };
}
