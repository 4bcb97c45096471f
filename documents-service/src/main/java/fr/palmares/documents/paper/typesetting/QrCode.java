package fr.palmares.documents.paper.typesetting;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;
import org.w3c.dom.Element;

/** An address as a square that telephones read, drawn where a page has an object of this type: lines, not dots. */
final class QrCode implements FSObjectDrawer {

    static final String TYPE = "application/x-qr-code";

    @Override
    public Map<Shape, String> drawObject(
            Element object,
            double x,
            double y,
            double width,
            double height,
            OutputDevice page,
            RenderingContext context,
            int dotsPerPixel) {
        var modules = modules(object.getAttribute("data"));
        var unit = Math.min(width, height) / modules.getWidth();
        var before = page.getStroke();
        page.setColor(FSRGBColor.BLACK);
        page.setStroke(new BasicStroke((float) unit, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        page.draw(dark(modules, x, y, unit));
        page.setStroke(before);
        return Map.of();
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1));
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Each run of dark modules is one stroke, as wide as they are: that is shorter to write than rectangles. */
    private static Shape dark(BitMatrix modules, double x, double y, double unit) {
        var strokes = new Path2D.Double();
        for (var row = 0; row < modules.getHeight(); row++) {
            var middle = y + (row + 0.5) * unit;
            for (var from = 0; from < modules.getWidth(); from++) {
                var to = from;
                while (to < modules.getWidth() && modules.get(to, row)) {
                    to++;
                }
                if (to > from) {
                    strokes.moveTo(x + from * unit, middle);
                    strokes.lineTo(x + to * unit, middle);
                    from = to;
                }
            }
        }
        return strokes;
    }
}
