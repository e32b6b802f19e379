package ingest.pdf;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;

/** Runs forms and notes images by their dictionary alone: PDFBox's own operator opens the pixels of some images. */
final class DrawObjectOperator extends OperatorProcessor {
    private static final int DEEPEST = 24;

    private final PageGeometry geometry;
    private final PageContent content;
    private final Map<COSStream, Boolean> cutOff = new IdentityHashMap<>();

    DrawObjectOperator(PageGeometry geometry, PageContent content) {
        this.geometry = geometry;
        this.content = content;
    }

    @Override
    public String getName() {
        return "Do";
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
        PDResources resources = context.getResources();
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
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            int width = stream.getInt(COSName.WIDTH, COSName.W, 0);
            int height = stream.getInt(COSName.HEIGHT, COSName.H, 0);
            UnitSquare.image(context, geometry, content, width, height, isGray(stream.getDictionaryObject(COSName.COLORSPACE)),
                cutOff.computeIfAbsent(stream, ImageData::isCutOff));
            return;
        }
        if (COSName.PS.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return;
        }
        form(resources.getXObject(name));
    }

    /** A colour space of one grey component (ISO 32000-1, 8.6); palettes and separations may be of any colour. */
    private static boolean isGray(COSBase space) {
        if (!(space instanceof COSArray)) {
            return COSName.DEVICEGRAY.equals(space);
        }
        COSArray array = (COSArray) space;
        COSBase kind = array.size() == 0 ? null : array.getObject(0);
        COSBase profile = array.size() < 2 ? null : array.getObject(1);
        return COSName.DEVICEGRAY.equals(kind) || COSName.CALGRAY.equals(kind)
            || COSName.ICCBASED.equals(kind) && profile instanceof COSStream && ((COSStream) profile).getInt(COSName.N) == 1;
    }

    private void form(PDXObject object) throws IOException {
        context.increaseLevel();
        try {
            if (context.getLevel() > DEEPEST) {
                throw new PageLimitException("forms nested more than " + DEEPEST + " deep");
            }
            if (object instanceof PDTransparencyGroup) {
                context.showTransparencyGroup((PDTransparencyGroup) object);
            } else if (object instanceof PDFormXObject) {
                context.showForm((PDFormXObject) object);
            }
        } finally {
            context.decreaseLevel();
        }
    }
}
