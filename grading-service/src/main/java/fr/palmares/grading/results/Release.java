package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.DecidedResult;
import fr.palmares.grading.deliberation.DecisionSheet;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.ExamForm;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Makes one decision readable and tells the other services what follows from it. */
@ApplicationScoped
class Release {

    private final Outbox outbox;
    private final VerificationCodes codes;
    private final ChoiceDeadline deadline;
    private final Clock clock;

    Release(Outbox outbox, VerificationCodes codes, ChoiceDeadline deadline, Clock clock) {
        this.outbox = outbox;
        this.codes = codes;
        this.deadline = deadline;
        this.clock = clock;
    }

    PublishedResult publish(Publication publication, Specialty grid, ExamFile file, DecidedResult decided) {
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
        readable.publishedAt = clock.instant();
        readable.persist();
        tell(readable, file, sheet, result);
        return readable;
    }

    private void tell(PublishedResult readable, ExamFile file, DecisionSheet sheet, ResultDecided result) {
        switch (sheet.decision()) {
            case WITHHELD ->
                outbox.append(
                        "grading.ResultWithheld.v1",
                        file.registrationId,
                        new Facts.ResultWithheld(file.registrationId, file.personId, file.academy, file.uai));
            case ADMITTED -> outbox.append("grading.ResultDecided.v1", file.registrationId, result);
            case CATCH_UP_ALLOWED -> {
                outbox.append("grading.ResultDecided.v1", file.registrationId, result);
                outbox.append("grading.CatchUpOpened.v1", file.registrationId, opened(readable, file, sheet));
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

    private Facts.CatchUpOpened opened(PublishedResult readable, ExamFile file, DecisionSheet sheet) {
        var offer = Objects.requireNonNull(sheet.catchUp());
        List<Facts.OpenUnit> units = sheet.units().stream()
                .filter(line -> offer.units().contains(line.unit()))
                .map(line ->
                        new Facts.OpenUnit(line.unit(), line.title(), Objects.requireNonNullElse(line.mark(), "0")))
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
                deadline.after(readable.publishedAt));
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
}
