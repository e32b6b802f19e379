package ingest.pdf;

import ingest.searchable.PageImage;
import ingest.searchable.SearchablePdf;
import ingest.wire.Refusal;
import ingest.wire.WorkerLoop;
import ingest.word.WordFile;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Reads PDF and old Word files for its parent process, and writes searchable PDF. */
public final class PdfWorker {
    private PdfWorker() {
    }

    public static void main(String[] arguments) throws Exception {
        // PDFBox logs every glyph without Unicode; here that is part of the answer.
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        FontMappers.set(new SubstituteFonts());
        WorkerLoop.serve("pdf-worker", "1", 1, (request, reply) -> {
            String method = request.text("method");
            switch (method) {
                case "echo":
                    reply.end(request.header(), request.body(), request.body().length);
                    break;
                case "pdf-count":
                    PdfPages.count(request, reply);
                    break;
                case "pdf-read":
                    PdfPages.read(request, reply);
                    break;
                case "scan-survey":
                    SearchablePdf.survey(request, reply);
                    break;
                case "scan-image":
                    PageImage.prepare(request, reply);
                    break;
                case "scan-write":
                    SearchablePdf.write(request, reply);
                    break;
                case "doc-read":
                    WordFile.read(request, reply);
                    break;
                default:
                    throw new Refusal("bad-request", "unknown method " + method);
            }
        });
    }
}
