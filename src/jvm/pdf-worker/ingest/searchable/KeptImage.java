package ingest.searchable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Takes the image of a page over as it is compressed, where PDF/A-1 (ISO 19005-1, 6.1.10, 6.2.3, 6.2.4) and so PDF/A-2 allows it as it is. */
final class KeptImage {
    private static final Set<COSName> FILTERS = Set.of(COSName.DCT_DECODE, COSName.CCITTFAX_DECODE, COSName.FLATE_DECODE, COSName.JBIG2_DECODE);

    /** What a page image needs; the rest (alternates, intents, interpolation, metadata) is left behind. */
    private static final COSName[] ENTRIES = {COSName.WIDTH, COSName.HEIGHT, COSName.BITS_PER_COMPONENT, COSName.COLORSPACE, COSName.DECODE, COSName.FILTER, COSName.DECODE_PARMS};

    private static final int DEEPEST = 6;

    private KeptImage() {
    }

    static boolean fits(COSStream image) {
        boolean plain = !image.containsKey(COSName.F) && !image.containsKey(COSName.SMASK) && !image.containsKey(COSName.MASK) && !image.getBoolean(COSName.IMAGE_MASK, false)
            && image.getInt(COSName.WIDTH, 0) > 0 && image.getInt(COSName.HEIGHT, 0) > 0;
        if (!plain) {
            return false;
        }
        COSBase filters = image.getFilters();
        COSName last = null;
        if (filters instanceof COSName) {
            last = (COSName) filters;
        } else if (filters instanceof COSArray && ((COSArray) filters).size() == 1 && ((COSArray) filters).getObject(0) instanceof COSName) {
            last = (COSName) ((COSArray) filters).getObject(0);
        }
        if (last == null || !FILTERS.contains(last)) {
            return false;
        }
        int components = components(image.getDictionaryObject(COSName.COLORSPACE), true);
        int bits = image.getInt(COSName.BITS_PER_COMPONENT, COSName.CCITTFAX_DECODE.equals(last) || COSName.JBIG2_DECODE.equals(last) ? 1 : 0);
        if (COSName.DCT_DECODE.equals(last)) {
            return bits == 8 && components == jpegComponents(image);
        }
        return components > 0 && (bits == 1 || bits == 2 || bits == 4 || bits == 8);
    }

    /** @return a stream of the other document with the same bytes. */
    static COSStream copy(COSStream image, PDDocument target) throws IOException {
        COSStream copy = target.getDocument().createCOSStream();
        copy.setItem(COSName.TYPE, COSName.XOBJECT);
        copy.setItem(COSName.SUBTYPE, COSName.IMAGE);
        for (COSName entry : ENTRIES) {
            COSBase value = image.getDictionaryObject(entry);
            if (value != null) {
                copy.setItem(entry, copy(value, target, 0));
            }
        }
        raw(image, copy);
        return copy;
    }

    private static COSBase copy(COSBase value, PDDocument target, int depth) throws IOException {
        COSBase from = value instanceof COSObject ? ((COSObject) value).getObject() : value;
        if (depth > DEEPEST) {
            throw new IOException("an image dictionary nested too deeply");
        }
        if (from instanceof COSArray) {
            COSArray copy = new COSArray();
            for (int i = 0; i < ((COSArray) from).size(); i++) {
                copy.add(copy(((COSArray) from).get(i), target, depth + 1));
            }
            return copy;
        }
        if (from instanceof COSDictionary) {
            COSDictionary copy = from instanceof COSStream ? target.getDocument().createCOSStream() : new COSDictionary();
            for (COSName key : ((COSDictionary) from).keySet()) {
                if (!COSName.LENGTH.equals(key) && !COSName.METADATA.equals(key)) {
                    copy.setItem(key, copy(((COSDictionary) from).getItem(key), target, depth + 1));
                }
            }
            if (from instanceof COSStream) {
                raw((COSStream) from, (COSStream) copy);
            }
            return copy;
        }
        return from;
    }

    private static void raw(COSStream from, COSStream to) throws IOException {
        try (InputStream in = from.createRawInputStream(); OutputStream out = to.createRawOutputStream()) {
            in.transferTo(out);
        }
    }

    private static int jpegComponents(COSStream image) {
        try (InputStream in = image.createRawInputStream()) {
            JpegHeader header = JpegHeader.read(in);
            return header != null && header.fitsPdf() ? header.components : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Components of a colour space that the sRGB output intent covers or that says itself what it means; 0 for every other. */
    private static int components(COSBase space, boolean indexed) {
        if (COSName.DEVICEGRAY.equals(space) || COSName.DEVICERGB.equals(space)) {
            return COSName.DEVICEGRAY.equals(space) ? 1 : 3;
        }
        if (!(space instanceof COSArray) || ((COSArray) space).size() < 2) {
            return space instanceof COSArray && ((COSArray) space).size() == 1 ? components(((COSArray) space).getObject(0), false) : 0;
        }
        COSArray array = (COSArray) space;
        COSBase kind = array.getObject(0);
        if (COSName.ICCBASED.equals(kind) && array.getObject(1) instanceof COSStream) {
            return IccProfile.components((COSStream) array.getObject(1));
        }
        if (indexed && COSName.INDEXED.equals(kind) && array.size() == 4) {
            COSBase lookup = array.getObject(3);
            boolean sound = components(array.getObject(1), false) > 0 && array.getObject(2) instanceof COSNumber && (lookup instanceof COSString || lookup instanceof COSStream);
            return sound ? 1 : 0;
        }
        return 0;
    }
}
