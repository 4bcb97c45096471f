package fr.palmares.documents.upload;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Checks what lies in quarantine, one file after the other: real type, PDF opened, virus scan, conversion, hash, move.
 * The queue is the table, so a process that dies leaves nothing behind but a file to check again.
 */
@ApplicationScoped
class CheckFiles {

    private static final Logger LOG = Logger.getLogger(CheckFiles.class);
    private static final int AT_ONCE = 2;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final FileStore files;
    private final Objects objects;
    private final ShippedRules rules;
    private final VirusScan virusScan;
    private final MedicalKey medicalKey;
    private final EntityManager database;
    private final Clock clock;

    CheckFiles(
            FileStore files,
            Objects objects,
            ShippedRules rules,
            VirusScan virusScan,
            MedicalKey medicalKey,
            EntityManager database,
            Clock clock) {
        this.files = files;
        this.objects = objects;
        this.rules = rules;
        this.virusScan = virusScan;
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
            workers.submit(() -> {
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
        try {
            var folder = Files.createTempDirectory("palmares-check");
            try {
                check(upload, folder);
            } finally {
                try (var left = Files.list(folder)) {
                    for (var file : left.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException failed) {
            LOG.warnf("Check of upload %s will be tried again: %s", upload.id, failed.getMessage());
        }
    }

    private void check(UploadRow upload, Path folder) throws IOException {
        var received = folder.resolve("received");
        try (var content = objects.get(Bucket.QUARANTINE, upload.quarantineKey)) {
            Files.copy(content, received, StandardCopyOption.REPLACE_EXISTING);
        }
        var scan = virusScan.scan(received);
        var verdict = scan == VirusScan.Outcome.INFECTED
                ? new Verdict.Not(TurnedAway.INFECTED)
                : verdict(upload, received, folder.resolve("kept.pdf"));
        switch (verdict) {
            case Verdict.Clean clean -> keep(upload, clean, scan, folder);
            case Verdict.Not(var why) -> QuarkusTransaction.requiringNew().run(() -> turnAway(upload.id, why, scan));
        }
        objects.remove(Bucket.QUARANTINE, upload.quarantineKey);
    }

    private Verdict verdict(UploadRow upload, Path received, Path kept) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(received)) {
            head = in.readNBytes(FileType.LONGEST);
        }
        var type = FileType.of(head, head.length);
        if (type.isEmpty()) {
            return new Verdict.Not(TurnedAway.UNKNOWN_TYPE);
        }
        var maxPages = rules.kind(upload.code).orElseThrow().maxPages();
        return switch (type.get()) {
            case PDF -> PdfCheck.check(received, maxPages);
            case JPEG, PNG -> ImageCheck.check(received, type.get(), kept);
        };
    }

    private void keep(UploadRow upload, Verdict.Clean clean, VirusScan.Outcome scan, Path folder) throws IOException {
        var sha256 = sha256(clean.pdf());
        var sensitive = rules.kind(upload.code).orElseThrow().sensitive();
        var stored = sensitive ? medicalKey.encrypt(clean.pdf(), folder.resolve("encrypted")) : clean.pdf();
        var key = objects.newKey(upload.registrationId.toString());
        objects.put(sensitive ? Bucket.MEDICAL : Bucket.PIECES, key, stored, "application/pdf");
        var size = Files.size(clean.pdf());
        QuarkusTransaction.requiringNew().run(() -> provide(upload.id, clean, scan, key, sha256, size));
    }

    private void provide(
            UUID uploadId, Verdict.Clean clean, VirusScan.Outcome scan, String key, String sha256, long size) {
        var row = UploadRow.<UploadRow>findById(uploadId);
        var file = files.lock(row.registrationId).orElseThrow();
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
        files.save(files.lock(row.registrationId)
                .orElse(file)
                .provide(row.code, new PieceState.Version(row.version, sha256, row.uploadedAt)));
    }

    private void turnAway(UUID uploadId, TurnedAway why, VirusScan.Outcome scan) {
        var row = UploadRow.<UploadRow>findById(uploadId);
        row.state = "TURNED_AWAY";
        row.problem = why.name();
        row.problemText = why.sentence();
        row.virusScan = scan.name();
        row.checkedAt = clock.instant();
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
