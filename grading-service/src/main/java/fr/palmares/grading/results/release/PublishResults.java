package fr.palmares.grading.results.release;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.closure.SittingJury;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.results.Editions;
import fr.palmares.grading.results.Facts;
import fr.palmares.grading.results.PreparePages;
import fr.palmares.grading.results.Publication;
import fr.palmares.grading.results.TellResults;
import fr.palmares.grading.results.domain.ReleaseRule;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the decisions of a closed deliberation readable, at the embargo instant and not before (G-13). */
@ApplicationScoped
class PublishResults {

    record Command(int examSession, String academy, String specialty, Round round, String actor) {}

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH 'h' mm", Locale.FRENCH);

    private final SpecialtyLock lock;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final PreparePages pages;
    private final TellResults tell;
    private final Editions editions;
    private final SittingJury jury;
    private final Clock clock;
    private final ReleaseRule rule;

    PublishResults(
            SpecialtyLock lock,
            Outbox outbox,
            AuditTrail audit,
            PreparePages pages,
            TellResults tell,
            Editions editions,
            SittingJury jury,
            Clock clock,
            @ConfigProperty(name = "palmares.grading.release.people", defaultValue = "1") int people) {
        this.lock = lock;
        this.outbox = outbox;
        this.audit = audit;
        this.pages = pages;
        this.tell = tell;
        this.editions = editions;
        this.jury = jury;
        this.clock = clock;
        this.rule = new ReleaseRule(people);
    }

    /** The publication; empty while another person has to agree. */
    @Transactional
    Optional<Publication> handle(Command command) {
        lock.alone(command.examSession(), command.academy(), command.specialty());
        var now = clock.instant();
        refuseAgain(command);
        var deliberation = closed(command);
        if (!released(command, now)) {
            return Optional.empty();
        }
        refuseBeforeEmbargo(command, now);
        var publication = pages.complete(deliberation);
        publication.state = Publication.State.PUBLISHED;
        publication.publishedAt = now;
        publication.publishedBy = command.actor();
        publication.persistAndFlush();
        ReleaseRequest.deleteById(key(command));
        editions.next(command.examSession(), command.academy(), command.specialty());
        tell.published(publication);
        outbox.append(
                "grading.ResultsPublished.v1",
                publication.id,
                new Facts.ResultsPublished(
                        publication.id,
                        publication.examSession,
                        publication.academy,
                        publication.specialty,
                        publication.round,
                        now,
                        publication.results,
                        publication.version,
                        publication.decisions(),
                        deliberation.id,
                        deliberation.closedAt,
                        deliberation.minutesSha256,
                        jury.of(deliberation.id)));
        audit.record(
                "results.published",
                publication.id.toString(),
                Map.of("results", publication.results, "version", publication.version));
        return Optional.of(publication);
    }

    /** @throws Conflict while the jury of that round has not closed */
    static DeliberationRow closed(Command command) {
        return DeliberationRow.of(command.examSession(), command.academy(), command.specialty(), command.round())
                .filter(row -> row.state == DeliberationRow.State.CLOSED)
                .orElseThrow(() -> new Conflict(
                        "/problems/deliberation-not-closed",
                        "Délibération non close",
                        "Les résultats d’un tour se publient quand sa délibération est close."));
    }

    private static ReleaseRequest.Key key(Command command) {
        return new ReleaseRequest.Key(command.examSession(), command.academy(), command.specialty(), command.round());
    }

    private boolean released(Command command, Instant now) {
        var key = key(command);
        var first = ReleaseRequest.<ReleaseRequest>findByIdOptional(key);
        return switch (rule.after(first.map(request -> request.requestedBy), command.actor())) {
            case PUBLISH -> true;
            case WAIT_FOR_ANOTHER -> {
                request(key, command.actor(), now);
                yield false;
            }
            case REFUSE_SAME_PERSON ->
                throw new Conflict(
                        "/problems/same-person",
                        "Deuxième personne attendue",
                        "Vous avez déjà demandé cette publication : une autre personne doit la confirmer.");
        };
    }

    private void request(ReleaseRequest.Key key, String actor, Instant now) {
        var request = new ReleaseRequest();
        request.examSession = key.examSession();
        request.academy = key.academy();
        request.specialty = key.specialty();
        request.round = key.round();
        request.requestedBy = actor;
        request.requestedAt = now;
        request.persist();
        audit.record(
                "release.requested",
                key.academy() + "/" + key.specialty() + "/" + key.examSession(),
                Map.of("round", key.round().name()));
    }

    /** Why nothing may leave yet, as a sentence; empty from the instant on. */
    static Optional<String> embargo(Command command, Instant now) {
        var calendar = ExamCalendar.of(command.examSession(), command.academy()).orElse(null);
        if (calendar == null || calendar.resultsEmbargo == null) {
            return Optional.of("Le calendrier ne dit pas à quel instant les résultats peuvent paraître.");
        }
        return now.isBefore(calendar.resultsEmbargo)
                ? Optional.of("Les résultats ne peuvent paraître avant le "
                        + FRENCH.format(calendar.resultsEmbargo.atZone(ZoneId.of(calendar.zone))) + ".")
                : Optional.empty();
    }

    private static void refuseBeforeEmbargo(Command command, Instant now) {
        embargo(command, now).ifPresent(text -> {
            throw new Conflict("/problems/embargo", "Résultats sous embargo", text);
        });
    }

    private static void refuseAgain(Command command) {
        if (Publication.published(command.examSession(), command.academy(), command.specialty(), command.round())
                .isPresent()) {
            throw new Conflict(
                    "/problems/already-published", "Résultats déjà publiés", "Les résultats de ce tour sont publiés.");
        }
    }
}
