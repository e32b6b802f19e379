using IngestPipeline.Archive;
using IngestPipeline.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace IngestPipeline.Jobs;

/// <summary>Wires the jobs. The host adds <see cref="ArchiveServices"/>, the <see cref="Pipeline"/> and the search engine.</summary>
public static class JobServices
{
    /// <param name="worker">Whether this process runs jobs and the indexer; else it only takes uploads and orders.</param>
    public static IServiceCollection AddDocumentJobs(this IServiceCollection services, ArchiveServices archive, JobOptions options, bool worker = true)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton(_ => new FileCheckpointStore(archive.Folder.Checkpoints));
        services.AddSingleton<ICheckpointStore>(s => s.GetRequiredService<FileCheckpointStore>());
        services.AddSingleton(s => new PipelineRunner(s.GetRequiredService<Pipeline>(), s.GetRequiredService<ICheckpointStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new RetrySchedule(options, Random.Shared));
        services.AddSingleton<ProgressBoard>();
        services.AddSingleton<DocumentProcessor>();
        services.AddSingleton<DocumentQueue>();
        services.AddSingleton<Indexer>();
        services.AddTransient<DocumentJob>();
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(s =>
            {
                s.InstanceName = "ingest";
                s.IdleWaitTime = TimeSpan.FromSeconds(5);
                s.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });

            // A document that waits for its turn at recognition holds a place: there are as many more.
            q.UseDefaultThreadPool(options.TextParallelism + options.OcrParallelism);
            q.UsePersistentStore(store =>
            {
                // The tables come with the package; it makes what is missing and never alters.
                store.UseSqlite(archive.Database.ConnectionString);
                store.ProvisionSchema();
                store.ConfigureStore(o => o.StoreJobDataAsStrings = true);
            });
        });
        if (worker)
        {
            services.AddSingleton<WorkerService>();
            services.AddHostedService(s => s.GetRequiredService<WorkerService>());
        }

        return services;
    }
}
