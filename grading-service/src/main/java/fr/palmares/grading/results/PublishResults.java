package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.DecidedResult;
import fr.palmares.grading.deliberation.DecisionSheet;
import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.ExamForm;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    private final Outbox outbox;
    private final AuditTrail audit;
    private final VerificationCodes codes;
    private final Clock clock;
    private final Duration timeToChoose;

    PublishResults(
            Outbox outbox,
            AuditTrail audit,
            VerificationCodes codes,
            Clock clock,
            @ConfigProperty(name = "palmares.grading.catch-up.time-to-choose", defaultValue = "P3D")
                    Duration timeToChoose) {
        this.outbox = outbox;
        this.audit = audit;
        this.codes = codes;
        this.clock = clock;
        this.timeToChoose = timeToChoose;
    }

    @Transactional
    Publication handle(Command command) {
        var now = clock.instant();
        refuseBeforeEmbargo(command, now);
        refuseAgain(command);
        var deliberation = DeliberationRow.of(
                        command.examSession(), command.academy(), command.specialty(), command.round())
                .filter(row -> row.state == DeliberationRow.State.CLOSED)
                .orElseThrow(() -> new Conflict(
                        "/problems/deliberation-not-closed",
                        "Délibération non close",
                        "Les résultats d'un tour se publient quand sa délibération est close."));
        var grid = Specialty.of(command.examSession(), command.specialty()).orElseThrow();
        var decided = DecidedResult.of(deliberation.id);
        var publication = publication(command, decided.size(), now);
        publication.persist();
        var files = ExamFile.<ExamFile>list(
                        "registrationId in ?1",
                        decided.stream().map(result -> result.registrationId).toList())
                .stream()
                .collect(Collectors.toMap(file -> file.registrationId, Function.identity()));
        decided.forEach(result -> publish(publication, grid, files.get(result.registrationId), result));
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
        return publication;
    }

    private void publish(Publication publication, Specialty grid, ExamFile file, DecidedResult decided) {
        var sheet = decided.sheet();
        var result = result(grid, file, decided, sheet);
        var readable = new PublishedResult();
        readable.decisionId = decided.id;
        readable.registrationId = decided.registrationId;
        readable.publicationId = publication.id;
        readable.round = decided.round;
        readable.decision = decided.decision;
        readable.body = JsonColumns.write(result);
        readable.verificationCode = result.verificationCode();
        readable.publishedAt = publication.publishedAt;
        readable.persist();
        tell(publication, file, sheet, result);
    }

    private void tell(Publication publication, ExamFile file, DecisionSheet sheet, ResultDecided result) {
        switch (sheet.decision()) {
            case WITHHELD ->
                outbox.append(
                        "grading.ResultWithheld.v1",
                        file.registrationId,
                        new Facts.ResultWithheld(file.registrationId, file.personId, file.academy, file.uai));
            case ADMITTED -> outbox.append("grading.ResultDecided.v1", file.registrationId, result);
            case CATCH_UP_ALLOWED -> {
                outbox.append("grading.ResultDecided.v1", file.registrationId, result);
                outbox.append("grading.CatchUpOpened.v1", file.registrationId, opened(publication, file, sheet));
            }
            case FAILED, ELIMINATED, IN_PROGRESS -> {
                outbox.append("grading.ResultDecided.v1", file.registrationId, result);
                outbox.append("grading.MarksRetained.v1", file.registrationId, retained(file, sheet));
            }
        }
    }

    private ResultDecided result(Specialty grid, ExamFile file, DecidedResult decided, DecisionSheet sheet) {
        return new ResultDecided(
                decided.id,
                decided.replaces,
                file.registrationId,
                file.personId,
                file.academy,
                file.uai,
                file.examSession,
                file.specialty,
                grid.fullTitle(),
                Objects.requireNonNullElse(file.form, ExamForm.GLOBAL),
                decided.round,
                decided.decision,
                sheet.average(),
                sheet.professionalAverage(),
                sheet.points(),
                sheet.bonusPoints(),
                sheet.coefficients(),
                sheet.units(),
                sheet.explanation(),
                decided.decision == Decision.ADMITTED ? codes.next() : null,
                new ResultDecided.Consents(file.press, file.localAuthorities),
                decided.decidedAt);
    }

    private Facts.CatchUpOpened opened(Publication publication, ExamFile file, DecisionSheet sheet) {
        var offer = Objects.requireNonNull(sheet.catchUp());
        List<Facts.OpenUnit> units = sheet.units().stream()
                .filter(line -> offer.units().contains(line.unit()))
                .map(line -> new Facts.OpenUnit(
                        line.unit(), line.title(), Objects.requireNonNullElse(line.mark(), "0")))
                .toList();
        return new Facts.CatchUpOpened(
                file.registrationId,
                file.personId,
                file.academy,
                file.uai,
                file.examSession,
                file.specialty,
                offer.choices(),
                units,
                publication.publishedAt.plus(timeToChoose));
    }

    private static Facts.MarksRetained retained(ExamFile file, DecisionSheet sheet) {
        return new Facts.MarksRetained(
                file.registrationId,
                file.personId,
                file.academy,
                file.uai,
                file.examSession,
                file.specialty,
                Objects.requireNonNullElse(file.form, ExamForm.GLOBAL),
                sheet.decision(),
                sheet.retainable().stream()
                        .map(mark -> new Facts.RetainedUnit(
                                mark.unit(), mark.mark(), mark.kind(), mark.obtainedIn(), mark.lastSession()))
                        .toList());
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
