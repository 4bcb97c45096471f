package fr.palmares.registration.importing;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.registration.Scope;
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

/** Keeps the file of an establishment; its lines are taken in afterwards. */
@ApplicationScoped
class ReceiveImport {

    record Command(int examSession, String uai, boolean dryRun, ImportJob.Format format, InputStream body) {}

    private static final Duration LONGEST_TRANSFER = Duration.ofHours(6);

    private final Scope scope;
    private final Schools schools;
    private final ReceivedFile files;
    private final Event<ImportWorker.Received> received;
    private final Clock clock;

    ReceiveImport(
            Scope scope, Schools schools, ReceivedFile files, Event<ImportWorker.Received> received, Clock clock) {
        this.scope = scope;
        this.schools = schools;
        this.files = files;
        this.received = received;
        this.clock = clock;
    }

    /** The identifier of the job; a file that does not come whole leaves nothing behind. */
    UUID handle(Command command) {
        var id = QuarkusTransaction.requiringNew().call(() -> begin(command));
        try {
            var charset = files.keep(id, command.format(), command.body());
            QuarkusTransaction.requiringNew().run(() -> received(id, charset));
            return id;
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
        schools.requireOpen(command.examSession(), academy, "#examSession");

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

    /** C-2: the last byte must have come before closing. */
    private void received(UUID id, Charset charset) {
        var job = ImportJob.<ImportJob>findById(id);
        schools.requireOpen(job.examSession, job.academy, "#examSession");
        job.charset = charset.name();
        job.state = ImportJob.State.WAITING;
        received.fire(new ImportWorker.Received(id));
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
