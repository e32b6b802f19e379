using Xunit;

namespace IngestPipeline.Documents.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_EndsWell_ReplacesTheFile()
    {
        var path = Path.Combine(_folder.FullName, "a.txt");
        File.WriteAllText(path, "cũ");

        WholeFile.WriteText(path, w => w.Write("mới"));

        Assert.Equal("mới"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void Write_BreaksOff_LeavesWhatWasThere()
    {
        var path = Path.Combine(_folder.FullName, "a.txt");
        File.WriteAllText(path, "cũ");

        Assert.Throws<InvalidOperationException>(() => WholeFile.WriteText(path, w =>
        {
            w.Write("mớ");
            throw new InvalidOperationException();
        }));

        Assert.Equal("cũ", File.ReadAllText(path));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void Write_IntoAFolderThatIsNotThere_Fails() =>
        Assert.ThrowsAny<IOException>(() => WholeFile.Write(Path.Combine(_folder.FullName, "none", "a.txt"), _ => { }));
}
