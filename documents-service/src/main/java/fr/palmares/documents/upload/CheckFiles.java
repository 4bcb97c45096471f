package fr.palmares.documents.upload;

import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.inspection.Inspection;
import fr.palmares.documents.inspection.TurnedAway;
import fr.palmares.documents.inspection.Verdict;
import fr.palmares.documents.inspection.VirusScan;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.MedicalKey;
import fr.palmares.documents.storage.Objects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Checks what lies in quarantine, one file after the other: inspection, hash, move to where it is kept. The queue is the
 * table, so a process that dies leaves nothing behind but a file to check again. A replica that checks none ({@code
 * palmares.documents.checks.at-once=0}) leaves its files to the others.
 */
@ApplicationScoped
class CheckFiles {

    private static final Logger LOG = Logger.getLogger(CheckFiles.class);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private final Recipients recipients;
    private final FileStore files;
    private final Objects objects;
    private final Inspection inspection;
    private final MedicalKey medicalKey;
    private final EntityManager database;
    private final Clock clock;

    CheckFiles(
            Recipients recipients,
            FileStore files,
            Objects objects,
            Inspection inspection,
            MedicalKey medicalKey,
            EntityManager database,
            Clock clock,
            @ConfigProperty(name = "palmares.documents.checks.at-once", defaultValue = "2") int atOnce) {
        this.places = new Semaphore(atOnce);
        this.recipients = recipients;
        this.files = files;
        this.objects = objects;
        this.inspection = inspection;
        this.medicalKey = medicalKey;
        this.database = database;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    /** Somebody just sent a file: do not wait for the next round. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        if (places.tryAcquire()) {
            workers.execute(() -> {
                try {
                    while (checkNext()) {
                        // until the queue is empty
                    }
                } finally {
                    places.release();
                }
            });
        }
    }

    private boolean checkNext() {
        try {
            var next = QuarkusTransaction.requiringNew().call(this::claim);
            next.ifPresent(this::check);
            return next.isPresent();
        } catch (RuntimeException failed) {
            LOG.warnf("A check failed and will be tried again: %s", failed.getMessage());
            return false;
        }
    }

    /** Takes the next file for a minute; whoever does not finish in time leaves it to another process. */
    private Optional<UploadRow> claim() {
        List<?> ids = database.createNativeQuery("""
                        UPDATE upload SET attempts = attempts + 1,
                          next_attempt_at = clock_timestamp() + least(attempts + 1, 10) * interval '30 seconds'
                        WHERE id = (SELECT id FROM upload WHERE state = 'CHECKING' AND next_attempt_at <= clock_timestamp()
                                    ORDER BY next_attempt_at, uploaded_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id""", UUID.class).getResultList();
        return ids.stream().map(id -> UploadRow.<UploadRow>findById(id)).findFirst();
    }

    private void check(UploadRow upload) {
        var limits = recipients.of(Destination.valueOf(upload.destination)).limits(upload.code);
        try {
            inspection.inspect(upload.quarantineKey, limits.maxPages(), limits.maxBytes(), found -> {
                switch (found.verdict()) {
                    case Verdict.Clean clean -> keep(upload, clean, found);
                    case Verdict.Not(var why) ->
                        QuarkusTransaction.requiringNew().run(() -> turnAway(upload.id, why, found.scan()));
                }
            });
            objects.remove(Bucket.QUARANTINE, upload.quarantineKey);
        } catch (IOException | Objects.Unavailable failed) {
            LOG.warnf("Check of upload %s will be tried again: %s", upload.id, failed.getMessage());
            QuarkusTransaction.requiringNew().run(() -> tryAgainSoon(upload.id));
        }
    }

    /** The store or the scanner did not answer: that may be over in seconds, and lasts minutes at most between two tries. */
    private void tryAgainSoon(UUID uploadId) {
        database.createNativeQuery("UPDATE upload SET next_attempt_at = clock_timestamp()"
                        + " + least(attempts, 60) * interval '2 seconds' WHERE id = ?1 AND state = 'CHECKING'")
                .setParameter(1, uploadId)
                .executeUpdate();
    }

    private void keep(UploadRow upload, Verdict.Clean clean, Inspection.Findings found) throws IOException {
        var sha256 = Inspection.sha256(clean.pdf());
        var health = recipients.of(Destination.valueOf(upload.destination)).isHealth(upload.code);
        var stored = health ? medicalKey.encrypt(clean.pdf(), found.folder().resolve("encrypted")) : clean.pdf();
        var key = objects.newKey(upload.registrationId.toString());
        objects.put(health ? Bucket.MEDICAL : Bucket.PIECES, key, stored, "application/pdf");
        var size = Files.size(clean.pdf());
        QuarkusTransaction.requiringNew().run(() -> takeIn(upload.id, clean, found.scan(), key, sha256, size));
    }

    private void takeIn(
            UUID uploadId, Verdict.Clean clean, VirusScan.Outcome scan, String key, String sha256, long size) {
        var row = UploadRow.<UploadRow>findById(uploadId);
        var _ = files.lock(row.registrationId).orElseThrow();
        database.refresh(row);
        if (!row.state.equals("CHECKING")) {
            return;
        }
        row.state = "CLEAN";
        row.objectKey = key;
        row.sha256 = sha256;
        row.bytes = size;
        row.pages = clean.pages();
        row.advice = clean.advice().orElse(null);
        row.virusScan = scan.name();
        row.checkedAt = clock.instant();
        database.flush();
        recipients.of(Destination.valueOf(row.destination)).clean(Arrival.of(row));
    }

    private void turnAway(UUID uploadId, TurnedAway why, VirusScan.Outcome scan) {
        var row = UploadRow.<UploadRow>findById(uploadId);
        row.state = "TURNED_AWAY";
        row.problem = why.name();
        row.problemText = why.sentence();
        row.virusScan = scan.name();
        row.checkedAt = clock.instant();
    }
}
