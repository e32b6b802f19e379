package ingest.searchable;

import ingest.pdf.PageGeometry;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.util.Matrix;

/**
 * Paths of a page, as far as they matter to its only image: whether any is painted, and what the rectangles that clip leave of the page. A clip is taken to hold
 * to the page's end, and one that is no rectangle to leave nothing: where that is wrong the page is drawn instead of copied.
 */
final class PathClip {
    private final PDFStreamEngine engine;
    private final PageGeometry geometry;
    private final Runnable painted;
    private Rectangle2D left;
    private Rectangle2D path;
    private boolean rectangles = true;
    private boolean pending;

    PathClip(PDFStreamEngine engine, PageGeometry geometry, Runnable painted) {
        this.engine = engine;
        this.geometry = geometry;
        this.painted = painted;
    }

    void register() {
        engine.addOperator(PaintedPage.operator("re", this::rectangle));
        for (String name : new String[] {"m", "l", "c", "v", "y"}) {
            engine.addOperator(PaintedPage.operator(name, operands -> rectangles = false));
        }
        for (String name : new String[] {"W", "W*"}) {
            engine.addOperator(PaintedPage.operator(name, operands -> pending = true));
        }
        for (String name : new String[] {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}) {
            engine.addOperator(PaintedPage.operator(name, operands -> {
                painted.run();
                end();
            }));
        }
        engine.addOperator(PaintedPage.operator("n", operands -> end()));
    }

    /** Nothing of this box is clipped away. */
    boolean shows(Rectangle2D box, double slack) {
        return left == null || shows(left, box, slack);
    }

    static boolean shows(Rectangle2D clip, Rectangle2D box, double slack) {
        return clip.getMinX() <= box.getMinX() + slack && clip.getMinY() <= box.getMinY() + slack && clip.getMaxX() >= box.getMaxX() - slack && clip.getMaxY() >= box.getMaxY() - slack;
    }

    /** A box of user space on the page as displayed. */
    Rectangle2D onPage(Rectangle2D box) {
        return box(new double[] {
            geometry.a * box.getWidth(), geometry.b * box.getWidth(), geometry.c * box.getHeight(), geometry.d * box.getHeight(),
            geometry.x(box.getMinX(), box.getMinY()), geometry.y(box.getMinX(), box.getMinY()),
        });
    }

    /** Around the unit square under a matrix. */
    static Rectangle2D box(double[] m) {
        double x0 = m[4] + Math.min(0, m[0]) + Math.min(0, m[2]);
        double y0 = m[5] + Math.min(0, m[1]) + Math.min(0, m[3]);
        return new Rectangle2D.Double(x0, y0, Math.abs(m[0]) + Math.abs(m[2]), Math.abs(m[1]) + Math.abs(m[3]));
    }

    private void rectangle(List<COSBase> operands) {
        double[] n = new double[4];
        for (int i = 0; i < 4; i++) {
            if (operands.size() <= i || !(operands.get(i) instanceof COSNumber)) {
                return;
            }
            n[i] = ((COSNumber) operands.get(i)).floatValue();
        }
        Matrix m = engine.getGraphicsState().getCurrentTransformationMatrix();
        Rectangle2D user = box(new double[] {
            m.getScaleX() * n[2], m.getShearY() * n[2], m.getShearX() * n[3], m.getScaleY() * n[3],
            n[0] * m.getScaleX() + n[1] * m.getShearX() + m.getTranslateX(), n[0] * m.getShearY() + n[1] * m.getScaleY() + m.getTranslateY(),
        });
        Rectangle2D box = onPage(user);
        path = path == null ? box : path.createUnion(box);
    }

    private void end() {
        if (pending) {
            Rectangle2D clip = rectangles && path != null ? path : new Rectangle2D.Double();
            left = left == null ? clip : left.createIntersection(clip);
        }
        pending = false;
        path = null;
        rectangles = true;
    }
}
