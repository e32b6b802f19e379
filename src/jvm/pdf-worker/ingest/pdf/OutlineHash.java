package ingest.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.util.Matrix;

/** FNV-1a over an outline in thousandths of an em, so that equal shapes are equal in any font; 0 where nothing is drawn. */
final class OutlineHash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int MAXIMUM_TYPE3_BYTES = 1 << 16;

    private OutlineHash() {
    }

    /** Of a glyph whose font program is in the file; the outline of a substitute would say nothing. */
    static long of(PDFont font, int code) throws IOException {
        if (font instanceof PDType3Font) {
            PDType3CharProc procedure = ((PDType3Font) font).getCharProc(code);
            return procedure == null ? 0 : of(procedure.getCOSObject());
        }
        if (!font.isEmbedded() || !(font instanceof PDVectorFont)) {
            return 0;
        }
        GeneralPath path = ((PDVectorFont) font).getPath(code);
        return path == null ? 0 : of(path, font.getFontMatrix());
    }

    private static long of(GeneralPath path, Matrix matrix) {
        double scaleX = matrix.getScaleX() * 1000;
        double scaleY = matrix.getScaleY() * 1000;
        long hash = BASIS;
        boolean drawn = false;
        float[] points = new float[6];
        for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
            int kind = each.currentSegment(points);
            int count = kind == PathIterator.SEG_CUBICTO ? 6 : kind == PathIterator.SEG_QUADTO ? 4 : kind == PathIterator.SEG_CLOSE ? 0 : 2;
            drawn |= kind != PathIterator.SEG_MOVETO && kind != PathIterator.SEG_CLOSE;
            hash = (hash ^ kind) * PRIME;
            for (int i = 0; i < count; i++) {
                hash = (hash ^ Math.round(points[i] * ((i & 1) == 0 ? scaleX : scaleY))) * PRIME;
            }
        }
        return drawn ? hash : 0;
    }

    private static long of(COSStream procedure) throws IOException {
        long hash = BASIS;
        try (InputStream in = procedure.createInputStream()) {
            byte[] bytes = in.readNBytes(MAXIMUM_TYPE3_BYTES);
            for (byte each : bytes) {
                hash = (hash ^ (each & 0xFF)) * PRIME;
            }
            return bytes.length == 0 ? 0 : hash;
        }
    }
}
