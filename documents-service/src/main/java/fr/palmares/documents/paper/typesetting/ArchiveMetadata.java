package fr.palmares.documents.paper.typesetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** What a document says of itself to archives and screen readers: PDF/A-2a, PDF/UA-1, whose it is and of which day. */
final class ArchiveMetadata {

    private static final String PACKET = packet();

    private ArchiveMetadata() {}

    /** The date is that of the fact, not of the rendering: rendered again, the document is the same to the byte. */
    static void write(PDDocument document, Instant at) throws IOException {
        var information = document.getDocumentInformation();
        information.setCreationDate(day(at));
        var packet = PACKET.formatted(
                text(information.getProducer()),
                at.truncatedTo(ChronoUnit.SECONDS),
                text(information.getAuthor()),
                text(information.getTitle()),
                text(information.getSubject()));
        document.getDocumentCatalog().getMetadata().importXMPMetadata(packet.getBytes(StandardCharsets.UTF_8));
    }

    private static Calendar day(Instant at) {
        var day = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        day.setTimeInMillis(at.truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
        return day;
    }

    private static String text(@Nullable String value) {
        return value == null
                ? ""
                : value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String packet() {
        try (var in = ArchiveMetadata.class.getResourceAsStream("/templates/metadata.xmp")) {
            if (in == null) {
                throw new IllegalStateException("Missing metadata.xmp");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
