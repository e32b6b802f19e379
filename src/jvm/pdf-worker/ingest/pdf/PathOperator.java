package ingest.pdf;

import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.util.Matrix;

/** Path construction and painting (ISO 32000-1, 8.5), as far as ruling lines need it. */
final class PathOperator extends OperatorProcessor {
    private static final String[] NAMES = {"m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"};

    private final String name;
    private final PageGeometry geometry;
    private final RuleCollector rules;

    private PathOperator(String name, PageGeometry geometry, RuleCollector rules) {
        this.name = name;
        this.geometry = geometry;
        this.rules = rules;
    }

    static void register(PDFStreamEngine engine, PageGeometry geometry, RuleCollector rules) {
        for (String name : NAMES) {
            engine.addOperator(new PathOperator(name, geometry, rules));
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
        switch (name) {
            case "m":
                if (numbers(operands, 2)) {
                    rules.moveTo(x(at(operands, 0), at(operands, 1)), y(at(operands, 0), at(operands, 1)));
                }
                break;
            case "l":
                if (numbers(operands, 2)) {
                    rules.lineTo(x(at(operands, 0), at(operands, 1)), y(at(operands, 0), at(operands, 1)));
                }
                break;
            case "c":
                curve(operands, 6);
                break;
            case "v":
            case "y":
                curve(operands, 4);
                break;
            case "re":
                if (numbers(operands, 4)) {
                    rectangle(at(operands, 0), at(operands, 1), at(operands, 2), at(operands, 3));
                }
                break;
            case "h":
                rules.close();
                break;
            default:
                paint();
                break;
        }
    }

    private void paint() {
        if (name.equals("s") || name.equals("b") || name.equals("b*")) {
            rules.close();
        }
        char kind = Character.toLowerCase(name.charAt(0));
        if (kind == 'f' || kind == 'b') {
            rules.fill();
        }
        if (kind == 's' || kind == 'b') {
            rules.stroke(lineWidth());
        }
        rules.end();
    }

    private void curve(List<COSBase> operands, int count) {
        if (numbers(operands, count)) {
            rules.curveTo(x(at(operands, count - 2), at(operands, count - 1)), y(at(operands, count - 2), at(operands, count - 1)));
        }
    }

    private void rectangle(double left, double bottom, double width, double height) {
        rules.moveTo(x(left, bottom), y(left, bottom));
        rules.lineTo(x(left + width, bottom), y(left + width, bottom));
        rules.lineTo(x(left + width, bottom + height), y(left + width, bottom + height));
        rules.lineTo(x(left, bottom + height), y(left, bottom + height));
        rules.close();
    }

    private double lineWidth() {
        Matrix m = matrix();
        return context.getGraphicsState().getLineWidth() * Math.sqrt(Math.abs(m.getScaleX() * m.getScaleY() - m.getShearX() * m.getShearY()));
    }

    private double x(double x, double y) {
        Matrix m = matrix();
        double ux = x * m.getScaleX() + y * m.getShearX() + m.getTranslateX();
        double uy = x * m.getShearY() + y * m.getScaleY() + m.getTranslateY();
        return geometry.x(ux, uy);
    }

    private double y(double x, double y) {
        Matrix m = matrix();
        double ux = x * m.getScaleX() + y * m.getShearX() + m.getTranslateX();
        double uy = x * m.getShearY() + y * m.getScaleY() + m.getTranslateY();
        return geometry.y(ux, uy);
    }

    private Matrix matrix() {
        return context.getGraphicsState().getCurrentTransformationMatrix();
    }

    private static boolean numbers(List<COSBase> operands, int count) {
        if (operands.size() < count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!(operands.get(i) instanceof COSNumber)) {
                return false;
            }
        }
        return true;
    }

    private static double at(List<COSBase> operands, int index) {
        return ((COSNumber) operands.get(index)).floatValue();
    }
}
