using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A person's word on where the text of a document's pages is taken from. Decisions are only ever added; a later one counts on its pages.</summary>
/// <param name="Number">Rising over the archive.</param>
/// <param name="User">Sign-in name.</param>
public sealed record RecognitionDecision(long Number, RecognitionOrder Order, string User, DateTimeOffset At);
