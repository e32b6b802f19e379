using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Search;

namespace IngestPipeline.Cli;

/// <summary>Turns known failures into one line and an exit code; a bug keeps its stack trace.</summary>
internal static class Guard
{
    public static async Task<int> Run(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            return Tell("Đã dừng. / Stopped.", ExitCode.Interrupted);
        }
        catch (DocumentFailureException e)
        {
            return Tell(e.Message, ExitCode.BadInput);
        }
        catch (SearchEngineException e)
        {
            return Tell(e.Message, e.Code == "engine-missing" ? ExitCode.Environment : ExitCode.Failed);
        }
        catch (Exception e) when (e is AccountException or PipelineDefinitionException or IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            return Tell(e.Message, ExitCode.Failed);
        }
    }

    private static int Tell(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
