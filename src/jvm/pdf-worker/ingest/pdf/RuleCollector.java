package ingest.pdf;

import java.util.Arrays;

/** Follows the current path and reports its straight horizontal and vertical lines when it is painted. */
final class RuleCollector {
    /** Shorter ones are dots and parts of letters. */
    private static final double SHORTEST = 4;
    /** A filled rectangle no thicker than this is a line. */
    private static final double THICKEST = 3;
    private static final double SLANT = 0.4;
    private static final int MAXIMUM_POINTS = 200_000;

    private final PageContent content;
    /** x, y of the points as displayed; NaN, NaN begins a subpath; the straightness of the segment that ends at a point stands in curved. */
    private double[] points = new double[256];
    private boolean[] curved = new boolean[128];
    private int count;
    private int start;

    RuleCollector(PageContent content) {
        this.content = content;
    }

    void moveTo(double x, double y) {
        add(Double.NaN, Double.NaN, false);
        start = count;
        add(x, y, false);
    }

    void lineTo(double x, double y) {
        add(x, y, false);
    }

    void curveTo(double x, double y) {
        add(x, y, true);
    }

    void close() {
        if (start < count) {
            add(points[2 * start], points[2 * start + 1], false);
        }
    }

    void stroke(double width) {
        if (width <= THICKEST) {
            for (int i = 1; i < count; i++) {
                if (!curved[i]) {
                    line(points[2 * i - 2], points[2 * i - 1], points[2 * i], points[2 * i + 1]);
                }
            }
        }
    }

    void fill() {
        for (int i = 0; i < count;) {
            int end = i + 1;
            while (end < count && !Double.isNaN(points[2 * end])) {
                end++;
            }
            thinRectangle(i + 1, end);
            i = end;
        }
    }

    void end() {
        count = 0;
        start = 0;
        if (points.length > 1 << 16) {
            points = new double[256];
            curved = new boolean[128];
        }
    }

    private void thinRectangle(int from, int to) {
        if (to - from < 2 || to - from > 6) {
            return;
        }
        double x0 = points[2 * from];
        double x1 = x0;
        double y0 = points[2 * from + 1];
        double y1 = y0;
        for (int i = from + 1; i < to; i++) {
            if (curved[i]) {
                return;
            }
            x0 = Math.min(x0, points[2 * i]);
            x1 = Math.max(x1, points[2 * i]);
            y0 = Math.min(y0, points[2 * i + 1]);
            y1 = Math.max(y1, points[2 * i + 1]);
        }
        if (y1 - y0 <= THICKEST && x1 - x0 > y1 - y0) {
            line(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2);
        } else if (x1 - x0 <= THICKEST) {
            line((x0 + x1) / 2, y0, (x0 + x1) / 2, y1);
        }
    }

    /** Comparisons with NaN are false, so that the gap between two subpaths is no line. */
    private void line(double x0, double y0, double x1, double y1) {
        if (Math.abs(y1 - y0) <= SLANT && Math.abs(x1 - x0) >= SHORTEST) {
            content.rule(Math.min(x0, x1), (y0 + y1) / 2, Math.max(x0, x1), (y0 + y1) / 2);
        } else if (Math.abs(x1 - x0) <= SLANT && Math.abs(y1 - y0) >= SHORTEST) {
            content.rule((x0 + x1) / 2, Math.min(y0, y1), (x0 + x1) / 2, Math.max(y0, y1));
        }
    }

    private void add(double x, double y, boolean curve) {
        if (count >= MAXIMUM_POINTS) {
            return;
        }
        if (count == curved.length) {
            points = Arrays.copyOf(points, points.length * 2);
            curved = Arrays.copyOf(curved, curved.length * 2);
        }
        points[2 * count] = x;
        points[2 * count + 1] = y;
        curved[count++] = curve;
    }
}
