package fr.palmares.documents.upload;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.file.domain.Refusal;
import fr.palmares.documents.file.domain.Refused;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a file in: streamed into quarantine, never held whole, then queued for its checks. */
@ApplicationScoped
class ReceiveFile {

    record Command(
            UUID registrationId,
            String code,
            InputStream content,
            long announcedLength,
            @Nullable String originalName,
            String uploadedBy) {}

    record Received(int version, Instant at) {}

    private final FileStore files;
    private final Objects objects;
    private final ShippedRules rules;
    private final EntityManager database;
    private final Clock clock;

    ReceiveFile(FileStore files, Objects objects, ShippedRules rules, EntityManager database, Clock clock) {
        this.files = files;
        this.objects = objects;
        this.rules = rules;
        this.database = database;
        this.clock = clock;
    }

    /** Not one transaction: no database connection is held while a slow line sends its file. */
    Received handle(Command command) {
        QuarkusTransaction.requiringNew().run(() -> mayReceive(command));
        var limit = rules.kind(command.code())
                .orElseThrow(() -> new Refused(new Refusal.NotAsked(command.code())))
                .maxBytes();
        if (command.announcedLength() > limit) {
            throw tooLarge(limit);
        }
        var key = objects.newKey(command.registrationId().toString());
        var file = new Measured(command.content(), limit);
        var type = typeOf(file);
        try {
            objects.put(Bucket.QUARANTINE, key, file, command.announcedLength(), type.mediaType());
        } catch (Objects.Unavailable failed) {
            if (file.tooLarge) {
                throw tooLarge(limit);
            }
            throw failed;
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> queue(command, key, file));
        } catch (RuntimeException refused) {
            objects.remove(Bucket.QUARANTINE, key);
            throw refused;
        }
    }

    private void mayReceive(Command command) {
        files.lock(command.registrationId())
                .orElseThrow(() -> new NotFound("Cette demande de pièces n’existe pas."))
                .mayReceive(command.code(), clock.instant());
    }

    private Received queue(Command command, String key, Measured file) {
        var candidateFile = files.lock(command.registrationId()).orElseThrow();
        var now = clock.instant();
        candidateFile.mayReceive(command.code(), now);
        var row = new UploadRow();
        row.id = UUID.randomUUID();
        row.registrationId = command.registrationId();
        row.code = command.code();
        row.version = nextVersion(command);
        row.registrationVersion = candidateFile.registrationVersion();
        row.quarantineKey = key;
        row.receivedSha256 = file.sha256();
        row.receivedBytes = file.count;
        row.originalName = FileName.safe(command.originalName());
        row.uploadedBy = command.uploadedBy();
        row.uploadedAt = now;
        row.persist();
        return new Received(row.version, now);
    }

    private int nextVersion(Command command) {
        var last = (Number) database.createNativeQuery(
                        "SELECT coalesce(max(version), 0) FROM upload WHERE registration_id = ?1 AND code = ?2")
                .setParameter(1, command.registrationId())
                .setParameter(2, command.code())
                .getSingleResult();
        return last.intValue() + 1;
    }

    private static FileType typeOf(Measured file) {
        try {
            var head = file.peek();
            if (head.length == 0) {
                throw refused(422, "/problems/empty-file", TurnedAway.EMPTY_FILE.sentence());
            }
            return FileType.of(head, head.length)
                    .orElseThrow(() -> refused(422, "/problems/unknown-file-type", TurnedAway.UNKNOWN_TYPE.sentence()));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static InvalidInput tooLarge(long limit) {
        return refused(
                413,
                "/problems/too-large",
                "Le fichier dépasse la taille permise pour cette pièce, " + limit / (1024 * 1024) + " Mo.");
    }

    private static InvalidInput refused(int status, String type, String detail) {
        return new InvalidInput(Problem.of(status, type, "Fichier refusé", detail));
    }

    /** Counts and hashes what goes by, and stops at the limit. */
    private static final class Measured extends FilterInputStream {

        private final MessageDigest digest;
        private final long limit;
        private long count;
        private boolean tooLarge;

        Measured(InputStream content, long limit) {
            super(new PushbackInputStream(content, FileType.LONGEST));
            this.limit = limit;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        byte[] peek() throws IOException {
            var head = in.readNBytes(FileType.LONGEST);
            ((PushbackInputStream) in).unread(head);
            return head;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = in.read(into, offset, length);
            if (read > 0) {
                count += read;
                if (count > limit) {
                    tooLarge = true;
                    throw new IOException("more than " + limit + " bytes");
                }
                digest.update(into, offset, read);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
