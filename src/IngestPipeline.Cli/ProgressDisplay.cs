using IngestPipeline.Pipelines;
using Spectre.Console;

namespace IngestPipeline.Cli;

/// <summary>Progress bars on standard error, where a person watches; nothing but the reports where output is redirected.</summary>
internal sealed class ProgressDisplay
{
    private readonly ProgressContext? _context;
    private readonly ProgressTask? _all;
    private readonly Lock _lock = new();

    private ProgressDisplay(ProgressContext? context, int files)
    {
        _context = context;
        _all = context?.AddTask("Tổng / All", maxValue: files);
    }

    public static Task Run(int files, Func<ProgressDisplay, Task> work)
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        {
            return work(new ProgressDisplay(null, files));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context => work(new ProgressDisplay(context, files)));
    }

    public Line Begin(string name) => new(this, _context?.AddTask(Markup.Escape(name), maxValue: 1));

    /// <summary>One report at a time.</summary>
    public void Tell(Action report)
    {
        lock (_lock)
        {
            report();
        }
    }

    /// <summary>The bar of one file.</summary>
    internal sealed class Line(ProgressDisplay display, ProgressTask? task) : IProgress<StageProgress>, IDisposable
    {
        public void Report(StageProgress value)
        {
            if (task is not null && value.PagesTotal > 0)
            {
                task.MaxValue = value.PagesTotal;
                task.Value = value.PagesDone;
            }
        }

        public void Dispose()
        {
            task?.StopTask();
            display._all?.Increment(1);
        }
    }
}
