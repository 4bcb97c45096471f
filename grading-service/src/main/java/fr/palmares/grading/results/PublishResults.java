package fr.palmares.grading.results;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.DecidedResult;
import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the decisions of a closed deliberation readable, at the embargo instant and not before (G-13). */
@ApplicationScoped
class PublishResults {

    record Command(int examSession, String academy, String specialty, Round round, String actor) {}

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH'h'mm", Locale.FRENCH);

    private final SpecialtyLock lock;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Release release;
    private final Clock clock;
    private final ReleaseRule rule;

    PublishResults(
            SpecialtyLock lock,
            Outbox outbox,
            AuditTrail audit,
            Release release,
            Clock clock,
            @ConfigProperty(name = "palmares.grading.release.people", defaultValue = "1") int people) {
        this.lock = lock;
        this.outbox = outbox;
        this.audit = audit;
        this.release = release;
        this.clock = clock;
        this.rule = new ReleaseRule(people);
    }

    /** The publication; empty while another person has to agree. */
    @Transactional
    Optional<Publication> handle(Command command) {
        lock.alone(command.examSession(), command.academy(), command.specialty());
        var now = clock.instant();
        refuseAgain(command);
        var deliberation = DeliberationRow.of(
                        command.examSession(), command.academy(), command.specialty(), command.round())
                .filter(row -> row.state == DeliberationRow.State.CLOSED)
                .orElseThrow(() -> new Conflict(
                        "/problems/deliberation-not-closed",
                        "Délibération non close",
                        "Les résultats d'un tour se publient quand sa délibération est close."));
        if (!released(command, now)) {
            return Optional.empty();
        }
        refuseBeforeEmbargo(command, now);
        var grid = Specialty.of(command.examSession(), command.specialty()).orElseThrow();
        var decided = DecidedResult.of(deliberation.id);
        var publication = publication(command, decided.size(), now);
        publication.persist();
        var files = ExamFile.<ExamFile>list(
                        "registrationId in ?1",
                        decided.stream().map(result -> result.registrationId).toList())
                .stream()
                .collect(Collectors.toMap(file -> file.registrationId, Function.identity()));
        decided.forEach(result -> release.publish(publication, grid, files.get(result.registrationId), result));
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
                        publication.results));
        audit.record("results.published", publication.id.toString(), Map.of("results", publication.results));
        return Optional.of(publication);
    }

    private boolean released(Command command, Instant now) {
        var key =
                new ReleaseRequest.Key(command.examSession(), command.academy(), command.specialty(), command.round());
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

    private static Publication publication(Command command, int results, Instant now) {
        var publication = new Publication();
        publication.id = UUID.randomUUID();
        publication.examSession = command.examSession();
        publication.academy = command.academy();
        publication.specialty = command.specialty();
        publication.round = command.round();
        publication.results = results;
        publication.publishedAt = now;
        publication.publishedBy = command.actor();
        return publication;
    }

    private static void refuseBeforeEmbargo(Command command, Instant now) {
        var calendar = ExamCalendar.of(command.examSession(), command.academy()).orElse(null);
        if (calendar == null || calendar.resultsEmbargo == null) {
            throw embargo("Le calendrier ne dit pas à quel instant les résultats peuvent paraître.");
        }
        if (now.isBefore(calendar.resultsEmbargo)) {
            throw embargo("Les résultats ne peuvent paraître avant le "
                    + FRENCH.format(calendar.resultsEmbargo.atZone(ZoneId.of(calendar.zone))) + ".");
        }
    }

    private static void refuseAgain(Command command) {
        if (Publication.of(command.examSession(), command.academy(), command.specialty(), command.round())
                .isPresent()) {
            throw new Conflict(
                    "/problems/already-published", "Résultats déjà publiés", "Les résultats de ce tour sont publiés.");
        }
    }

    private static Conflict embargo(String detail) {
        return new Conflict("/problems/embargo", "Résultats sous embargo", detail);
    }
}
