using System.Globalization;
using System.Text;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Tools.Tests;

public sealed class ToolProcessTests
{
    private static readonly ToolProgram Shell = new("sh", "dash");

    [Fact]
    public async Task Program_ThatEnds_GivesItsCodeAndBothPipes()
    {
        var outcome = await Run("echo ra; echo lỗi >&2; exit 3");

        var exited = Assert.IsType<ToolOutcome.Exited>(outcome);
        Assert.Equal((3, "ra\n", "lỗi\n"), (exited.Code, exited.Text, exited.Errors));
    }

    [Fact]
    public async Task Argument_WithShellCharacters_ArrivesAsItIs()
    {
        var outcome = await ToolProcess.Run(new ToolCommand(new ToolProgram("printf", "coreutils"), ["%s", "a b; $HOME `id` \"x\" 'báo cáo'"]), default);

        Assert.Equal("a b; $HOME `id` \"x\" 'báo cáo'", Assert.IsType<ToolOutcome.Exited>(outcome).Text);
    }

    [Fact]
    public async Task Program_ThatFloodsBothPipes_IsDrainedAndCutAtTheLimit()
    {
        var outcome = await Run("head -c 3000000 /dev/zero & head -c 3000000 /dev/zero >&2; wait", c => c with { OutputLimit = 100_000 });

        var exited = Assert.IsType<ToolOutcome.Exited>(outcome);
        Assert.Equal((0, 100_000, true), (exited.Code, exited.Output.Length, exited.Truncated));
    }

    [Fact]
    public async Task Program_ThatWritesBadUtf8_GivesReplacementCharacters()
    {
        var outcome = await Run("printf 'b\\377\\376o'");

        Assert.Equal("b\uFFFD\uFFFDo", Assert.IsType<ToolOutcome.Exited>(outcome).Text);
    }

    [Fact]
    public async Task Program_ThatHangs_IsKilledWithItsGrandchildren()
    {
        using var folder = new TemporaryFolder();
        var note = Path.Combine(folder.Path, "pid");

        var outcome = await Run($"(sleep 1000 & echo $! > '{note}'; wait) & echo begun >&2; wait", c => c with { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Equal("begun\n", Assert.IsType<ToolOutcome.TimedOut>(outcome).Errors);
        AssertGone(File.ReadAllText(note));
    }

    [Fact]
    public async Task Program_ThatLeavesAChildBehind_DoesNotBlockAndTheChildIsKilled()
    {
        var outcome = await Run("sleep 1000 & echo $!");

        AssertGone(Assert.IsType<ToolOutcome.Exited>(outcome).Text);
    }

    [Fact]
    public async Task Program_Cancelled_ThrowsAndIsKilled()
    {
        using var folder = new TemporaryFolder();
        var note = Path.Combine(folder.Path, "pid");
        using var cancellation = new CancellationTokenSource();
        var run = ToolProcess.Run(new ToolCommand(Shell, ["-c", $"echo $$ > '{note}.new'; mv '{note}.new' '{note}'; sleep 1000"]), cancellation.Token);
        while (!File.Exists(note))
        {
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        AssertGone(File.ReadAllText(note));
    }

    [Fact]
    public async Task Program_ThatCrashes_NamesTheSignal() =>
        Assert.Equal(11, Assert.IsType<ToolOutcome.Signalled>(await Run("kill -SEGV $$")).Signal);

    [Fact]
    public async Task Program_AboveItsMemory_IsOutOfMemory()
    {
        var outcome = await ToolProcess.Run(new ToolCommand(new ToolProgram("sort", "coreutils"), ["-S", "1G", "/dev/null"]) { Memory = 200L << 20, }, default);
        var starved = await Run("echo 'terminate called after throwing an instance of std::bad_alloc' >&2; kill -ABRT $$");

        Assert.True(outcome is ToolOutcome.Exited or ToolOutcome.OutOfMemory);
        Assert.IsType<ToolOutcome.OutOfMemory>(starved);
    }

    [Fact]
    public async Task Limit_OfMemory_ReachesTheProgram()
    {
        var outcome = await Run("ulimit -v", c => c with { Memory = 512L << 20 });

        Assert.Equal("524288", Assert.IsType<ToolOutcome.Exited>(outcome).Text.Trim());
    }

    [Fact]
    public async Task Program_ThatIsMissing_NamesThePackage()
    {
        var outcome = await ToolProcess.Run(new ToolCommand(new ToolProgram("no-such-program-here", "some-package"), []), default);

        Assert.Contains("some-package", Assert.IsType<ToolOutcome.NotInstalled>(outcome).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_LargerThanThePipe_IsFedWhileTheOutputIsRead()
    {
        var text = new string('ă', 400_000);

        var outcome = await ToolProcess.Run(new ToolCommand(new ToolProgram("cat", "coreutils"), []) { Input = Encoding.UTF8.GetBytes(text) }, default);

        Assert.Equal(text, Assert.IsType<ToolOutcome.Exited>(outcome).Text);
    }

    [Fact]
    public async Task Folder_OfTheProgram_IsItsTemporaryFolderAndGoneAfterwards()
    {
        var outcome = await Run("touch left-behind; pwd; echo $TMPDIR");

        var lines = Assert.IsType<ToolOutcome.Exited>(outcome).Text.Split('\n');
        Assert.Equal(lines[0], lines[1]);
        Assert.False(Directory.Exists(lines[0]));
    }

    private static Task<ToolOutcome> Run(string script, Func<ToolCommand, ToolCommand>? with = null)
    {
        var command = new ToolCommand(Shell, ["-c", script]) { Timeout = TimeSpan.FromSeconds(30) };
        return ToolProcess.Run(with?.Invoke(command) ?? command, default);
    }

    /// <summary>A killed process stays a zombie until its new parent waits for it: that counts as gone.</summary>
    private static void AssertGone(string number)
    {
        var stat = $"/proc/{int.Parse(number.Trim(), CultureInfo.InvariantCulture)}/stat";
        Assert.True(SpinWait.SpinUntil(() => State(stat) is null or 'Z' or 'X', TimeSpan.FromSeconds(10)), "the process still runs");
    }

    private static char? State(string stat)
    {
        try
        {
            var text = File.ReadAllText(stat);
            return text[text.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
