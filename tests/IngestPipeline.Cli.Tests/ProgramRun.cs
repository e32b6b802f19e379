using IngestPipeline.Tools;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>Runs the program to its end, as a script would.</summary>
internal static class ProgramRun
{
    public static async Task<ToolOutcome.Exited> Of(params string[] arguments)
    {
        var command = new ToolCommand(new ToolProgram("dotnet", "dotnet-sdk-10.0"), [Path.Combine(AppContext.BaseDirectory, "ingest.dll"), .. arguments])
        {
            Memory = null,
            Timeout = TimeSpan.FromMinutes(2),
        };
        return Assert.IsType<ToolOutcome.Exited>(await ToolProcess.Run(command, CancellationToken.None));
    }
}
