package ingest.pdf;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The fonts and glyphs of a document as met so far, and those that were not sent yet. */
final class FontTable {
    private final Map<COSDictionary, FontEntry> fonts = new IdentityHashMap<>();
    private final List<Object> newFonts = new ArrayList<>();
    private final ByteWriter newGlyphs = new ByteWriter();
    private final int firstFont;
    private int newGlyphCount;
    private int glyphCount;
    private PDFont last;
    private FontEntry lastEntry;

    /** @param firstFont number of the first font: a document may be read in several sittings. */
    FontTable(int firstFont) {
        this.firstFont = firstFont;
    }

    FontEntry font(PDFont font) {
        if (font != last) {
            lastEntry = fonts.get(font.getCOSObject());
            if (lastEntry == null) {
                lastEntry = new FontEntry(firstFont + fonts.size(), font);
                fonts.put(font.getCOSObject(), lastEntry);
                newFonts.add(lastEntry.header());
            }
            last = font;
        }
        return lastEntry;
    }

    GlyphEntry glyph(PDFont font, FontEntry entry, int code) {
        GlyphEntry glyph = entry.find(code);
        if (glyph == null) {
            glyph = entry.add(font, code, glyphCount++);
            glyph.write(newGlyphs);
            newGlyphCount++;
        }
        return glyph;
    }

    /** The new fonts for the header; the new glyphs go to the body. Both then count as sent. */
    List<Object> send(ByteWriter body) {
        body.unsigned(newGlyphCount);
        body.append(newGlyphs);
        newGlyphs.clear();
        newGlyphCount = 0;
        List<Object> sent = new ArrayList<>(newFonts);
        newFonts.clear();
        // Held only while a page is read, so that PDFBox may let go of it.
        last = null;
        return sent;
    }
}
