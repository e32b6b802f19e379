package ingest.searchable;

import ingest.pdf.PageGeometry;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.util.Matrix;

/** Looks at what a page paints: one image and nothing else, as scanners make pages, or more. Pixels and fonts are never opened. */
final class PaintedPage extends PDFStreamEngine {
    private static final int DEEPEST = 24;

    /** Points: a clip that cuts less than this off an image cuts nothing that can be seen. */
    private static final double SLACK = 1.5;

    private final PageGeometry geometry;
    private final PathClip clip;
    private COSStream image;
    private double[] placed;
    private int images;
    private boolean more;
    private double resolution;

    private PaintedPage(PageGeometry geometry) {
        this.geometry = geometry;
        this.clip = new PathClip(this, geometry, () -> more = true);
        addOperator(new Save());
        addOperator(new Restore());
        addOperator(new Concatenate());
        addOperator(new SetGraphicsStateParameters());
        addOperator(new SetTextRenderingMode());
        clip.register();
        addOperator(operator("Do", (operands) -> draw(operands)));
        for (String name : new String[] {"Tj", "TJ", "'", "\""}) {
            addOperator(operator(name, (operands) -> text()));
        }
        for (String name : new String[] {"sh", "BI"}) {
            addOperator(operator(name, (operands) -> more = true));
        }
    }

    static PaintedPage of(PDPage page, PageGeometry geometry) throws IOException {
        PaintedPage painted = new PaintedPage(geometry);
        painted.processPage(page);
        painted.more |= hasVisibleAnnotations(page);
        return painted;
    }

    /** The image that is all of the page; null where the page shows anything else. */
    COSStream onlyImage() {
        return images == 1 && !more ? image : null;
    }

    /** Where the image lies: the matrix from the unit square to the page as displayed, origin top left, y down. */
    double[] placed() {
        return placed;
    }

    /** Pixels an inch of the finest image on the page; 0 where there is none. */
    double resolution() {
        return resolution;
    }

    interface Action {
        void run(List<COSBase> operands) throws IOException;
    }

    static OperatorProcessor operator(String name, Action action) {
        return new OperatorProcessor() {
            @Override
            public void process(Operator operator, List<COSBase> operands) throws IOException {
                action.run(operands);
            }

            @Override
            public String getName() {
                return name;
            }
        };
    }

    /** An old layer of invisible text stays behind with the old file. */
    private void text() {
        more |= getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER;
    }

    private void draw(List<COSBase> operands) throws IOException {
        PDResources resources = getResources();
        if (operands.isEmpty() || !(operands.get(0) instanceof COSName) || resources == null) {
            return;
        }
        COSName name = (COSName) operands.get(0);
        COSBase all = resources.getCOSObject().getDictionaryObject(COSName.XOBJECT);
        COSBase one = all instanceof COSDictionary ? ((COSDictionary) all).getDictionaryObject(name) : null;
        if (!(one instanceof COSStream)) {
            return;
        }
        COSStream stream = (COSStream) one;
        more |= isTransparent(getGraphicsState()) || stream.containsKey(COSName.OC);
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            image(stream);
        } else if (!COSName.PS.equals(stream.getCOSName(COSName.SUBTYPE))) {
            form(resources.getXObject(name));
        }
    }

    private void image(COSStream stream) {
        images++;
        image = stream;
        Matrix m = getGraphicsState().getCurrentTransformationMatrix();
        placed = new double[] {
            geometry.a * m.getScaleX() + geometry.c * m.getShearY(), geometry.b * m.getScaleX() + geometry.d * m.getShearY(),
            geometry.a * m.getShearX() + geometry.c * m.getScaleY(), geometry.b * m.getShearX() + geometry.d * m.getScaleY(),
            geometry.x(m.getTranslateX(), m.getTranslateY()), geometry.y(m.getTranslateX(), m.getTranslateY()),
        };
        double inches = Math.hypot(placed[0], placed[1]) / 72;
        resolution = Math.max(resolution, inches > 0 ? stream.getInt(COSName.WIDTH, COSName.W, 0) / inches : 0);
        Rectangle2D visible = PathClip.box(placed).createIntersection(new Rectangle2D.Double(0, 0, geometry.width, geometry.height));
        Rectangle2D form = getGraphicsState().getCurrentClippingPath().getBounds2D();
        more |= visible.isEmpty() || !clip.shows(visible, SLACK) || !PathClip.shows(clip.onPage(form), visible, SLACK);
    }

    private void form(PDXObject object) throws IOException {
        increaseLevel();
        try {
            if (getLevel() > DEEPEST) {
                more = true;
            } else if (object instanceof PDTransparencyGroup) {
                showTransparencyGroup((PDTransparencyGroup) object);
            } else if (object instanceof PDFormXObject) {
                showForm((PDFormXObject) object);
            }
        } finally {
            decreaseLevel();
        }
    }

    private static boolean isTransparent(PDGraphicsState state) {
        return state.getNonStrokeAlphaConstant() < 1 || state.getSoftMask() != null || (state.getBlendMode() != BlendMode.NORMAL && state.getBlendMode() != BlendMode.COMPATIBLE);
    }

    /** Stamps and filled-in fields are part of the page as people see it (ISO 32000-1, 12.5.5). */
    private static boolean hasVisibleAnnotations(PDPage page) throws IOException {
        for (PDAnnotation annotation : page.getAnnotations()) {
            boolean silent = annotation.isHidden() || annotation.isNoView() || annotation instanceof PDAnnotationPopup || annotation instanceof PDAnnotationLink;
            if (!silent && annotation.getNormalAppearanceStream() != null) {
                return true;
            }
        }
        return false;
    }
}
