using System.Text;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Recognition;
using IngestPipeline.Tools.Tesseract;
using Xunit;

namespace IngestPipeline.Tools.Tests.Recognition;

public sealed class OcrCacheTests : IDisposable
{
    /// <summary>Each entry of these tests takes one block of the disk.</summary>
    private const int Block = 4096;

    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OfWhatAnotherProcessSaved_GivesItBack()
    {
        Cache().Save(Key("trang 1"), "đã đọc"u8);
        Cache().Save(Key("trang 1"), "đã đọc"u8);

        Assert.Equal("đã đọc", Encoding.UTF8.GetString(Cache().Load(Key("trang 1"))!));
        Assert.Null(Cache().Load(Key("trang 2")));
        Assert.Single(Files());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public void Load_OfADamagedEntry_IsAsNone(int length)
    {
        Cache().Save(Key("trang 1"), "đã đọc"u8);
        var bytes = File.ReadAllBytes(Files().Single());
        bytes[^1] ^= 1;
        File.WriteAllBytes(Files().Single(), length < 0 ? bytes : bytes[..length]);

        Assert.Null(Cache().Load(Key("trang 1")));
        Assert.Empty(Files());
    }

    [Fact]
    public void Save_WithoutTheImage_TellsNothing()
    {
        Cache().Save(Key("trang 1"), "Kết luận thanh tra"u8);

        Assert.DoesNotContain("thanh tra", Encoding.UTF8.GetString(File.ReadAllBytes(Files().Single())), StringComparison.Ordinal);
        Assert.NotEqual(Key("trang 1").Secret.ToArray(), Key("trang 2").Secret.ToArray());
    }

    [Fact]
    public void Save_OnUnix_NobodyElseMayRead()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Cache().Save(Key("trang 1"), "đã đọc"u8);

        var file = Files().Single();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Save_BeyondTheLimit_OldestUsedGoFirst()
    {
        var cache = Cache(blocks: 16);
        for (var page = 1; page <= 30; page++)
        {
            _clock.Now += TimeSpan.FromMinutes(1);
            cache.Save(Key($"trang {page}"), "đã đọc"u8);

            // Page 1 is used again and again.
            Assert.NotNull(cache.Load(Key("trang 1")));
            Assert.InRange(Files().Length * Block, 0, 16 * Block);
        }

        Assert.NotNull(cache.Load(Key("trang 30")));
        Assert.Null(cache.Load(Key("trang 2")));
        Assert.InRange(Files().Length, 12, 16);
    }

    [Fact]
    public void Save_ByTwoProcesses_BoundHoldsForBoth()
    {
        OcrCache[] processes = [Cache(blocks: 32), Cache(blocks: 32)];
        for (var page = 1; page <= 120; page++)
        {
            _clock.Now += TimeSpan.FromMinutes(1);
            processes[page / 3 % 2].Save(Key($"trang {page}"), "đã đọc"u8);

            Assert.InRange(Files().Length, 0, 32);
        }
    }

    [Fact]
    public void Save_AfterAProcessWasKilledHalfWay_ItsRestIsClearedAfterAnHour()
    {
        var cache = Cache(blocks: 16);
        cache.Save(Key("trang 1"), "đã đọc"u8);
        var half = Files().Single() + ".0123.tmp";
        File.WriteAllText(half, "nửa");
        File.SetLastWriteTimeUtc(half, _clock.Now.UtcDateTime);

        Cache(blocks: 16).Save(Key("trang 2"), "đã đọc"u8);
        Assert.True(File.Exists(half));
        _clock.Now += TimeSpan.FromHours(2);
        Cache(blocks: 16).Save(Key("trang 3"), "đã đọc"u8);

        Assert.False(File.Exists(half));
        Assert.NotNull(cache.Load(Key("trang 1")));
    }

    [Fact]
    public void Fingerprint_OfLanguageData_ChangesWithEachOfItsFiles()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "vie.traineddata"), "nhanh");
        var fast = TesseractData.Fingerprint(_folder.Path, ["vie", "eng"]);
        File.WriteAllText(Path.Combine(_folder.Path, "eng.traineddata"), "nhanh");
        var both = TesseractData.Fingerprint(_folder.Path, ["vie", "eng"]);
        File.WriteAllText(Path.Combine(_folder.Path, "vie.traineddata"), "tốt nhất");

        Assert.Equal(3, new[] { fast, both, TesseractData.Fingerprint(_folder.Path, ["vie", "eng"]) }.Distinct().Count());
        Assert.Equal("/usr/share/tessdata/", TesseractData.Folder("List of available languages in \"/usr/share/tessdata/\" (3):\neng\nosd\nvie\n"));
        Assert.Null(TesseractData.Folder("eng\n"));
    }

    private static OcrCacheKey Key(string image) => OcrCacheKey.Of(new MemoryStream(Encoding.UTF8.GetBytes(image)), "counting 1", "Recognize", 200, []);

    private OcrCache Cache(int blocks = 256) => new(Path.Combine(_folder.Path, "recognition"), blocks * Block, _clock);

    private string[] Files() => Directory.GetFiles(Path.Combine(_folder.Path, "recognition"), "*", SearchOption.AllDirectories);
}
