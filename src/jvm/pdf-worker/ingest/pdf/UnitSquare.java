package ingest.pdf;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.util.Matrix;

/** An image fills the unit square of user space (ISO 32000-1, 8.9.5.1). */
final class UnitSquare {
    private UnitSquare() {
    }

    static void image(PDFStreamEngine engine, PageGeometry geometry, PageContent content, int width, int height, boolean gray, boolean cutOff) {
        Matrix m = engine.getGraphicsState().getCurrentTransformationMatrix();
        double x0 = Double.POSITIVE_INFINITY;
        double y0 = Double.POSITIVE_INFINITY;
        double x1 = Double.NEGATIVE_INFINITY;
        double y1 = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            int u = corner & 1;
            int v = corner >> 1;
            double ux = u * m.getScaleX() + v * m.getShearX() + m.getTranslateX();
            double uy = u * m.getShearY() + v * m.getScaleY() + m.getTranslateY();
            x0 = Math.min(x0, geometry.x(ux, uy));
            y0 = Math.min(y0, geometry.y(ux, uy));
            x1 = Math.max(x1, geometry.x(ux, uy));
            y1 = Math.max(y1, geometry.y(ux, uy));
        }
        content.image(x0, y0, x1, y1, width, height, gray, cutOff);
    }
}
