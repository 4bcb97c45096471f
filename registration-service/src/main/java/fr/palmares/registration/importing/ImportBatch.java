package fr.palmares.registration.importing;

import fr.palmares.registration.enrolment.creation.ImportedRegistrations;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.importing.domain.Pupil;
import fr.palmares.registration.importing.domain.PupilReader.Fault;
import fr.palmares.registration.importing.domain.Recognition;
import fr.palmares.registration.importing.domain.Recognition.Outcome;
import fr.palmares.registration.importing.file.ReceivedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** One batch of lines: what they do, their report and the progress of the job, in one transaction. */
@ApplicationScoped
class ImportBatch {

    /** Another replica has gone further with this job. */
    static final class TakenOver extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final EntityManager database;
    private final ReceivedFile files;
    private final ImportedRegistrations registrations;
    private final Clock clock;

    ImportBatch(EntityManager database, ReceivedFile files, ImportedRegistrations registrations, Clock clock) {
        this.database = database;
        this.files = files;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** @throws TakenOver when the job is no longer where {@code done} says */
    @Transactional
    void takeIn(UUID id, int done, int next, List<ReadLine> lines, Instant leasedUntil) {
        doNotWaitForTheDisk();
        var job = ImportJob.<ImportJob>findById(id);
        alone(database, job.uai);
        database.refresh(job);
        if (job.state != ImportJob.State.RUNNING || job.linesDone != done) {
            throw new TakenOver();
        }
        var report = new LineReport(job);
        var pupils = pupils(lines, report);
        var session = database.unwrap(Session.class);
        var known =
                session.doReturningWork(connection -> new KnownCandidates(connection, job.examSession, job.id, pupils));
        var effects = new BatchEffects(job.academy, job.uai, clock.instant());
        for (var pupil : pupils) {
            apply(job, pupil, known, effects, report);
        }
        session.doWork(connection -> {
            if (!job.dryRun) {
                effects.write(connection, registrations);
            }
            report.write(connection);
        });
        if (!job.dryRun) {
            effects.doubtful().forEach(registrations::suspect);
        }
        job.linesDone = next;
        job.leasedUntil = leasedUntil;
    }

    @Transactional
    void finish(UUID id) {
        end(id, ImportJob.State.DONE, null);
    }

    @Transactional
    void refuse(UUID id, @Nullable String why) {
        end(id, ImportJob.State.REFUSED, why);
    }

    private void end(UUID id, ImportJob.State state, @Nullable String refusal) {
        var job = ImportJob.<ImportJob>findById(id);
        job.state = state;
        job.refusal = refusal;
        job.finishedAt = clock.instant();
        files.forget(id);
    }

    /** A batch lost with the server is taken in again; the end of the job waits for the disk, and so for all batches. */
    private void doNotWaitForTheDisk() {
        database.createNativeQuery("SET LOCAL synchronous_commit = off").executeUpdate();
    }

    /** What one establishment sends and types in is taken in one after another. */
    static void alone(EntityManager database, String uai) {
        database.createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?1, 6))) l")
                .setParameter(1, uai)
                .getResultList();
    }

    private static List<Described> pupils(List<ReadLine> lines, LineReport report) {
        for (var line : lines) {
            line.unreadable().ifPresent(why -> report.unreadable(line.number(), why));
            if (!line.faults().isEmpty()) {
                report.rejected(line.faults());
            }
        }
        return lines.stream().map(ReadLine::pupil).flatMap(Optional::stream).toList();
    }

    private void apply(
            ImportJob job, Described described, KnownCandidates known, BatchEffects effects, LineReport report) {
        var pupil = described.pupil();
        var people = known.like(described);
        var outcome = Recognition.of(job.uai, pupil, described.identityKey(), people, known.registrationsOf(people));
        switch (outcome) {
            case Outcome.Create(var knownAs, boolean doubtful) -> {
                var entry = effects.create(described, knownAs, job.examSession, doubtful);
                known.add(described.as(entry.personId()), entry, pupil.line());
                report.created(pupil.line(), entry.id(), doubtful);
            }
            case Outcome.Correct(var personId, var registrationId) ->
                correct(job, described, known, effects, report, personId, registrationId);
            case Outcome.Unchanged(var registrationId, var remark) -> {
                known.seen(registrationId, pupil.line());
                report.unchanged(pupil.line(), registrationId, remark);
            }
            case Outcome.Reject(var column, var value, var why) ->
                report.rejected(List.of(new Fault(pupil.line(), column, value, why)));
        }
    }

    /** unless the candidate has confirmed in the meantime. */
    private void correct(
            ImportJob job,
            Described described,
            KnownCandidates known,
            BatchEffects effects,
            LineReport report,
            UUID personId,
            UUID registrationId) {
        int line = described.pupil().line();
        if (!job.dryRun
                && !registrations.correctCategory(
                        registrationId, described.pupil().category())) {
            known.seen(registrationId, line);
            report.unchanged(line, registrationId, Optional.of(Recognition.CONFIRMED_ALREADY));
            return;
        }
        effects.correct(described, personId);
        known.correct(described.as(personId), registrationId, described.pupil());
        report.corrected(line, registrationId);
    }

    /** A pupil with the key by which people are recognised, worked out once. */
    record Described(Pupil pupil, String identityKey) {

        Described(Pupil pupil) {
            this(
                    pupil,
                    fr.palmares.registration.people.Person.identityKey(
                            pupil.familyName(), pupil.birthDate(), pupil.birthplace()));
        }

        Recognition.Known as(UUID personId) {
            return new Recognition.Known(
                    personId,
                    pupil.ine(),
                    pupil.familyName(),
                    pupil.usageName(),
                    pupil.givenNames(),
                    pupil.birthDate(),
                    pupil.birthplace(),
                    identityKey);
        }
    }

    /** The registration that a line brings about. */
    static Entry entry(UUID personId, Pupil pupil, int examSession, String academy, String uai) {
        return new Entry(
                fr.palmares.registration.bulk.TimeOrderedId.next(),
                personId,
                examSession,
                academy,
                uai,
                pupil.specialty(),
                pupil.category(),
                false);
    }
}
