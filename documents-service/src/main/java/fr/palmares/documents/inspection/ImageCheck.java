package fr.palmares.documents.inspection;

import fr.palmares.documents.inspection.Verdict.Clean;
import fr.palmares.documents.inspection.Verdict.Not;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Turns a picture into the PDF that is kept: one A4 page, upright, the picture whole. */
final class ImageCheck {

    private static final long MOST_PIXELS = 60_000_000L;
    private static final int READABLE = 1000;
    private static final float MARGIN = 20;

    private ImageCheck() {}

    static Verdict check(Path file, FileType type, Path pdf) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new Not(TurnedAway.UNREADABLE);
            }
            var reader = readers.next();
            reader.setInput(input, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            reader.dispose();
            if ((long) width * height > MOST_PIXELS) {
                return new Not(TurnedAway.IMAGE_TOO_LARGE);
            }
            convert(file, type, pdf);
            return new Clean(
                    pdf,
                    1,
                    Math.max(width, height) < READABLE
                            ? Optional.of("L’image est petite : vérifiez que tout le texte se lit.")
                            : Optional.empty());
        } catch (IOException | RuntimeException broken) {
            return new Not(TurnedAway.UNREADABLE);
        }
    }

    private static void convert(Path file, FileType type, Path pdf) throws IOException {
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            var image = image(document, file, type);
            var turn = type == FileType.JPEG ? Exif.turn(file) : 0;
            var page = new PDPage(
                    image.getWidth() > image.getHeight()
                            ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth())
                            : PDRectangle.A4);
            page.setRotation(turn);
            document.addPage(page);
            draw(document, page, image);
            document.getDocumentInformation().setProducer("Palmarès");
            document.save(pdf.toFile());
        }
    }

    private static PDImageXObject image(PDDocument document, Path file, FileType type) throws IOException {
        if (type == FileType.JPEG) {
            try (var in = Files.newInputStream(file)) {
                return JPEGFactory.createFromStream(document, in);
            }
        }
        var picture = ImageIO.read(file.toFile());
        if (picture == null) {
            throw new IOException("no picture");
        }
        return LosslessFactory.createFromImage(document, picture);
    }

    private static void draw(PDDocument document, PDPage page, PDImageXObject image) throws IOException {
        var box = page.getMediaBox();
        var scale = Math.min(
                (box.getWidth() - 2 * MARGIN) / image.getWidth(), (box.getHeight() - 2 * MARGIN) / image.getHeight());
        var width = image.getWidth() * scale;
        var height = image.getHeight() * scale;
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(image, (box.getWidth() - width) / 2, (box.getHeight() - height) / 2, width, height);
        }
    }
}
