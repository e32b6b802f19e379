package ingest.pdf;

import java.nio.charset.StandardCharsets;

/** A character code of a font, sent once per document; pages refer to it by number. */
final class GlyphEntry {
    final int number;
    /** Of the glyph's advance, in units of the font size. */
    final float advance;
    private final int font;
    private final int code;
    private final String unicode;
    private final GlyphOutline outline;

    GlyphEntry(int number, int font, int code, String unicode, float advance, GlyphOutline outline) {
        this.number = number;
        this.font = font;
        this.code = code;
        this.unicode = unicode;
        this.advance = advance;
        this.outline = outline;
    }

    void write(ByteWriter out) {
        out.unsigned(font);
        out.unsigned(code);
        if (unicode == null) {
            out.unsigned(0);
        } else {
            byte[] bytes = unicode.getBytes(StandardCharsets.UTF_8);
            out.unsigned(bytes.length);
            out.raw(bytes);
        }
        out.signed(Math.round(Math.max(-100, Math.min(100, advance)) * 1000));
        outline.write(out);
    }
}
