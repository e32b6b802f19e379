package ingest.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetLineWidth;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Runs the content of one page and records glyphs, images and ruling lines; colours, clips and pixels are never computed. */
final class PageEngine extends PDFStreamEngine {
    /** Text within this many degrees of an axis runs along it. */
    private static final double SNAP = 5;

    private final FontTable fonts;
    private final PageGeometry geometry;
    private final PageContent content;

    PageEngine(FontTable fonts, PageGeometry geometry, PageContent content) {
        this.fonts = fonts;
        this.geometry = geometry;
        this.content = content;
        addOperator(new BeginText());
        addOperator(new EndText());
        addOperator(new MoveText());
        addOperator(new MoveTextSetLeading());
        addOperator(new NextLine());
        addOperator(new SetCharSpacing());
        addOperator(new SetFontAndSize());
        addOperator(new SetTextHorizontalScaling());
        addOperator(new SetTextLeading());
        addOperator(new SetTextRenderingMode());
        addOperator(new SetTextRise());
        addOperator(new SetWordSpacing());
        addOperator(new ShowText());
        addOperator(new ShowTextAdjusted());
        addOperator(new ShowTextLine());
        addOperator(new ShowTextLineAndSpace());
        addOperator(new SetMatrix());
        addOperator(new Concatenate());
        addOperator(new Save());
        addOperator(new Restore());
        addOperator(new SetGraphicsStateParameters());
        addOperator(new SetLineWidth());
        PathOperator.register(this, geometry, new RuleCollector(content));
        addOperator(new DrawObjectOperator(geometry, content));
        addOperator(new InlineImageOperator(geometry, content));
    }

    /**
     * Stamps, filled-in fields and typed notes are drawn by the appearances of annotations (ISO 32000-1, 12.5.5); offices fill in number and date that
     * way. A broken one is left out: the page's own content is not lost for it.
     */
    void showAnnotations(PDPage page) {
        List<PDAnnotation> annotations;
        try {
            annotations = page.getAnnotations();
        } catch (IOException | RuntimeException e) {
            return;
        }
        for (PDAnnotation annotation : annotations) {
            if (annotation.isHidden() || annotation.isNoView() || annotation instanceof PDAnnotationPopup) {
                continue;
            }
            try {
                showAnnotation(annotation);
            } catch (PageLimitException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                System.err.println("annotation left out: " + e);
            }
        }
    }

    /**
     * As PDFBox does it (ISO 32000-1, 9.4.4), but with one matrix for a whole string, and with everything that depends on font and code alone
     * asked once per document.
     */
    @Override
    protected void showText(byte[] string) throws IOException {
        PDGraphicsState state = getGraphicsState();
        PDTextState text = state.getTextState();
        PDFont font = text.getFont() == null ? PDType1Font.HELVETICA : text.getFont();
        FontEntry entry = fonts.font(font);
        double fontSize = text.getFontSize();
        double scaling = text.getHorizontalScaling() / 100;
        double charSpacing = text.getCharacterSpacing();
        double wordSpacing = text.getWordSpacing();
        boolean invisible = text.getRenderingMode() == RenderingMode.NEITHER;

        // Text space to the page as displayed.
        Matrix m = getTextMatrix().multiply(state.getCurrentTransformationMatrix());
        double ma = m.getScaleX();
        double mb = m.getShearY();
        double mc = m.getShearX();
        double md = m.getScaleY();
        double a = geometry.a * ma + geometry.c * mb;
        double b = geometry.b * ma + geometry.d * mb;
        double c = geometry.a * mc + geometry.c * md;
        double d = geometry.b * mc + geometry.d * md;
        double rise = text.getRise();
        double originX = geometry.x(m.getTranslateX(), m.getTranslateY()) + c * rise;
        double originY = geometry.y(m.getTranslateX(), m.getTranslateY()) + d * rise;
        double size = Math.hypot(c, d) * Math.abs(fontSize) * entry.sizeFactor;
        int direction = direction(a * fontSize * scaling, b * fontSize * scaling);
        boolean upright = direction != 90 && direction != 270;

        double tx = 0;
        double ty = 0;
        ByteArrayInputStream in = new ByteArrayInputStream(string);
        for (int left = string.length; left > 0;) {
            int code = font.readCode(in);
            int rest = in.available();
            GlyphEntry glyph = fonts.glyph(font, entry, code);
            double width = glyph.advance * fontSize * scaling;
            double x = originX + a * tx + c * ty;
            double y = originY + b * tx + d * ty;
            double spacing = charSpacing + (left - rest == 1 && code == 32 ? wordSpacing : 0);
            if (entry.vertical) {
                Vector v = font.getPositionVector(code);
                x += (a * v.getX() * scaling + c * v.getY()) * fontSize;
                y += (b * v.getX() * scaling + d * v.getY()) * fontSize;
                ty += font.getDisplacement(code).getY() * fontSize + spacing;
            } else {
                tx += width + spacing * scaling;
            }
            double endX = x + a * width;
            double endY = y + b * width;
            if (upright) {
                content.glyph(glyph.number, Math.min(x, endX), Math.max(x, endX), y, size, direction, invisible);
            } else {
                content.glyph(glyph.number, Math.min(y, endY), Math.max(y, endY), x, size, direction, invisible);
            }
            if (rest == left) {
                break;
            }
            left = rest;
        }
        getTextMatrix().translate((float) tx, (float) ty);
    }

    /** Degrees clockwise as displayed (y grows downwards). */
    private static int direction(double dx, double dy) {
        double degrees = Math.toDegrees(Math.atan2(dy, dx));
        double nearest = Math.rint(degrees / 90) * 90;
        return Math.floorMod((int) Math.rint(Math.abs(degrees - nearest) <= SNAP ? nearest : degrees), 360);
    }
}
