package fr.palmares.registration.importing;

import fr.palmares.platform.events.Outbox;
import fr.palmares.registration.enrolment.ImportedRegistrations;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.importing.domain.Column;
import fr.palmares.registration.importing.domain.CsvLines;
import fr.palmares.registration.importing.domain.Pupil;
import fr.palmares.registration.importing.domain.PupilReader;
import fr.palmares.registration.importing.domain.PupilReader.Fault;
import fr.palmares.registration.importing.domain.Recognition;
import fr.palmares.registration.importing.domain.Recognition.Known;
import fr.palmares.registration.importing.domain.Recognition.Outcome;
import fr.palmares.registration.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One batch of lines: what they do, their report and the progress of the job, in one transaction. */
@ApplicationScoped
class ImportBatch {

    /** Another replica has gone further with this job. */
    static final class TakenOver extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    enum LineOutcome {
        CREATED,
        CORRECTED,
        UNCHANGED,
        REJECTED,
        WARNED
    }

    private final EntityManager database;
    private final ReceivedFile files;
    private final ImportedRegistrations registrations;
    private final Outbox outbox;
    private final Clock clock;

    ImportBatch(
            EntityManager database,
            ReceivedFile files,
            ImportedRegistrations registrations,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.files = files;
        this.registrations = registrations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws TakenOver when the job is no longer where {@code done} says */
    @Transactional
    void takeIn(UUID id, int done, int next, PupilReader reader, List<CsvLines.Line> lines, Instant leasedUntil) {
        alone(id);
        var job = ImportJob.<ImportJob>findById(id);
        if (job.state != ImportJob.State.RUNNING || job.linesDone != done) {
            throw new TakenOver();
        }
        var report = new Report(job);
        var pupils = read(reader, lines, report);
        var known = new KnownCandidates(database, job, pupils);
        for (var pupil : pupils) {
            apply(job, pupil, known, report);
        }
        report.write(database);
        job.linesDone = next;
        job.leasedUntil = leasedUntil;
    }

    @Transactional
    void finish(UUID id) {
        end(id, ImportJob.State.DONE, null);
    }

    @Transactional
    void refuse(UUID id, String why) {
        end(id, ImportJob.State.REFUSED, why);
    }

    private void end(UUID id, ImportJob.State state, @Nullable String refusal) {
        var job = ImportJob.<ImportJob>findById(id);
        job.state = state;
        job.refusal = refusal;
        job.finishedAt = clock.instant();
        files.forget(id);
    }

    /** Two files of one establishment at once are taken in one after another. */
    private void alone(UUID id) {
        database.createNativeQuery("SELECT 1 FROM import_job j,"
                        + " LATERAL (SELECT pg_advisory_xact_lock(hashtextextended(j.uai, 6))) l WHERE j.id = ?1")
                .setParameter(1, id)
                .getResultList();
    }

    private static List<Pupil> read(PupilReader reader, List<CsvLines.Line> lines, Report report) {
        var pupils = new ArrayList<Pupil>();
        for (var line : lines) {
            switch (line) {
                case CsvLines.Line.Unreadable(int number, var why) -> report.unreadable(number, why);
                case CsvLines.Line.Values values -> {
                    var result = reader.read(values);
                    result.pupil().ifPresent(pupils::add);
                    if (!result.faults().isEmpty()) {
                        report.rejected(result.faults());
                    }
                }
            }
        }
        return pupils;
    }

    private void apply(ImportJob job, Pupil pupil, KnownCandidates known, Report report) {
        var identityKey = Person.identityKey(pupil.familyName(), pupil.birthDate(), pupil.birthplace());
        var people = known.like(pupil, identityKey);
        var outcome = Recognition.of(job.uai, pupil, identityKey, people, known.registrationsOf(people));
        switch (outcome) {
            case Outcome.Create(var knownAs, boolean doubtful) -> {
                var person = person(knownAs.orElseGet(UUID::randomUUID), pupil, identityKey);
                var entry = new Entry(
                        UUID.randomUUID(),
                        person.personId(),
                        job.examSession,
                        job.academy,
                        job.uai,
                        pupil.specialty(),
                        pupil.category(),
                        false);
                if (!job.dryRun) {
                    keep(job, pupil, person);
                    registrations.add(entry, doubtful);
                }
                known.add(person, entry, pupil.line());
                report.done(pupil.line(), doubtful ? LineOutcome.WARNED : LineOutcome.CREATED, entry.id());
            }
            case Outcome.Correct(var personId, var registrationId) -> {
                var person = person(personId, pupil, identityKey);
                if (!job.dryRun) {
                    keep(job, pupil, person);
                    registrations.correctCategory(registrationId, pupil.category());
                }
                known.correct(person, registrationId, pupil);
                report.done(pupil.line(), LineOutcome.CORRECTED, registrationId);
            }
            case Outcome.Unchanged(var registrationId, var remark) -> {
                known.seen(registrationId, pupil.line());
                report.unchanged(pupil.line(), registrationId, remark);
            }
            case Outcome.Reject(var column, var value, var why) ->
                report.rejected(List.of(new Fault(pupil.line(), column, value, why)));
        }
    }

    private void keep(ImportJob job, Pupil pupil, Known person) {
        var row = Person.<Person>findByIdOptional(person.personId()).orElseGet(Person::new);
        row.id = person.personId();
        row.familyName = person.familyName();
        row.usageName = person.usageName();
        row.givenNames = person.givenNames();
        row.birthDate = person.birthDate();
        row.birthplace = person.birthplace();
        row.ine = person.ine();
        row.identityKey = person.identityKey();
        row.postalCode = pupil.postalCode();
        row.persist();
        outbox.appendTo(
                "registration.people",
                "registration.ImportedPerson.v1",
                person.personId(),
                ImportedPerson.of(person.personId(), pupil, job.academy, job.uai));
    }

    private static Known person(UUID id, Pupil pupil, String identityKey) {
        return new Known(
                id,
                pupil.ine(),
                pupil.familyName(),
                pupil.usageName(),
                pupil.givenNames(),
                pupil.birthDate(),
                pupil.birthplace(),
                identityKey);
    }

    /** What became of each line, and how many of each. */
    private static final class Report {

        private record Row(
                int line,
                int position,
                LineOutcome outcome,
                @Nullable UUID registrationId,
                @Nullable Column column,
                @Nullable String value,
                @Nullable String why) {}

        private final ImportJob job;
        private final List<Row> rows = new ArrayList<>();

        Report(ImportJob job) {
            this.job = job;
        }

        void done(int line, LineOutcome outcome, UUID registrationId) {
            if (outcome == LineOutcome.CORRECTED) {
                job.corrected++;
            } else {
                job.created++;
            }
            var why = outcome == LineOutcome.WARNED
                    ? "Un candidat semblable est déjà inscrit ; le service des examens vérifiera s’il s’agit de la même"
                            + " personne."
                    : null;
            rows.add(new Row(line, 0, outcome, registrationId, null, null, why));
        }

        void unchanged(int line, UUID registrationId, Optional<String> remark) {
            job.unchanged++;
            rows.add(new Row(line, 0, LineOutcome.UNCHANGED, registrationId, null, null, remark.orElse(null)));
        }

        void unreadable(int line, String why) {
            job.rejected++;
            rows.add(new Row(line, 0, LineOutcome.REJECTED, null, null, null, why));
        }

        void rejected(List<Fault> faults) {
            job.rejected++;
            for (int i = 0; i < faults.size(); i++) {
                var fault = faults.get(i);
                rows.add(new Row(
                        fault.line(), i, LineOutcome.REJECTED, null, fault.column(), fault.value(), fault.why()));
            }
        }

        void write(EntityManager database) {
            database.unwrap(org.hibernate.Session.class).doWork(connection -> {
                try (var insert = connection.prepareStatement("INSERT INTO import_line"
                        + " (import_id, line, position, outcome, registration_id, \"column\", value, why)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                    for (var row : rows) {
                        insert.setObject(1, job.id);
                        insert.setInt(2, row.line());
                        insert.setInt(3, row.position());
                        insert.setString(4, row.outcome().name());
                        insert.setObject(5, row.registrationId());
                        insert.setString(
                                6, row.column() == null ? null : row.column().header());
                        insert.setString(7, row.value());
                        insert.setString(8, row.why());
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
        }
    }
}
