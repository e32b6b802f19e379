using IngestPipeline.Documents;

namespace IngestPipeline.Tools.Jvm;

/// <summary>Why a worker gave no answer.</summary>
public enum WorkerFailure
{
    /// <summary>The worker answered that it cannot do this; see <see cref="WorkerFailureException.Code"/>.</summary>
    Refused,

    /// <summary>The process ended.</summary>
    Crashed,

    /// <summary>It was silent for too long and was killed.</summary>
    TimedOut,

    /// <summary>Its heap was exhausted.</summary>
    OutOfMemory,

    /// <summary>Java or a jar is missing.</summary>
    NotInstalled,
}

/// <summary>A request to a JVM worker failed. The worker itself is started anew when it is asked again.</summary>
/// <param name="code">The worker's own code when it refused (<c>pdf-encrypted</c>), else <c>worker-crashed</c> and so on.</param>
/// <param name="detail">English, for logs.</param>
public sealed class WorkerFailureException(WorkerFailure reason, string code, string detail) : Exception($"{code}: {detail}")
{
    public WorkerFailure Reason => reason;

    public string Code => code;

    public string Detail => detail;

    /// <summary>The failure in the terms of a document, for failures of the worker itself.</summary>
    public DocumentFailureException For(SourceFile source)
    {
        var (vietnamese, english) = reason switch
        {
            WorkerFailure.TimedOut => ("tiến trình đọc tệp quá thời gian cho phép", "the reading process took too long"),
            WorkerFailure.OutOfMemory => ("tiến trình đọc tệp hết bộ nhớ", "the reading process ran out of memory"),
            WorkerFailure.NotInstalled => ($"máy chủ thiếu thành phần đọc tệp ({detail})", $"a component for reading this file is missing ({detail})"),
            WorkerFailure.Refused => ($"tiến trình đọc tệp từ chối ({detail})", $"the reading process refused ({detail})"),
            _ => ($"tiến trình đọc tệp dừng đột ngột ({detail})", $"the reading process ended unexpectedly ({detail})"),
        };
        var nature = reason is WorkerFailure.Refused or WorkerFailure.NotInstalled ? FailureNature.Permanent : FailureNature.Transient;
        return new DocumentFailureException(code, source.Name, null, vietnamese, english, nature, this);
    }
}
