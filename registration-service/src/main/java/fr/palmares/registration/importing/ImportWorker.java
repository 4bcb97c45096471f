package fr.palmares.registration.importing;

import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.catalogue.Specialty;
import fr.palmares.registration.importing.domain.PupilReader;
import fr.palmares.registration.importing.domain.Unusable;
import fr.palmares.registration.importing.file.ReceivedFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes files in, a batch of lines per transaction. A job is leased, so that several replicas share the work; one that
 * dies leaves its job to the next, which goes on behind the last line committed.
 */
@ApplicationScoped
class ImportWorker {

    /** A file was received. */
    record Received(UUID importId) {}

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final EntityManager database;
    private final ReceivedFile files;
    private final ImportBatch batches;
    private final Reference reference;
    private final ExecutorService threads;

    ImportWorker(
            EntityManager database,
            ReceivedFile files,
            ImportBatch batches,
            Reference reference,
            @VirtualThreads ExecutorService threads) {
        this.database = database;
        this.files = files;
        this.batches = batches;
        this.reference = reference;
        this.threads = threads;
    }

    void whenReceived(@Observes(during = TransactionPhase.AFTER_SUCCESS) Received received) {
        threads.execute(this::work);
    }

    /** Also what another replica, or the process before, left behind. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        for (var job = lease(); job.isPresent(); job = lease()) {
            takeIn(job.get());
        }
    }

    private Optional<UUID> lease() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> ids = database.createNativeQuery("""
                            UPDATE import_job SET state = 'RUNNING', leased_until = clock_timestamp() + make_interval(secs => ?1)
                             WHERE id = (SELECT id FROM import_job
                                          WHERE state = 'WAITING'
                                             OR state = 'RUNNING' AND leased_until < clock_timestamp()
                                          ORDER BY received_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                            RETURNING id
                            """, UUID.class)
                    .setParameter(1, (double) LEASE.toSeconds())
                    .getResultList();
            return ids.stream().map(UUID.class::cast).findFirst();
        });
    }

    private void takeIn(UUID id) {
        var job = QuarkusTransaction.requiringNew().call(() -> ImportJob.<ImportJob>findById(id));
        try {
            var lines = files.open(job.id, job.format, job.charset);
            int done = job.linesDone;
            try (var ahead =
                    new ReadAhead(lines, new PupilReader(lines.header(), specialties(), job.examSession), done)) {
                for (var batch = ahead.batch(); !batch.isEmpty(); batch = ahead.batch()) {
                    int next = batch.getLast().number();
                    batches.takeIn(id, done, next, batch, Instant.now().plus(LEASE));
                    done = next;
                }
            }
            batches.finish(id);
        } catch (Unusable unusable) {
            batches.refuse(id, unusable.getMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ImportBatch.TakenOver taken) {
            LOG.infof("import %s is taken in by another replica", id);
        }
    }

    private Set<String> specialties() {
        return reference.specialties().stream().map(Specialty::id).collect(Collectors.toSet());
    }
}
