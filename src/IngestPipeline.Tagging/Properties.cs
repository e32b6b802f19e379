using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("IngestPipeline.Tagging.Tests")]
