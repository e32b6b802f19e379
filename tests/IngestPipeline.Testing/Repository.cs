namespace IngestPipeline.Testing;

/// <summary>Where the checkout and the optional folder of real documents beside it lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Real documents and gold annotations that are not part of the project; null where they are absent.</summary>
    public static string? Shared { get; } = Directory.Exists(Path.Combine(Root, "..", "shared", "gold")) ? Path.GetFullPath(Path.Combine(Root, "..", "shared")) : null;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IngestPipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside a checkout.");
    }
}

/// <summary>A test that reads real documents beside the checkout; skipped, with the reason, where they are absent.</summary>
public sealed class SharedFactAttribute : Xunit.FactAttribute
{
    public SharedFactAttribute() => Skip = Repository.Shared is null ? "The folder of real documents beside the checkout is absent." : null;
}

/// <summary>As <see cref="SharedFactAttribute"/>, for theories.</summary>
public sealed class SharedTheoryAttribute : Xunit.TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = Repository.Shared is null ? "The folder of real documents beside the checkout is absent." : null;
}

/// <summary>A folder of the test's own that is gone when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ingest-test-").FullName;

    public string File(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string File(string name, string content) => File(name, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Makes the <see cref="Documents.SourceFile"/> of a file on disk.</summary>
public static class Sources
{
    public static Documents.SourceFile Of(string path)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        return new Documents.SourceFile(System.IO.Path.GetFileName(path), System.IO.Path.GetFullPath(path), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), bytes.LongLength);
    }
}
