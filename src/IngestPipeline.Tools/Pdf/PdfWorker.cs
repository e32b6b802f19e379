using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Pdf;

/// <summary>The Java program that reads PDF and old Word files (src/jvm/pdf-worker).</summary>
public static class PdfWorker
{
    public static JvmWorkerOptions Options { get; } = new("pdf-worker", "ingest.pdf.PdfWorker", [
        JavaLibrary.Own("pdf-worker.jar"),
        JavaLibrary.Debian("pdfbox2.jar", "libpdfbox2-java"),
        JavaLibrary.Debian("fontbox2.jar", "libfontbox2-java"),
        JavaLibrary.Debian("commons-logging.jar", "libcommons-logging-java"),
        JavaLibrary.Debian("poi.jar", "libapache-poi-java"),
        JavaLibrary.Debian("poi-scratchpad.jar", "libapache-poi-java"),
        JavaLibrary.Debian("commons-codec.jar", "libcommons-codec-java"),
        JavaLibrary.Debian("commons-collections4.jar", "libcommons-collections4-java"),
        JavaLibrary.Debian("commons-math3.jar", "libcommons-math3-java"),
    ])
    {
        HeapMiB = 512,
        RequestsPerProcess = 500,
        EndsWhenOutOfMemory = false,
    };
}
