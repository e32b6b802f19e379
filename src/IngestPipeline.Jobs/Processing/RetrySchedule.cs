namespace IngestPipeline.Jobs;

/// <summary>Exponential backoff with jitter, so that documents that failed together do not come back together.</summary>
public sealed class RetrySchedule(JobOptions options, Random random)
{
    /// <summary>Wait after the given attempt (from 1); null when it was the last.</summary>
    public TimeSpan? After(int attempt)
    {
        if (attempt >= options.MaxAttempts)
        {
            return null;
        }

        var full = options.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 20));
        full = full < options.MaxRetryDelay ? full : options.MaxRetryDelay;

        // "Equal jitter": at least half the wait, the rest by chance.
        return (full / 2) + (full / 2 * random.NextDouble());
    }
}
