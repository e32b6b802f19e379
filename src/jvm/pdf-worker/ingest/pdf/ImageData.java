package ingest.pdf;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** The compressed bytes of an image, of which only the last are looked at. */
final class ImageData {
    /** Some programs write blanks and notes of their own behind the end of a JPEG. */
    private static final int TAIL = 4096;

    private ImageData() {
    }

    /** There are none, or it is a JPEG without its end: decoders draw what is there and say nothing of the rest. */
    static boolean isCutOff(COSStream image) {
        if (image.containsKey(COSName.F)) {
            return false;
        }
        long length = image.getLength();
        if (length == 0 || !isJpeg(image.getFilters())) {
            return length == 0;
        }
        try (InputStream in = image.createRawInputStream()) {
            for (long left = length - TAIL; left > 0;) {
                long skipped = in.skip(left);
                if (skipped <= 0) {
                    break;
                }
                left -= skipped;
            }
            byte[] tail = in.readAllBytes();
            for (int i = tail.length - 2; i >= 0; i--) {
                // EOI (ITU-T T.81, B.1.1.3); compressed data never holds it.
                if (tail[i] == (byte) 0xFF && tail[i + 1] == (byte) 0xD9) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isJpeg(COSBase filters) {
        COSBase only = filters instanceof COSArray && ((COSArray) filters).size() == 1 ? ((COSArray) filters).getObject(0) : filters;
        return COSName.DCT_DECODE.equals(only) || COSName.DCT_DECODE_ABBREVIATION.equals(only);
    }
}
