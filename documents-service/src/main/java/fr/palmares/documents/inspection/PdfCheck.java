package fr.palmares.documents.inspection;

import fr.palmares.documents.inspection.Verdict.Clean;
import fr.palmares.documents.inspection.Verdict.Not;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF the way a reader would and looks at every object for what a piece has no use for. */
final class PdfCheck {

    private static final int MOST_OBJECTS = 200_000;
    private static final int TAIL = 4096;
    private static final Set<String> ACTIVE_KEYS =
            Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent", "RichMediaSettings");
    private static final Set<String> ACTIVE_ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "Rendition", "RichMediaExecute");
    private static final Set<String> ACTIVE_TYPES = Set.of("EmbeddedFile", "Filespec");

    private PdfCheck() {}

    static Verdict check(Path file, int maxPages) throws IOException {
        if (hasSomethingAfterItsEnd(file)) {
            return new Not(TurnedAway.MIXED_CONTENT);
        }
        if (PdfBomb.isIn(file)) {
            return new Not(TurnedAway.UNREADABLE);
        }
        try (var source = new RandomAccessReadBufferedFile(file.toFile());
                var document = Loader.loadPDF(source, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                return new Not(TurnedAway.ENCRYPTED);
            }
            if (isActive(document.getDocument())) {
                return new Not(TurnedAway.ACTIVE_CONTENT);
            }
            return pages(file, document, maxPages);
        } catch (InvalidPasswordException locked) {
            return new Not(TurnedAway.ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return new Not(TurnedAway.UNREADABLE);
        }
    }

    private static Verdict pages(Path file, PDDocument document, int maxPages) throws IOException {
        var pages = document.getNumberOfPages();
        if (pages == 0) {
            return new Not(TurnedAway.NO_PAGE);
        }
        if (pages > maxPages) {
            return new Not(TurnedAway.TOO_MANY_PAGES);
        }
        var blank = 0;
        for (var page : document.getPages()) {
            if (!page.hasContents()) {
                blank++;
            }
        }
        return new Clean(
                file,
                pages,
                blank == 0
                        ? Optional.empty()
                        : Optional.of(blank == pages ? "Toutes les pages sont vides." : "Une page au moins est vide."));
    }

    /** Bytes after the last end-of-file mark: a second file of another kind may hide there. */
    private static boolean hasSomethingAfterItsEnd(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var length = (int) Math.min(TAIL, bytes.length());
            bytes.seek(bytes.length() - length);
            var tail = new byte[length];
            bytes.readFully(tail);
            var text = new String(tail, StandardCharsets.ISO_8859_1);
            var end = text.lastIndexOf("%%EOF");
            return end >= 0 && !text.substring(end + 5).replace("\0", "").isBlank();
        }
    }

    private static boolean isActive(COSDocument document) throws IOException {
        Deque<COSBase> open = new ArrayDeque<>();
        open.add(document.getTrailer());
        var keys = Set.copyOf(document.getXrefTable().keySet());
        if (keys.size() > MOST_OBJECTS) {
            throw new IOException("too many objects");
        }
        for (var key : keys) {
            var object = document.getObjectFromPool(key).getObject();
            if (object != null) {
                open.add(object);
            }
        }
        while (!open.isEmpty()) {
            switch (open.poll()) {
                case COSDictionary dictionary -> {
                    if (isActive(dictionary)) {
                        return true;
                    }
                    // references are among the document's objects already
                    dictionary.getValues().stream().filter(PdfCheck::isDirect).forEach(open::add);
                }
                case COSArray array ->
                    array.forEach(item -> {
                        if (item != null && isDirect(item)) {
                            open.add(item);
                        }
                    });
                default -> {
                    // numbers, names, strings do nothing
                }
            }
        }
        return false;
    }

    private static boolean isDirect(COSBase value) {
        return value instanceof COSDictionary || value instanceof COSArray;
    }

    private static boolean isActive(COSDictionary dictionary) {
        if (dictionary.keySet().stream().map(COSName::getName).anyMatch(ACTIVE_KEYS::contains)) {
            return true;
        }
        var action = dictionary.getNameAsString(COSName.S);
        var type = dictionary.getNameAsString(COSName.TYPE);
        return (action != null && ACTIVE_ACTIONS.contains(action)) || (type != null && ACTIVE_TYPES.contains(type));
    }
}
