namespace IngestPipeline.Archive;

/// <summary>Where everything of an archive lies. Only the account that runs the program may enter (mode 700).</summary>
public sealed class ArchiveFolder
{
    private const string DatabaseName = "archive.db";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private ArchiveFolder(string root, string? database = null) => (Root, Database) = (root, database ?? Path.Combine(root, DatabaseName));

    public string Root { get; }

    /// <summary>The SQLite file: documents, facts, accounts, audit, change log and the job store.</summary>
    public string Database { get; }

    /// <summary>The uploaded files, named by their SHA-256: <c>ab/cdef…</c>.</summary>
    public string Blobs => Path.Combine(Root, "blobs");

    /// <summary>The search index: a projection of the database that may be deleted and rebuilt.</summary>
    public string Index => Path.Combine(Root, "index");

    /// <summary>Everything that may be deleted while no worker runs.</summary>
    public string Work => Path.Combine(Root, "work");

    public string Checkpoints => Path.Combine(Work, "checkpoints");

    public string PageImages => Path.Combine(Work, "pages");

    /// <summary>What the OCR engine gave for page images.</summary>
    public string Recognition => Path.Combine(Work, "recognition");

    /// <summary>Temporary files of running jobs.</summary>
    public string Temporary => Path.Combine(Work, "tmp");

    /// <summary>Keys that protect cookies; losing them signs everyone out.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>An archive that is there; nothing is created.</summary>
    /// <param name="path">Its folder, or its database file.</param>
    /// <exception cref="FileNotFoundException">There is no archive.</exception>
    public static ArchiveFolder Existing(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = File.Exists(full) ? new ArchiveFolder(Path.GetDirectoryName(full)!, full) : new ArchiveFolder(full);
        return File.Exists(folder.Database) ? folder : throw new FileNotFoundException($"{path}: không có kho lưu trữ ở đây / no archive here");
    }

    /// <summary>Creates what is missing.</summary>
    public static ArchiveFolder Open(string root)
    {
        var folder = new ArchiveFolder(Path.GetFullPath(root));
        foreach (var path in new[] { folder.Root, folder.Blobs, folder.Index, folder.Work, folder.Checkpoints, folder.PageImages, folder.Recognition, folder.Temporary, folder.Keys })
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
                continue;
            }

            Directory.CreateDirectory(path, OwnerOnly);
            File.SetUnixFileMode(path, OwnerOnly);
        }

        return folder;
    }
}
