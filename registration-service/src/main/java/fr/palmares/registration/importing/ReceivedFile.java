package fr.palmares.registration.importing;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, kept in parts so that neither sending nor reading needs the whole in memory. */
@ApplicationScoped
class ReceivedFile {

    private static final int PART = 1 << 20;

    private final EntityManager database;

    ReceivedFile(EntityManager database) {
        this.database = database;
    }

    /**
     * Keeps the file and tells its encoding: UTF-8, or else Windows-1252.
     *
     * @throws InvalidInput 422 when this is no text
     */
    Charset keep(UUID importId, InputStream body) {
        var utf8 = new Utf8();
        try {
            int position = 0;
            for (byte[] part = body.readNBytes(PART); part.length > 0; part = body.readNBytes(PART)) {
                noText(part);
                utf8.read(part);
                database.createNativeQuery("INSERT INTO import_part (import_id, position, content) VALUES (?1, ?2, ?3)")
                        .setParameter(1, importId)
                        .setParameter(2, position++)
                        .setParameter(3, part)
                        .executeUpdate();
            }
            if (position == 0) {
                throw refused("Le fichier est vide.");
            }
            return utf8.valid() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        } catch (IOException interrupted) {
            throw new UncheckedIOException(interrupted);
        }
    }

    Reader open(ImportJob job) {
        return new BufferedReader(new InputStreamReader(new Parts(job.id), Charset.forName(job.charset)), PART);
    }

    void forget(UUID importId) {
        database.createNativeQuery("DELETE FROM import_part WHERE import_id = ?1")
                .setParameter(1, importId)
                .executeUpdate();
    }

    private static void noText(byte[] part) {
        for (byte value : part) {
            if (value == 0) {
                throw refused("Ce n’est pas un fichier texte ; enregistrez le tableur au format CSV.");
            }
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

    /** Whether a stream of bytes is UTF-8, told part by part. */
    private static final class Utf8 {

        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean valid = true;

        void read(byte[] part) {
            if (!valid) {
                return;
            }
            var bytes = ByteBuffer.allocate(rest.remaining() + part.length)
                    .put(rest)
                    .put(part)
                    .flip();
            var result = decoder.decode(bytes, CharBuffer.allocate(bytes.remaining() + 1), false);
            valid = !result.isError();
            rest = bytes;
        }

        boolean valid() {
            return valid && !rest.hasRemaining();
        }
    }
}
