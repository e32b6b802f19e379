package ingest.pdf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/**
 * A font of the document and what was asked of it so far. It keeps no PDFont: PDFBox may drop the parsed font program of a file with thousands of
 * fonts and parse it again, while this table stays small.
 */
final class FontEntry {
    private static final Pattern SUBSET = Pattern.compile("^[A-Z]{6}\\+");
    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|[,-]b(i|d)?$|demi", Pattern.CASE_INSENSITIVE);
    private static final Pattern ITALIC = Pattern.compile("italic|oblique|[,-]b?i$", Pattern.CASE_INSENSITIVE);
    private static final int PAGE_BITS = 8;

    final int id;
    final boolean vertical;
    /** Factor from the size that is set to the size as seen; differs from 1 for fonts whose glyphs are drawn by procedures. */
    final double sizeFactor;
    private final String name;
    private final boolean bold;
    private final boolean italic;
    private final boolean toUnicode;
    private final boolean embedded;
    private final boolean unknown;
    private GlyphEntry[][] glyphs = new GlyphEntry[1][];

    FontEntry(int id, PDFont font) {
        this.id = id;
        vertical = font.isVertical();
        String full = font.getName() == null ? "" : font.getName();
        name = SUBSET.matcher(full).replaceFirst("");
        PDFontDescriptor descriptor = font.getFontDescriptor();
        bold = BOLD.matcher(name).find() || descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
        italic = ITALIC.matcher(name).find() || descriptor != null && (descriptor.isItalic() || descriptor.getItalicAngle() != 0);
        COSDictionary dictionary = font.getCOSObject();
        COSBase map = dictionary.getDictionaryObject(COSName.TO_UNICODE);
        toUnicode = map != null && !(map instanceof COSNull);
        embedded = font.isEmbedded();
        // PDFBox would look the glyph up in the substitute font, whose numbering has nothing to do with this font's: a guess.
        unknown = !toUnicode && !embedded && font instanceof PDType0Font && isIdentity((PDType0Font) font);
        sizeFactor = font instanceof PDType3Font ? type3Factor((PDType3Font) font) : 1;
    }

    Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("id", id);
        header.put("name", name);
        header.put("bold", bold);
        header.put("italic", italic);
        header.put("toUnicode", toUnicode);
        header.put("embedded", embedded);
        return header;
    }

    GlyphEntry find(int code) {
        int page = code >>> PAGE_BITS;
        return page < glyphs.length && glyphs[page] != null ? glyphs[page][code & (1 << PAGE_BITS) - 1] : null;
    }

    GlyphEntry add(PDFont font, int code, int glyph) {
        int page = code >>> PAGE_BITS;
        if (page >= glyphs.length) {
            GlyphEntry[][] more = new GlyphEntry[page + 1][];
            System.arraycopy(glyphs, 0, more, 0, glyphs.length);
            glyphs = more;
        }
        if (glyphs[page] == null) {
            glyphs[page] = new GlyphEntry[1 << PAGE_BITS];
        }
        GlyphEntry entry = new GlyphEntry(glyph, id, code, unicode(font, code), advance(font, code), outline(font, code));
        glyphs[page][code & (1 << PAGE_BITS) - 1] = entry;
        return entry;
    }

    private String unicode(PDFont font, int code) {
        if (unknown) {
            return null;
        }
        try {
            String text = font.toUnicode(code);
            return text == null || text.isEmpty() || saysNothing(text) ? null : text;
        } catch (IOException | RuntimeException e) {
            // A damaged table says nothing about this glyph.
            return null;
        }
    }

    /** NUL and U+FFFD are what producers write for “unknown”; a lone surrogate is no text. */
    private static boolean saysNothing(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == '\uFFFD') {
                return true;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    private static float advance(PDFont font, int code) {
        try {
            float advance = font.isVertical() ? font.getWidth(code) / 1000 : font.getDisplacement(code).getX();
            return Float.isFinite(advance) ? advance : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static GlyphOutline outline(PDFont font, int code) {
        try {
            return GlyphOutline.of(font, code);
        } catch (IOException | RuntimeException e) {
            return GlyphOutline.NONE;
        }
    }

    private static boolean isIdentity(PDType0Font font) {
        return font.getDescendantFont() == null || font.getDescendantFont().getCIDSystemInfo() == null
            || "Identity".equals(font.getDescendantFont().getCIDSystemInfo().getOrdering());
    }

    private static double type3Factor(PDType3Font font) {
        double scale = Math.abs(font.getFontMatrix().getScalingFactorY());
        PDRectangle box = font.getFontBBox();
        double height = box == null ? 0 : Math.abs(box.getHeight()) * scale;
        // The box spans ascent and descent, some 1.2 em, where it is given at all; else the usual thousand units make an em.
        return height > 0 && Double.isFinite(height) ? height / 1.2 : scale > 0 ? scale * 1000 : 1;
    }
}
