using Xunit;

namespace IngestPipeline.Export.Tests;

public sealed class TemporaryStreamTests
{
    [Fact]
    public void File_HasNoName_AndKeepsWhatIsWritten()
    {
        using var stream = TemporaryStream.Create();
        stream.Write("số liệu"u8);
        stream.Flush();
        stream.Position = 0;

        Assert.Equal("số liệu", new StreamReader(stream).ReadToEnd());

        // Windows keeps the name until the file is closed.
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(stream.Name));
    }
}
