package fr.palmares.documents.upload;

import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.inspection.FileName;
import fr.palmares.documents.inspection.FileType;
import fr.palmares.documents.inspection.TurnedAway;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Incoming;
import fr.palmares.documents.storage.Objects;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a file in: streamed into quarantine, never held whole, then queued for its checks. */
@ApplicationScoped
public class ReceiveFile {

    public record Command(
            Destination destination,
            UUID registrationId,
            String code,
            Incoming content,
            @Nullable String originalName,
            String uploadedBy) {}

    /** The file lies in quarantine, under this hash; its checks follow. What it also states is kept with it. */
    public record Received(
            UUID id,
            int version,
            Instant at,
            @Nullable String sha256,
            @Nullable String statement) {}

    record Queued(
            Destination destination,
            UUID registrationId,
            String code,
            String quarantineKey,
            @Nullable String sha256,
            @Nullable Long bytes,
            @Nullable String originalName,
            String uploadedBy) {}

    private final Recipients recipients;
    private final FileStore files;
    private final Objects objects;
    private final CheckFiles checks;
    private final EntityManager database;
    private final Clock clock;

    ReceiveFile(
            Recipients recipients,
            FileStore files,
            Objects objects,
            CheckFiles checks,
            EntityManager database,
            Clock clock) {
        this.recipients = recipients;
        this.files = files;
        this.objects = objects;
        this.checks = checks;
        this.database = database;
        this.clock = clock;
    }

    public Received handle(Command command, Runnable access) {
        return handle(command, access, _ -> command, (_, work) -> work.get());
    }

    /** Done at most once for what is asked and the bytes that came with it. */
    @FunctionalInterface
    public interface Once {
        Received once(Object asked, Supplier<Received> work);
    }

    /**
     * Two transactions, before and after: no database connection is held while a slow line sends its file.
     *
     * @param access throws when the caller may not send it
     * @param asked what is asked, given the hash of the bytes
     * @param once called in the transaction that queues the file; where it does no work, the file is not kept a second time
     */
    public Received handle(Command command, Runnable access, Function<String, Object> asked, Once once) {
        var recipient = recipients.of(command.destination());
        QuarkusTransaction.requiringNew().run(() -> {
            access.run();
            recipient.mayReceive(command.registrationId(), command.code());
        });
        var limit = recipient.limits(command.code()).maxBytes();
        var file = command.content();
        if (file.length() > limit) {
            throw tooLarge(limit);
        }
        file.limit(limit);
        var key = objects.newKey(command.registrationId().toString());
        try {
            objects.put(Bucket.QUARANTINE, key, file, typeOf(file).mediaType());
        } catch (Incoming.TooLarge more) {
            throw tooLarge(limit);
        } catch (Incoming.BrokenOff half) {
            throw InvalidInput.malformed("#", "Le fichier n’est pas arrivé en entier : envoyez-le de nouveau.");
        }
        var sha256 = file.sha256();
        var queued = new Queued(
                command.destination(),
                command.registrationId(),
                command.code(),
                key,
                sha256,
                file.count(),
                command.originalName(),
                command.uploadedBy());
        try {
            var worked = new AtomicBoolean();
            var received = QuarkusTransaction.requiringNew()
                    .call(() -> once.once(asked.apply(sha256), () -> {
                        worked.set(true);
                        return queue(queued);
                    }));
            if (!worked.get()) {
                objects.remove(Bucket.QUARANTINE, key);
            }
            checks.wake();
            return received;
        } catch (RuntimeException refused) {
            objects.remove(Bucket.QUARANTINE, key);
            throw refused;
        }
    }

    /** One more version of the piece, to be checked; the lock on the file gives each its own number. */
    Received queue(Queued queued) {
        var registrationVersion = files.hold(queued.registrationId()).orElseThrow();
        recipients.of(queued.destination()).mayReceive(queued.registrationId(), queued.code());
        var now = clock.instant();
        var row = new UploadRow();
        row.id = UUID.randomUUID();
        row.destination = queued.destination().name();
        row.registrationId = queued.registrationId();
        row.code = queued.code();
        row.version = nextVersion(queued);
        row.registrationVersion = registrationVersion;
        row.quarantineKey = queued.quarantineKey();
        row.receivedSha256 = queued.sha256();
        row.receivedBytes = queued.bytes();
        row.originalName = FileName.safe(queued.originalName());
        row.uploadedBy = queued.uploadedBy();
        row.uploadedAt = now;
        row.statement =
                recipients.of(queued.destination()).statement(queued.code()).orElse(null);
        row.persist();
        return new Received(row.id, row.version, now, row.receivedSha256, row.statement);
    }

    private int nextVersion(Queued queued) {
        var last = (Number) database.createNativeQuery("SELECT coalesce(max(version), 0) FROM upload"
                        + " WHERE registration_id = ?1 AND destination = ?2 AND code = ?3")
                .setParameter(1, queued.registrationId())
                .setParameter(2, queued.destination().name())
                .setParameter(3, queued.code())
                .getSingleResult();
        return last.intValue() + 1;
    }

    private static FileType typeOf(Incoming file) {
        var head = file.head(FileType.LONGEST);
        if (head.length == 0) {
            throw refused(422, "/problems/empty-file", TurnedAway.EMPTY_FILE.sentence());
        }
        return FileType.of(head, head.length)
                .orElseThrow(() -> refused(422, "/problems/unknown-file-type", TurnedAway.UNKNOWN_TYPE.sentence()));
    }

    private static InvalidInput tooLarge(long limit) {
        return refused(
                413,
                "/problems/too-large",
                "Le fichier dépasse la taille permise pour cette pièce, " + limit / (1024 * 1024)
                        + " Mo. Réduisez-le, puis renvoyez-le.");
    }

    private static InvalidInput refused(int status, String type, String detail) {
        return new InvalidInput(Problem.of(status, type, "Fichier refusé", detail));
    }
}
