package ingest.searchable;

import ingest.pdf.PageGeometry;
import ingest.pdf.PdfPages;
import ingest.wire.Refusal;
import ingest.wire.Reply;
import ingest.wire.Request;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Writes PDF/A files of page images with their text behind them. */
public final class SearchablePdf {
    private static final long MAIN_MEMORY = 48L << 20;

    private SearchablePdf() {
    }

    /** What each page of a PDF is made of: <code>{page, width, height, rotation, whole, resolution}</code>; whole: it is one image that can be taken over as it is. */
    public static void survey(Request request, Reply reply) throws Refusal, IOException {
        try (PDDocument document = PdfPages.open(request.text("path"))) {
            boolean layers = document.getDocumentCatalog().getOCProperties() != null;
            int pages = document.getNumberOfPages();
            for (int number = 1; number <= pages && !reply.cancelled(); number++) {
                Map<String, Object> page = new LinkedHashMap<>();
                page.put("page", number);
                try {
                    PageGeometry geometry = new PageGeometry(document.getPage(number - 1));
                    page.put("width", geometry.width);
                    page.put("height", geometry.height);
                    page.put("rotation", geometry.rotation);
                    PaintedPage painted = PaintedPage.of(document.getPage(number - 1), geometry);
                    COSStream image = painted.onlyImage();
                    page.put("whole", !layers && image != null && KeptImage.fits(image));
                    page.put("resolution", painted.resolution());
                } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    page.put("error", String.valueOf(e));
                }
                reply.part(page, Reply.NOTHING, 0);
            }
        }
    }

    /**
     * Writes a file page by page as another file says, whose lines are fields between tabs: <code>P width height source</code> a page (source: <code>=</code> the
     * image of that page of the PDF, nothing, or the path of an image file), <code>L x y dx dy size</code> a line of text on it,
     * <code>W at width blank text</code> a word of the line. A page whose image cannot be taken stays without, and says so.
     */
    public static void write(Request request, Reply reply) throws Refusal, IOException {
        String from = request.text("path");
        MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(MAIN_MEMORY).setTempDir(new File(".").getAbsoluteFile());
        try (PDDocument source = from.isEmpty() ? null : PdfPages.open(from);
            PDDocument target = new PDDocument(memory);
            BufferedReader pages = Files.newBufferedReader(Path.of(request.text("pages")), StandardCharsets.UTF_8)) {
            InvisibleFont font = new InvisibleFont();
            String line = pages.readLine();
            for (int number = 1; line != null; number++) {
                if (reply.cancelled()) {
                    return;
                }
                line = page(number, line.split("\t", -1), pages, source, target, font, reply);
            }
            font.finish(target);
            ArchivalFile.describe(target, request.text("title"), request.text("producer"), request.text("source"), request.text("content"), Long.parseLong(request.text("seconds")));
            target.save(new File(request.text("out")));
        }
    }

    /** @return the first line of the next page; null after the last. */
    private static String page(int number, String[] fields, BufferedReader lines, PDDocument source, PDDocument target, InvisibleFont font, Reply reply) throws IOException {
        double width = Double.parseDouble(fields[1]);
        double height = Double.parseDouble(fields[2]);
        PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
        PageLayer layer = new PageLayer(font, height);
        PDResources resources = new PDResources();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F0"), font.dictionary());
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("page", number);
        try {
            double[] placed = {width, 0, 0, -height, 0, height};
            COSStream image = fields[3].equals("=") ? copy(source, number, target, width, height, placed) : fields[3].isEmpty() ? null : PageImage.embed(target, fields[3]);
            if (image != null) {
                resources.put(COSName.getPDFName("Im0"), new PDImageXObject(new PDStream(image), null));
                layer.image(placed);
            }
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            done.put("error", String.valueOf(e));
        }
        page.setResources(resources);
        String line = lines.readLine();
        for (; line != null && !line.startsWith("P"); line = lines.readLine()) {
            String[] f = line.split("\t", -1);
            if (f[0].equals("L")) {
                layer.line(number(f[1]), number(f[2]), number(f[3]), number(f[4]), number(f[5]));
            } else {
                layer.word(number(f[1]), number(f[2]), number(f[3]), f[4]);
            }
        }
        COSStream content = target.getDocument().createCOSStream();
        try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(layer.end().getBytes(StandardCharsets.US_ASCII));
        }
        page.getCOSObject().setItem(COSName.CONTENTS, content);
        target.addPage(page);
        reply.part(done, Reply.NOTHING, 0);
        return line;
    }

    /** @param placed takes where the image lies on a page of this size */
    private static COSStream copy(PDDocument source, int number, PDDocument target, double width, double height, double[] placed) throws IOException {
        PDPage page = source.getPage(number - 1);
        PageGeometry geometry = new PageGeometry(page);
        PaintedPage painted = PaintedPage.of(page, geometry);
        COSStream image = painted.onlyImage();
        if (image == null) {
            throw new IOException("the page is not one image");
        }
        for (int i = 0; i < placed.length; i++) {
            placed[i] = painted.placed()[i] * (i % 2 == 0 ? width / geometry.width : height / geometry.height);
        }
        return KeptImage.copy(image, target);
    }

    private static double number(String field) {
        return Double.parseDouble(field);
    }
}
