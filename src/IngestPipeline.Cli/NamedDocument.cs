using System.CommandLine;
using System.Security.Cryptography;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Cli;

/// <summary>A document of the archive as it is named on the command line: by the beginning of its id, or by its file.</summary>
internal static class NamedDocument
{
    public static Argument<string> Argument() => new("DOCUMENT")
    {
        Description = "Mã tài liệu (phần đầu là đủ) hoặc tệp gốc / Id of the document (its beginning will do), or its file",
    };

    /// <summary>Null when the archive has no such document, or several.</summary>
    public static string? Find(ArchiveServices archive, string named)
    {
        var start = named.ToLowerInvariant();
        if (File.Exists(named))
        {
            using var file = File.OpenRead(named);
            start = Convert.ToHexStringLower(SHA256.HashData(file));
        }

        return start.Length > 0 && start.All(char.IsAsciiHexDigitLower) && archive.Documents.Named(start, AccessLevel.Secret) is [var id] ? id : null;
    }

    public static int Unknown(string named)
    {
        Console.Error.WriteLine(ConsoleText.OneLine($"{named}: không có tài liệu này trong kho, hoặc chưa đọc xong / no such document in the archive, or not read yet"));
        return ExitCode.BadInput;
    }

    public static Option<bool> Wait() => new("--wait")
    {
        Description = "Đợi đến khi xử lý lại xong; tự xử lý nếu chưa có tiến trình nào / Wait until it is processed again; works itself if no other process does",
    };

    /// <summary>Until the document is searchable again, failed or cancelled.</summary>
    public static async Task UntilDone(ArchiveServices archive, string id, CancellationToken cancellation)
    {
        while (archive.Documents.Find(id, AccessLevel.Secret) is { State: DocumentState.Accepted or DocumentState.Processing or DocumentState.Stored })
        {
            await Task.Delay(200, cancellation);
        }
    }
}
