using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Sniffing;

internal static class UnsupportedFormat
{
    /// <param name="name">What the file is, as people call it: <c>Excel</c>, <c>ODT</c>.</param>
    public static DocumentFailureException Failure(SourceFile source, string name) => new(
        "format-unsupported", source.Name, null, $"tệp thuộc định dạng {name}, chưa được hỗ trợ", $"the file is of the format {name}, which is not supported");
}
