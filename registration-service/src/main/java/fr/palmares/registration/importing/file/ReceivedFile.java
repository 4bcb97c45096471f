package fr.palmares.registration.importing.file;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.importing.domain.CsvLines;
import fr.palmares.registration.importing.domain.Lines;
import fr.palmares.registration.importing.domain.Unusable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, kept in parts so that neither sending nor reading needs the whole in memory. */
@ApplicationScoped
public class ReceivedFile {

    /** How the text is encoded, and the digest by which the same file is known again. */
    public record Kept(Charset charset, String sha256) {}

    private static final int PART = 1 << 20;
    private static final int READ_AHEAD = 1 << 16;

    private final EntityManager database;
    private final int largestMebibytes;

    ReceivedFile(
            EntityManager database,
            @ConfigProperty(name = "palmares.registration.import.largest-mebibytes", defaultValue = "60")
                    int largestMebibytes) {
        this.database = database;
        this.largestMebibytes = largestMebibytes;
    }

    /**
     * Keeps the file and tells its encoding: UTF-8, or else Windows-1252; and its digest.
     *
     * @throws InvalidInput 422 when this is no text, or an XML file that declares a document type
     * @throws TooLarge 413 when it is too large; nothing of it is kept then
     */
    public Kept keep(UUID importId, FileFormat format, InputStream body) {
        var utf8 = new Utf8();
        var digest = digest();
        try {
            int position = 0;
            for (byte[] part = body.readNBytes(PART); part.length > 0; part = body.readNBytes(PART)) {
                if (position >= largestMebibytes) {
                    throw new TooLarge(largestMebibytes);
                }
                text(part, format);
                if (position == 0 && format == FileFormat.XML) {
                    prolog(part);
                }
                utf8.read(part);
                digest.update(part);
                keep(importId, position++, part);
            }
            if (position == 0) {
                throw refused("Le fichier est vide.");
            }
            return new Kept(
                    utf8.valid() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"),
                    HexFormat.of().formatHex(digest.digest()));
        } catch (IOException interrupted) {
            throw new UncheckedIOException(interrupted);
        }
    }

    /** Each part in a transaction of its own: whoever sends slowly holds no connection. */
    private void keep(UUID importId, int position, byte[] part) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "INSERT INTO import_part (import_id, position, content) VALUES (?1, ?2, ?3)")
                        .setParameter(1, importId)
                        .setParameter(2, position)
                        .setParameter(3, part)
                        .executeUpdate());
    }

    /** Its lines, from the first one. */
    public Lines open(UUID importId, FileFormat format, String charset) throws Unusable {
        var parts = new Parts(importId);
        return switch (format) {
            case CSV ->
                new CsvLines(new BufferedReader(new InputStreamReader(parts, Charset.forName(charset)), READ_AHEAD));
            case XML -> new XmlLines(parts);
        };
    }

    public void forget(UUID importId) {
        database.createNativeQuery("DELETE FROM import_part WHERE import_id = ?1")
                .setParameter(1, importId)
                .executeUpdate();
    }

    /** The bytes that no text holds: those of archives, spreadsheets, images and of UTF-16. */
    private static void text(byte[] part, FileFormat format) {
        for (byte value : part) {
            if (value == 0) {
                throw refused(
                        switch (format) {
                            case CSV -> "Ce n’est pas un fichier texte ; enregistrez le tableur au format CSV.";
                            case XML -> "Ce n’est pas un fichier XML en UTF-8 ; exportez-le de nouveau.";
                        });
            }
        }
    }

    /** A document type is refused while the school is still there to read it. */
    private static void prolog(byte[] part) {
        try {
            new XmlLines(new ByteArrayInputStream(part)).header();
        } catch (Unusable unusable) {
            throw refused(unusable.getMessage());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InvalidInput refused(String why) {
        return new InvalidInput(Problem.of(422, "/problems/unreadable-file", "Fichier illisible", why));
    }

    /** The parts one after another, each read when its turn comes. */
    private final class Parts extends InputStream {

        private final UUID importId;
        private int position;
        private byte[] part = new byte[0];
        private int offset;

        Parts(UUID importId) {
            this.importId = importId;
        }

        @Override
        public int read() {
            return fill() ? part[offset++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int start, int length) {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, part.length - offset);
            System.arraycopy(part, offset, into, start, count);
            offset += count;
            return count;
        }

        private boolean fill() {
            if (offset < part.length) {
                return true;
            }
            var next = next();
            if (next == null) {
                return false;
            }
            part = next;
            offset = 0;
            return true;
        }

        private byte @Nullable [] next() {
            List<?> rows = QuarkusTransaction.requiringNew()
                    .call(() -> database.createNativeQuery(
                                    "SELECT content FROM import_part WHERE import_id = ?1 AND position = ?2",
                                    byte[].class)
                            .setParameter(1, importId)
                            .setParameter(2, position)
                            .getResultList());
            position++;
            return rows.isEmpty() ? null : (byte[]) rows.getFirst();
        }
    }
}
