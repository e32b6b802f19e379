package ingest.pdf;

import ingest.wire.Refusal;
import ingest.wire.Reply;
import ingest.wire.Request;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Sends the pages of a PDF file, one frame each. */
public final class PdfPages {
    /** Held in memory per document; what is more goes to a temporary file. */
    private static final long MAIN_MEMORY = 48L << 20;

    private PdfPages() {
    }

    static void count(Request request, Reply reply) throws Refusal, IOException {
        try (PDDocument document = open(request.text("path"))) {
            reply.end(counted(document));
        }
    }

    static void read(Request request, Reply reply) throws Refusal, IOException {
        int first = request.integer("first", 1);
        int maximum = request.integer("maximum", Integer.MAX_VALUE);
        try (PDDocument document = open(request.text("path"))) {
            Map<String, Object> counted = counted(document);
            int pages = document.getNumberOfPages();
            if (pages > maximum) {
                throw new Refusal("pdf-too-many-pages", pages + " pages; at most " + maximum + " are read");
            }
            reply.part(counted, Reply.NOTHING, 0);
            FontTable fonts = new FontTable(request.integer("firstFont", 0));
            ByteWriter body = new ByteWriter();
            for (int number = first; number <= pages && !reply.cancelled(); number++) {
                page(document, number, fonts, body, reply);
            }
        }
    }

    private static void page(PDDocument document, int number, FontTable fonts, ByteWriter body, Reply reply) throws IOException {
        PageContent content = new PageContent();
        PageGeometry geometry = null;
        String error = null;
        try {
            PDPage page = document.getPage(number - 1);
            geometry = new PageGeometry(page);
            PageEngine engine = new PageEngine(fonts, geometry, content);
            engine.processPage(page);
            engine.showAnnotations(page);
        } catch (OutOfMemoryError e) {
            content = new PageContent();
            error = "out of memory";
        } catch (StackOverflowError e) {
            error = "nested too deeply";
        } catch (PageLimitException e) {
            error = e.getMessage();
        } catch (IOException | RuntimeException e) {
            error = String.valueOf(e);
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("page", number);
        header.put("width", geometry == null ? 0 : geometry.width);
        header.put("height", geometry == null ? 0 : geometry.height);
        header.put("rotation", geometry == null ? 0 : geometry.rotation);
        body.clear();
        List<Object> newFonts = fonts.send(body);
        if (!newFonts.isEmpty()) {
            header.put("fonts", newFonts);
        }
        if (error != null) {
            header.put("error", error);
        }
        content.write(body);
        reply.part(header, body.bytes(), body.length());
    }

    private static Map<String, Object> counted(PDDocument document) throws Refusal {
        int pages;
        try {
            pages = document.getNumberOfPages();
        } catch (RuntimeException | StackOverflowError e) {
            throw new Refusal("pdf-damaged", "page tree: " + e);
        }
        if (pages <= 0) {
            throw new Refusal("pdf-no-pages", "the page tree has no pages");
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("pages", pages);
        return header;
    }

    /** With the empty user password, which opens files that only restrict printing or copying. */
    public static PDDocument open(String path) throws Refusal {
        try {
            return PDDocument.load(new File(path), "", MemoryUsageSetting.setupMixed(MAIN_MEMORY).setTempDir(new File(".").getAbsoluteFile()));
        } catch (InvalidPasswordException e) {
            throw new Refusal("pdf-encrypted", e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw new Refusal("pdf-damaged", String.valueOf(e.getMessage() == null ? e : e.getMessage()));
        } catch (StackOverflowError e) {
            throw new Refusal("pdf-damaged", "objects nested too deeply");
        }
    }
}
