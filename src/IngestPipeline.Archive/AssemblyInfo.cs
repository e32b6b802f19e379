using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("IngestPipeline.Archive.Tests")]
[assembly: InternalsVisibleTo("IngestPipeline.Benchmarks")]
