using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Docx;

internal static class DocxFailure
{
    public static DocumentFailureException Damaged(SourceFile source, Exception? inner = null) =>
        new("docx-damaged", source.Name, null, "tệp DOCX bị hỏng, không mở được", "the DOCX file is damaged and cannot be opened", inner: inner);

    public static DocumentFailureException TooLarge(SourceFile source) =>
        new("docx-too-large", source.Name, null, "tệp DOCX giải nén ra quá lớn hoặc quá nhiều tầng, nghi là tệp phá hoại", "the DOCX file unpacks to too much or nests too deep; it may be hostile");

    public static DocumentFailureException UnsafePath(SourceFile source) =>
        new("docx-unsafe-path", source.Name, null, "tệp DOCX chứa đường dẫn trỏ ra ngoài gói", "the DOCX file has a path that points outside of it");
}
