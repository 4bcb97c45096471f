package fr.palmares.local.demo;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/** The documents candidates upload: small real PDFs, and one that nobody can read. */
final class Papers {

    private Papers() {}

    /** A page that says what it is and whose. */
    static byte[] readable(String title, String whose) {
        return page(content -> {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 18);
            content.newLineAtOffset(72, 740);
            content.showText(latin(title));
            content.setFont(new PDType1Font(FontName.HELVETICA), 12);
            content.newLineAtOffset(0, -40);
            content.showText(latin(whose));
            content.newLineAtOffset(0, -24);
            content.showText(latin("Document établi pour la session 2026 du BTS."));
            content.endText();
        });
    }

    /** A photograph gone grey: a valid PDF that an agent must refuse. */
    static byte[] illegible() {
        var picture = new BufferedImage(160, 220, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                var grey = 150 + (x * 31 + y * 17) % 40;
                picture.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var image = LosslessFactory.createFromImage(document, picture);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 40, 60, 500, 700);
            }
            return bytes(document);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The text of a PDF, as a reader sees it. */
    static String textOf(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of each of the eight slips that an A4 page holds, cut as one would with scissors. */
    static List<String> slips(byte[] pdf) {
        var slips = new ArrayList<String>();
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                var size = page.getMediaBox();
                for (int place = 0; place < 8; place++) {
                    int row = place / 2;
                    int column = place % 2;
                    var scissors = new PDFTextStripperByArea();
                    scissors.setSortByPosition(true);
                    scissors.addRegion(
                            "slip",
                            new Rectangle2D.Float(
                                    column * size.getWidth() / 2,
                                    row * size.getHeight() / 4,
                                    size.getWidth() / 2,
                                    size.getHeight() / 4));
                    scissors.extractRegions(page);
                    slips.add(scissors.getTextForRegion("slip"));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return slips;
    }

    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    private static byte[] page(Drawing drawing) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                drawing.on(content);
            }
            return bytes(document);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    /** The standard fonts know Latin-1 only. */
    private static String latin(String text) {
        return text.replace('’', '\'').replace("œ", "oe");
    }
}
