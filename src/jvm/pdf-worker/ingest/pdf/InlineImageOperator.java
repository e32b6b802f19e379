package ingest.pdf;

import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Notes an inline image without decoding it. */
final class InlineImageOperator extends OperatorProcessor {
    private final PageGeometry geometry;
    private final PageContent content;

    InlineImageOperator(PageGeometry geometry, PageContent content) {
        this.geometry = geometry;
        this.content = content;
    }

    @Override
    public String getName() {
        return "BI";
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
        COSDictionary parameters = operator.getImageParameters();
        if (parameters != null) {
            UnitSquare.image(context, geometry, content, parameters.getInt(COSName.W, COSName.WIDTH, 0), parameters.getInt(COSName.H, COSName.HEIGHT, 0), false, false);
        }
    }
}
