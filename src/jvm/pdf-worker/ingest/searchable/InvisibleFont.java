package ingest.searchable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A font whose glyphs are all the same blank, for text that is found and copied but never seen, as Tesseract and OCRmyPDF have one. Characters are numbered as they
 * come; a ToUnicode map says what they are. It is embedded whole, so no subset needs a CIDSet.
 */
final class InvisibleFont {
    /** Thousandths of the size. Above and below the baseline as the boxes of words are (Times), so that a selection covers its word. */
    static final int ASCENT = 750;
    static final int DESCENT = -220;
    static final int ADVANCE = 500;

    private static final COSName NAME = COSName.getPDFName("IngestInvisible");

    /** A CMap may define this many mappings at a time (Adobe technical note 5014). */
    private static final int MAPPINGS = 100;

    private final COSDictionary font = new COSDictionary();
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

    COSDictionary dictionary() {
        return font;
    }

    /** Appends the codes of a text as hexadecimal digits. Gives how many glyphs there are. */
    int encode(String text, StringBuilder hex) {
        int count = 0;
        for (int i = 0; i < text.length(); count++) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            Integer number = numbers.get(point);
            if (number == null) {
                // Code 0 stays for .notdef, which must not be shown.
                number = Math.min(numbers.size() + 1, 0xFFFF);
                numbers.put(point, number);
            }
            hex.append(String.format(Locale.ROOT, "%04X", number));
        }
        return count;
    }

    /** Once all text is there. */
    void finish(PDDocument document) throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, NAME);
        descriptor.setInt(COSName.FLAGS, 5);
        descriptor.setItem(COSName.FONT_BBOX, numbers(0, DESCENT, ADVANCE, ASCENT));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, ASCENT);
        descriptor.setInt(COSName.DESCENT, DESCENT);
        descriptor.setInt(COSName.CAP_HEIGHT, 660);
        descriptor.setInt(COSName.STEM_V, 80);
        byte[] program = program();
        COSStream file = stream(document, program);
        file.setInt(COSName.LENGTH1, program.length);
        descriptor.setItem(COSName.FONT_FILE2, file);

        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        byte[] glyphs = new byte[2 * (numbers.size() + 1)];
        for (int i = 3; i < glyphs.length; i += 2) {
            glyphs[i] = 1;
        }
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setItem(COSName.BASE_FONT, NAME);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setInt(COSName.DW, ADVANCE);
        descendant.setItem(COSName.CID_TO_GID_MAP, stream(document, glyphs));
        COSArray descendants = new COSArray();
        descendants.add(descendant);

        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setItem(COSName.BASE_FONT, NAME);
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        font.setItem(COSName.TO_UNICODE, stream(document, toUnicode().getBytes(StandardCharsets.US_ASCII)));
    }

    private String toUnicode() {
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        int done = 0;
        for (Map.Entry<Integer, Integer> entry : numbers.entrySet()) {
            if (done % MAPPINGS == 0) {
                map.append(done == 0 ? "" : "endbfchar\n").append(Math.min(MAPPINGS, numbers.size() - done)).append(" beginbfchar\n");
            }
            map.append(String.format(Locale.ROOT, "<%04X> <", entry.getValue()));
            for (char unit : Character.toChars(entry.getKey())) {
                map.append(String.format(Locale.ROOT, "%04X", (int) unit));
            }
            map.append(">\n");
            done++;
        }
        return map.append(done == 0 ? "" : "endbfchar\n").append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
    }

    /** The tables that a TrueType font needs in a PDF (ISO 32000-1, 9.9), of two blank glyphs. */
    private static byte[] program() throws IOException {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("glyf", words(0, 0));
        tables.put("head", words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0x000B, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, DESCENT, ADVANCE, ASCENT, 0, 8, 2, 0, 0));
        tables.put("hhea", words(1, 0, ASCENT, DESCENT, 0, ADVANCE, 0, 0, ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, 2));
        tables.put("hmtx", words(ADVANCE, 0, ADVANCE, 0));
        tables.put("loca", words(0, 0, 0));
        tables.put("maxp", words(1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0));

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x00010000);
        out.writeShort(tables.size());
        out.writeShort(64);
        out.writeShort(2);
        out.writeShort(16 * tables.size() - 64);
        int offset = 12 + 16 * tables.size();
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] data = table.getValue();
            out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(sum(data));
            out.writeInt(offset);
            out.writeInt(data.length);
            offset += data.length + 3 & ~3;
        }
        for (byte[] data : tables.values()) {
            out.write(data);
            out.write(new byte[(data.length + 3 & ~3) - data.length]);
        }
        return bytes.toByteArray();
    }

    private static int sum(byte[] data) {
        int sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += (data[i] & 0xFF) << 8 * (3 - i % 4);
        }
        return sum;
    }

    private static byte[] words(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) (values[i] >> 8);
            bytes[2 * i + 1] = (byte) values[i];
        }
        return bytes;
    }

    private static COSArray numbers(float... values) {
        COSArray array = new COSArray();
        for (float value : values) {
            array.add(value == (int) value ? COSInteger.get((int) value) : new COSFloat(value));
        }
        return array;
    }

    private static COSStream stream(PDDocument document, byte[] bytes) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        return stream;
    }
}
