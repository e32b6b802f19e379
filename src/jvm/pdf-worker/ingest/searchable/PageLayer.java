package ingest.searchable;

import java.util.Locale;

/** The content of a page: its image, and over it the words that nobody sees. */
final class PageLayer {
    private final StringBuilder content = new StringBuilder(1 << 14);
    private final InvisibleFont font;
    private final double height;
    private boolean text;
    private double along;
    private double size;

    PageLayer(InvisibleFont font, double height) {
        this.font = font;
        this.height = height;
    }

    /** @param m from the unit square to the page, origin top left, y down. */
    void image(double[] m) {
        content.append("q ");
        number(m[0], 4).number(-m[1], 4).number(m[2], 4).number(-m[3], 4).number(m[4], 4).number(height - m[5], 4);
        content.append("cm /Im0 Do Q\n");
    }

    /** @param dx with dy the direction of reading, a unit vector, y down. */
    void line(double x, double y, double dx, double dy, double size) {
        content.append(text ? "" : "BT 3 Tr\n");
        text = true;
        this.size = size;
        along = 0;
        content.append("/F0 ");
        number(size, 3);
        content.append("Tf ");
        number(dx, 5).number(-dy, 5).number(dy, 5).number(dx, 5).number(x, 3).number(height - y, 3);
        content.append("Tm\n");
    }

    /**
     * A word, as wide as it stands on paper.
     *
     * @param at where it begins on its line
     * @param blank width of the blank behind it; negative where there is none
     */
    void word(double at, double width, double blank, String word) {
        if (at != along) {
            number(at - along, 3);
            content.append("0 Td ");
            along = at;
        }
        show(word, width);
        if (blank >= 0) {
            show(" ", Math.max(blank, 0.05));
        }
        content.append('\n');
    }

    String end() {
        return content.append(text ? "ET\n" : "").toString();
    }

    private void show(String characters, double width) {
        StringBuilder hex = new StringBuilder();
        int glyphs = font.encode(characters, hex);
        number(100 * width / (glyphs * size * InvisibleFont.ADVANCE / 1000), 3);
        content.append("Tz <").append(hex).append("> Tj ");
    }

    private PageLayer number(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        text = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
        content.append(text.equals("-0") ? "0" : text).append(' ');
        return this;
    }
}
