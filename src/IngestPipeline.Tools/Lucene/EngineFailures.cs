using IngestPipeline.Search;
using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Lucene;

/// <summary>Failures of the worker in the words of the search engine.</summary>
internal static class EngineFailures
{
    public static SearchEngineException ReadOnly(string folder) =>
        new("index-read-only", $"Chỉ mục {folder} đang được mở chỉ để đọc.", $"The index {folder} is open for reading only.");

    public static SearchEngineException Of(WorkerFailureException e, string folder) => (e.Reason, e.Code) switch
    {
        (WorkerFailure.Refused, "index-in-use") => new("index-in-use", $"Một tiến trình khác đang ghi chỉ mục {folder}.", $"Another process writes to the index {folder}.", e),
        (WorkerFailure.Refused, "index-read-only") => ReadOnly(folder),
        (WorkerFailure.Refused, "index-damaged") => new(
            "index-damaged", $"Chỉ mục {folder} bị hỏng; hãy lập lại chỉ mục (ingest reindex).", $"The index {folder} is damaged; build it anew (ingest reindex).", e),
        (WorkerFailure.NotInstalled, _) => new("engine-missing", $"Thiếu thành phần tìm kiếm: {e.Detail}.", $"A part of the search engine is missing: {e.Detail}.", e),
        (WorkerFailure.TimedOut, _) => new("engine-timeout", "Bộ tìm kiếm không trả lời kịp.", "The search engine did not answer in time.", e),
        _ => new("engine-failed", "Bộ tìm kiếm gặp lỗi và sẽ được khởi động lại; hãy thử lại.", $"The search engine failed and is started anew; try again ({e.Detail}).", e),
    };
}
