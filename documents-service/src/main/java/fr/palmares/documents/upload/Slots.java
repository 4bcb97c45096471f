package fr.palmares.documents.upload;

import fr.palmares.documents.inspection.FileType;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Files brought straight to the store: a signed place in quarantine, bound to one type and one size; the checks are those
 * of every file. Signatures live in real time, deadlines on the service's clock.
 */
@ApplicationScoped
class Slots {

    private static final Logger LOG = Logger.getLogger(Slots.class);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final int MOST_OPEN = 20;
    private static final int AT_ONCE = 200;

    record Slot(UUID id, Objects.Post post, long maxBytes, Instant endsAt) {}

    private final Recipients recipients;
    private final ReceiveFile receiveFile;
    private final CheckFiles checks;
    private final Objects objects;

    Slots(Recipients recipients, ReceiveFile receiveFile, CheckFiles checks, Objects objects) {
        this.recipients = recipients;
        this.receiveFile = receiveFile;
        this.checks = checks;
        this.objects = objects;
    }

    @Transactional
    Slot open(
            Destination destination,
            UUID registrationId,
            String code,
            FileType type,
            @Nullable String name,
            String by) {
        var recipient = recipients.of(destination);
        recipient.mayReceive(registrationId, code);
        var now = Instant.now();
        if (SlotRow.count("registrationId = ?1 and version is null and endsAt > ?2", registrationId, now)
                >= MOST_OPEN) {
            throw new Conflict(
                    "/problems/too-many-upload-slots",
                    "Trop de dépôts commencés",
                    "Terminez les dépôts commencés, ou attendez un quart d’heure avant d’en commencer d’autres.");
        }
        var row = new SlotRow();
        row.id = UUID.randomUUID();
        row.destination = destination.name();
        row.registrationId = registrationId;
        row.code = code;
        row.quarantineKey = objects.newKey(registrationId.toString());
        row.originalName = name;
        row.askedBy = by;
        row.askedAt = now;
        row.endsAt = now.plus(LIFE);
        row.persist();
        var maxBytes = recipient.limits(code).maxBytes();
        var post = objects.post(Bucket.QUARANTINE, row.quarantineKey, type.mediaType(), maxBytes, row.endsAt);
        return new Slot(row.id, post, maxBytes, row.endsAt);
    }

    /** The sender says the file is there; said twice, it is taken in once. */
    @Transactional
    ReceiveFile.Received close(Destination destination, UUID registrationId, String code, UUID slotId) {
        var row = SlotRow.<SlotRow>findById(slotId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null
                || !row.registrationId.equals(registrationId)
                || !row.code.equals(code)
                || !row.destination.equals(destination.name())) {
            throw new NotFound("Ce dépôt n’a pas été commencé, ou il est abandonné : recommencez-le.");
        }
        if (row.version != null) {
            return new ReceiveFile.Received(
                    row.id,
                    row.version,
                    row.askedAt,
                    null,
                    recipients.of(destination).statement(code).orElse(null));
        }
        if (!objects.exists(Bucket.QUARANTINE, row.quarantineKey)) {
            throw new Conflict(
                    "/problems/file-not-arrived",
                    "Fichier non reçu",
                    "Le fichier n’est pas encore arrivé : envoyez-le à l’adresse indiquée, puis recommencez.");
        }
        return take(row);
    }

    private ReceiveFile.Received take(SlotRow row) {
        var received = receiveFile.queue(new ReceiveFile.Queued(
                Destination.valueOf(row.destination),
                row.registrationId,
                row.code,
                row.quarantineKey,
                null,
                null,
                row.originalName,
                row.askedBy));
        row.version = received.version();
        return received;
    }

    /** Files whose sender never said so are found and taken in; places that stayed empty are given up. */
    @Scheduled(every = "{palmares.documents.slots.every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        sweep(LEFT_ALONE);
    }

    void sweep(Duration leftAlone) {
        var now = Instant.now();
        List<UUID> waiting = QuarkusTransaction.requiringNew()
                .call(() -> SlotRow.<SlotRow>find(
                                "version is null and askedAt < ?1 order by askedAt", now.minus(leftAlone))
                        .page(0, AT_ONCE)
                        .stream()
                        .map(row -> row.id)
                        .toList());
        for (var id : waiting) {
            try {
                QuarkusTransaction.requiringNew().run(() -> sweep(id, now));
            } catch (Objects.Unavailable away) {
                LOG.infof("An abandoned upload waits for the store: %s", away.getMessage());
            } catch (RuntimeException refused) {
                LOG.infof("An abandoned upload was not taken in: %s", refused.toString());
                QuarkusTransaction.requiringNew().run(() -> SlotRow.deleteById(id));
            }
        }
        if (!waiting.isEmpty()) {
            checks.wake();
        }
    }

    private void sweep(UUID id, Instant now) {
        var row = SlotRow.<SlotRow>findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.version != null) {
            return;
        }
        if (objects.exists(Bucket.QUARANTINE, row.quarantineKey)) {
            take(row);
        } else if (row.endsAt.plus(LATE).isBefore(now)) {
            row.delete();
        }
    }
}
