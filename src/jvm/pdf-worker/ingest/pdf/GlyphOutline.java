package ingest.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDCIDFont;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;

/**
 * The shape of a glyph in thousandths of an em: a hash (FNV-1a) of the whole, equal for equal shapes in any font, and its contours. A contour's hash
 * does not depend on where it lies, so that the accent of one letter is known again on another.
 */
final class GlyphOutline {
    /** Nothing is drawn, or the font program is not in the file: the outline of a substitute would say nothing. */
    static final GlyphOutline NONE = new GlyphOutline(0);

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int MAXIMUM_TYPE3_BYTES = 1 << 16;
    /** Letters have up to five (ễ in some fonts more); ornaments and Chinese characters have many, and are not taken apart. */
    private static final int MAXIMUM_CONTOURS = 12;
    /** Draws something by a name that another font may give to something else. */
    private static final Pattern BY_NAME = Pattern.compile("/\\S+\\s+(Do|gs|sh|Tf)\\b");

    private final long hash;
    private final List<Contour> contours;

    private GlyphOutline(long hash) {
        this(hash, new ArrayList<>());
    }

    private GlyphOutline(long hash, List<Contour> contours) {
        this.hash = hash;
        this.contours = contours;
    }

    static GlyphOutline of(PDFont font, int code) throws IOException {
        if (font instanceof PDType3Font) {
            PDType3CharProc procedure = ((PDType3Font) font).getCharProc(code);
            return procedure == null ? NONE : of(procedure.getCOSObject());
        }
        if (!font.isEmbedded() || !(font instanceof PDVectorFont)) {
            return NONE;
        }
        GeneralPath path = ((PDVectorFont) font).getPath(code);
        int units = unitsPerEm(font);
        return path == null ? NONE : units > 0 ? of(path, 1000.0 / units, 1000.0 / units) : of(path, font.getFontMatrix().getScaleX() * 1000, font.getFontMatrix().getScaleY() * 1000);
    }

    /** Of TrueType programs, whose outlines PDFBox gives in the program's own units; 0 for others. */
    private static int unitsPerEm(PDFont font) throws IOException {
        if (font instanceof PDTrueTypeFont) {
            return ((PDTrueTypeFont) font).getTrueTypeFont().getUnitsPerEm();
        }
        PDCIDFont descendant = font instanceof PDType0Font ? ((PDType0Font) font).getDescendantFont() : null;
        return descendant instanceof PDCIDFontType2 ? ((PDCIDFontType2) descendant).getTrueTypeFont().getUnitsPerEm() : 0;
    }

    void write(ByteWriter out) {
        out.int64(hash);
        out.unsigned(contours.size());
        for (Contour each : contours) {
            out.int64(each.hash);
            out.signed(each.bound(each.x0));
            out.signed(each.bound(each.y0));
            out.signed(each.bound(each.x1));
            out.signed(each.bound(each.y1));
        }
    }

    private static GlyphOutline of(GeneralPath path, double scaleX, double scaleY) {
        long hash = BASIS;
        boolean drawn = false;
        List<Contour> contours = new ArrayList<>();
        Contour contour = null;
        float[] points = new float[6];
        for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
            int kind = each.currentSegment(points);
            int count = kind == PathIterator.SEG_CUBICTO ? 6 : kind == PathIterator.SEG_QUADTO ? 4 : kind == PathIterator.SEG_CLOSE ? 0 : 2;
            drawn |= kind != PathIterator.SEG_MOVETO && kind != PathIterator.SEG_CLOSE;
            if (kind == PathIterator.SEG_MOVETO || contour == null) {
                contour = new Contour(points[0], points[1], scaleX, scaleY);
                contours.add(contour);
            }
            contour.add(kind);
            hash = (hash ^ kind) * PRIME;
            for (int i = 0; i < count; i++) {
                hash = (hash ^ Math.round(points[i] * ((i & 1) == 0 ? scaleX : scaleY))) * PRIME;
            }
            for (int i = 0; i < count; i += 2) {
                contour.add(points[i], points[i + 1]);
            }
        }
        if (!drawn) {
            return NONE;
        }
        contours.removeIf(c -> !c.drawn);
        return new GlyphOutline(hash, contours.size() <= MAXIMUM_CONTOURS ? contours : List.of(Contour.union(hash, contours)));
    }

    private static GlyphOutline of(COSStream procedure) throws IOException {
        long hash = BASIS;
        try (InputStream in = procedure.createInputStream()) {
            byte[] bytes = in.readNBytes(MAXIMUM_TYPE3_BYTES);
            if (bytes.length == 0 || BY_NAME.matcher(new String(bytes, 0, Math.min(bytes.length, 2000), StandardCharsets.ISO_8859_1)).find()) {
                return NONE;
            }
            for (byte each : bytes) {
                hash = (hash ^ (each & 0xFF)) * PRIME;
            }
            return new GlyphOutline(hash);
        }
    }

    /** One closed line of an outline; points count from its first one. */
    private static final class Contour {
        long hash = BASIS;
        boolean drawn;
        double x0 = Double.POSITIVE_INFINITY;
        double y0 = Double.POSITIVE_INFINITY;
        double x1 = Double.NEGATIVE_INFINITY;
        double y1 = Double.NEGATIVE_INFINITY;
        private final float fromX;
        private final float fromY;
        private final double scaleX;
        private final double scaleY;

        Contour(float fromX, float fromY, double scaleX, double scaleY) {
            this.fromX = fromX;
            this.fromY = fromY;
            this.scaleX = scaleX;
            this.scaleY = scaleY;
        }

        static Contour union(long hash, List<Contour> contours) {
            Contour all = new Contour(0, 0, 1, 1);
            all.hash = hash;
            for (Contour each : contours) {
                all.x0 = Math.min(all.x0, each.x0);
                all.y0 = Math.min(all.y0, each.y0);
                all.x1 = Math.max(all.x1, each.x1);
                all.y1 = Math.max(all.y1, each.y1);
            }
            return all;
        }

        void add(int kind) {
            drawn |= kind != PathIterator.SEG_MOVETO && kind != PathIterator.SEG_CLOSE;
            hash = (hash ^ kind) * PRIME;
        }

        void add(float x, float y) {
            hash = (hash ^ Math.round((x - fromX) * scaleX)) * PRIME;
            hash = (hash ^ Math.round((y - fromY) * scaleY)) * PRIME;
            x0 = Math.min(x0, x * scaleX);
            y0 = Math.min(y0, y * scaleY);
            x1 = Math.max(x1, x * scaleX);
            y1 = Math.max(y1, y * scaleY);
        }

        int bound(double value) {
            return (int) Math.round(Math.max(-100_000, Math.min(100_000, value)));
        }
    }
}
