package ingest.pdf;

/**
 * What is drawn on one page, packed as it goes out. Lengths are hundredths of a point, so that most numbers take one or two bytes; a run is a
 * sequence of glyphs that share size, direction, baseline and visibility, whatever their fonts.
 */
final class PageContent {
    static final int MAXIMUM_GLYPHS = 300_000;
    static final int MAXIMUM_RULES = 20_000;
    static final int MAXIMUM_IMAGES = 5_000;

    /** Beyond this a coordinate is nonsense, and a hundredth of it would not fit. */
    private static final double FARTHEST = 1_000_000;

    private final ByteWriter runs = new ByteWriter();
    private final ByteWriter runGlyphs = new ByteWriter();
    private final ByteWriter images = new ByteWriter();
    private final ByteWriter rules = new ByteWriter();
    private int glyphCount;
    private int runCount;
    private int imageCount;
    private int ruleCount;
    private int runLength;
    private int runSize;
    private int runDirection;
    private int runBaseline;
    private boolean runInvisible;
    private int end;

    int glyphCount() {
        return glyphCount;
    }

    /** @param along0 edge along the direction of reading; on a page as displayed x, or y for text that runs up or down. */
    void glyph(int glyph, double along0, double along1, double baseline, double size, int direction, boolean invisible) {
        if (++glyphCount > MAXIMUM_GLYPHS) {
            throw new PageLimitException("more than " + MAXIMUM_GLYPHS + " glyphs");
        }
        int x0 = hundredths(along0);
        int x1 = hundredths(along1);
        int y = hundredths(baseline);
        int s = Math.abs(hundredths(size));
        if (runLength == 0 || y != runBaseline || s != runSize || direction != runDirection || invisible != runInvisible) {
            closeRun();
            runBaseline = y;
            runSize = s;
            runDirection = direction;
            runInvisible = invisible;
            end = 0;
        }
        runGlyphs.unsigned(glyph);
        runGlyphs.signed(x0 - end);
        runGlyphs.signed(x1 - x0);
        end = x1;
        runLength++;
    }

    /** @param cutOff its compressed bytes end before the image does. */
    void image(double x0, double y0, double x1, double y1, int width, int height, boolean gray, boolean cutOff) {
        if (imageCount < MAXIMUM_IMAGES) {
            imageCount++;
            box(images, x0, y0, x1, y1);
            images.unsigned(Math.max(0, width));
            images.unsigned(Math.max(0, height));
            images.unsigned(gray ? 1 : 0);
            images.unsigned(cutOff ? 1 : 0);
        }
    }

    void rule(double x0, double y0, double x1, double y1) {
        if (ruleCount < MAXIMUM_RULES) {
            ruleCount++;
            box(rules, x0, y0, x1, y1);
        }
    }

    void write(ByteWriter out) {
        closeRun();
        out.unsigned(glyphCount);
        out.unsigned(runCount);
        out.append(runs);
        out.unsigned(imageCount);
        out.append(images);
        out.unsigned(ruleCount);
        out.append(rules);
    }

    private void closeRun() {
        if (runLength > 0) {
            runCount++;
            runs.unsigned(runLength);
            runs.unsigned(runDirection << 1 | (runInvisible ? 1 : 0));
            runs.unsigned(runSize);
            runs.signed(runBaseline);
            runs.append(runGlyphs);
            runGlyphs.clear();
            runLength = 0;
        }
    }

    private static void box(ByteWriter out, double x0, double y0, double x1, double y1) {
        out.signed(hundredths(x0));
        out.signed(hundredths(y0));
        out.signed(hundredths(x1));
        out.signed(hundredths(y1));
    }

    private static int hundredths(double points) {
        return (int) Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, points)) * 100);
    }
}
