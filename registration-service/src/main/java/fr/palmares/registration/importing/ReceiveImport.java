package fr.palmares.registration.importing;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Idempotency;
import fr.palmares.registration.Scope;
import fr.palmares.registration.importing.file.FileFormat;
import fr.palmares.registration.importing.file.ReceivedFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the file of an establishment; its lines are taken in afterwards. */
@ApplicationScoped
class ReceiveImport {

    record Command(
            int examSession,
            String uai,
            boolean dryRun,
            FileFormat format,
            @Nullable String key,
            InputStream body) {}

    /** What was sent, as far as the same sending is known again by it. */
    record Sent(int examSession, String uai, boolean dryRun, FileFormat format, String sha256) {}

    record Job(UUID id) {}

    private static final Duration LONGEST_TRANSFER = Duration.ofHours(6);

    private final Scope scope;
    private final Schools schools;
    private final ReceivedFile files;
    private final Event<ImportWorker.Received> received;
    private final Idempotency idempotency;
    private final Clock clock;

    ReceiveImport(
            Scope scope,
            Schools schools,
            ReceivedFile files,
            Event<ImportWorker.Received> received,
            Idempotency idempotency,
            Clock clock) {
        this.scope = scope;
        this.schools = schools;
        this.files = files;
        this.received = received;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The identifier of the job; a file that does not come whole, or came before under its key, leaves nothing behind. */
    UUID handle(Command command) {
        var id = QuarkusTransaction.requiringNew().call(() -> begin(command));
        try {
            var kept = files.keep(id, command.format(), command.body());
            var job = QuarkusTransaction.requiringNew().call(() -> once(command, id, kept));
            if (!job.equals(id)) {
                QuarkusTransaction.requiringNew().run(() -> forget(id));
            }
            return job;
        } catch (RuntimeException notReceived) {
            QuarkusTransaction.requiringNew().run(() -> forget(id));
            throw notReceived;
        }
    }

    private UUID begin(Command command) {
        var academy = schools.academy(command.uai(), "#uai");
        if (!scope.establishment(command.uai()) && !scope.examOfficeOf(academy)) {
            throw new NotFound("Cet établissement n’existe pas ou ne vous est pas accessible.");
        }
        if (command.key() == null) {
            schools.requireOpen(command.examSession(), academy, "#examSession");
        }

        var job = new ImportJob();
        job.id = UUID.randomUUID();
        job.state = ImportJob.State.RECEIVING;
        job.examSession = command.examSession();
        job.uai = command.uai();
        job.academy = academy;
        job.dryRun = command.dryRun();
        job.receivedAt = clock.instant();
        job.receivedBy = scope.caller().subject();
        job.format = command.format();
        job.charset = "UTF-8";
        job.persist();
        return job.id;
    }

    /** The whole file tells whether it was sent before under the same key; if so, the answer does not wait for closing. */
    private UUID once(Command command, UUID id, ReceivedFile.Kept kept) {
        var sent = new Sent(command.examSession(), command.uai(), command.dryRun(), command.format(), kept.sha256());
        return idempotency
                .once(command.key(), sent, Job.class, () -> received(id, kept.charset()))
                .id();
    }

    /** C-2: the last byte must have come before closing. */
    private Job received(UUID id, Charset charset) {
        var job = ImportJob.<ImportJob>findById(id);
        schools.requireOpen(job.examSession, job.academy, "#examSession");
        job.charset = charset.name();
        job.state = ImportJob.State.WAITING;
        received.fire(new ImportWorker.Received(id));
        return new Job(id);
    }

    private void forget(UUID id) {
        files.forget(id);
        ImportJob.deleteById(id);
    }

    /** What a replica was receiving when it died will never come to its end. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetWhatNeverCame() {
        ImportJob.<ImportJob>list(
                        "state = ?1 and receivedAt < ?2",
                        ImportJob.State.RECEIVING,
                        clock.instant().minus(LONGEST_TRANSFER))
                .forEach(job -> forget(job.id));
    }
}
