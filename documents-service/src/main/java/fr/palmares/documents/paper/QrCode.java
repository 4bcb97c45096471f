package fr.palmares.documents.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
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
        var side = (float) Math.min(width, height) / dotsPerPixel;
        page.drawWithGraphics((float) x, (float) y, side, side, graphics -> {
            graphics.setColor(Color.BLACK);
            graphics.fill(dark(modules(object.getAttribute("data")), side));
        });
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

    /** Each run of dark modules of a line is one rectangle. */
    private static Shape dark(BitMatrix modules, float side) {
        var unit = side / modules.getWidth();
        var shape = new Path2D.Float(Path2D.WIND_NON_ZERO);
        for (var row = 0; row < modules.getHeight(); row++) {
            for (var from = 0; from < modules.getWidth(); from++) {
                var to = from;
                while (to < modules.getWidth() && modules.get(to, row)) {
                    to++;
                }
                if (to > from) {
                    rectangle(shape, from * unit, row * unit, to * unit, (row + 1) * unit);
                    from = to;
                }
            }
        }
        return shape;
    }

    private static void rectangle(Path2D.Float shape, float left, float top, float right, float bottom) {
        shape.moveTo(left, top);
        shape.lineTo(right, top);
        shape.lineTo(right, bottom);
        shape.lineTo(left, bottom);
        shape.closePath();
    }
}
