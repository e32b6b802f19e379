using System.Collections.Concurrent;
using System.Diagnostics;

namespace IngestPipeline.Tools;

/// <summary>
/// Starts children from one thread that lives as long as this process: the parent-death signal (prctl(2), PR_SET_PDEATHSIG)
/// is sent when the *thread* that forked ends, so a thread of the pool, which may retire, would take its children along.
/// </summary>
internal static class ProcessSpawner
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Done)> Queue = MakeQueue();

    public static Task<Process> Start(ProcessStartInfo start)
    {
        var done = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Queue.Add((start, done));
        return done.Task;
    }

    private static BlockingCollection<(ProcessStartInfo, TaskCompletionSource<Process>)> MakeQueue()
    {
        var queue = new BlockingCollection<(ProcessStartInfo, TaskCompletionSource<Process>)>();
        new Thread(() => Serve(queue)) { IsBackground = true, Name = "process spawner" }.Start();
        return queue;
    }

    private static void Serve(BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Done)> queue)
    {
        foreach (var (start, done) in queue.GetConsumingEnumerable())
        {
            try
            {
                done.SetResult(Process.Start(start) ?? throw new InvalidOperationException("no process was started"));
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }
    }
}
