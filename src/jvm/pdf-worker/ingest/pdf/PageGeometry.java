package ingest.pdf;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** From user space (origin bottom left, before /Rotate) to the page as displayed (origin top left, y down). */
public final class PageGeometry {
    public final int rotation;
    public final double width;
    public final double height;

    // x' = a x + c y + e, y' = b x + d y + f
    public final double a;
    public final double b;
    public final double c;
    public final double d;
    public final double e;
    public final double f;

    public PageGeometry(PDPage page) {
        PDRectangle box = page.getCropBox();
        if (box.getWidth() <= 0 || box.getHeight() <= 0) {
            box = page.getMediaBox();
        }
        if (box.getWidth() <= 0 || box.getHeight() <= 0) {
            box = PDRectangle.A4;
        }
        rotation = Math.floorMod(page.getRotation(), 360);
        double left = box.getLowerLeftX();
        double bottom = box.getLowerLeftY();
        double right = box.getUpperRightX();
        double top = box.getUpperRightY();
        boolean turned = rotation == 90 || rotation == 270;
        width = turned ? top - bottom : right - left;
        height = turned ? right - left : top - bottom;
        switch (rotation) {
            case 90:
                a = 0; b = 1; c = 1; d = 0; e = -bottom; f = -left;
                break;
            case 180:
                a = -1; b = 0; c = 0; d = 1; e = right; f = -bottom;
                break;
            case 270:
                a = 0; b = -1; c = -1; d = 0; e = top; f = right;
                break;
            default:
                a = 1; b = 0; c = 0; d = -1; e = -left; f = top;
                break;
        }
    }

    public double x(double x, double y) {
        return a * x + c * y + e;
    }

    public double y(double x, double y) {
        return b * x + d * y + f;
    }
}
