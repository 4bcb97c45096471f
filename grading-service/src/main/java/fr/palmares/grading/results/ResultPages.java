package fr.palmares.grading.results;

import fr.palmares.grading.bulk.CopyRows;
import fr.palmares.grading.deliberation.candidate.DecidedResult;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.results.verification.VerificationCodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the page of a decision, and the fact that follows from it beside {@link ResultDecided}. */
@ApplicationScoped
class ResultPages {

    /** @param followUp what else the other services are told, once the page may be read */
    record Page(
            UUID publicationId,
            DecidedResult decided,
            ExamFile file,
            ResultDecided result,
            @Nullable Instant revokedAt,
            Optional<FollowUp> followUp) {}

    record FollowUp(String type, Object fact) {}

    private static final String TARGET = "published_result (publication_id, decision_id, registration_id, round,"
            + " decision, average, body, verification_code, revoked_at, follow_up_type, follow_up,"
            + " registration_version, published_at)";

    private final CopyRows rows;
    private final VerificationCodes codes;

    ResultPages(CopyRows rows, VerificationCodes codes) {
        this.rows = rows;
        this.codes = codes;
    }

    /** @param earlier the code under which the same decision was published before */
    Page page(UUID publication, Specialty grid, ExamFile file, DecidedResult decided, Optional<IssuedCode> earlier) {
        var sheet = decided.sheet();
        var code = decided.decision == Decision.ADMITTED
                ? earlier.map(IssuedCode::code).orElseGet(codes::next)
                : null;
        return new Page(
                publication,
                decided,
                file,
                result(grid, file, decided, sheet, code),
                earlier.map(IssuedCode::revokedAt).orElse(null),
                followUp(file, sheet));
    }

    record IssuedCode(String code, @Nullable Instant revokedAt) {}

    /** @param publishedAt null while the publication itself says when */
    void write(List<Page> pages, @Nullable Instant publishedAt) {
        rows.into(TARGET, pages, page -> new Object[] {
            page.publicationId(),
            page.decided().id,
            page.decided().registrationId,
            page.decided().round,
            page.decided().decision,
            page.decided().average,
            JsonColumns.write(page.result()),
            page.result().verificationCode(),
            page.revokedAt(),
            page.followUp().map(FollowUp::type).orElse(null),
            page.followUp().map(FollowUp::fact).map(JsonColumns::write).orElse(null),
            page.file().registrationVersion,
            publishedAt
        });
    }

    private static ResultDecided result(
            Specialty grid, ExamFile file, DecidedResult decided, DecisionSheet sheet, @Nullable String code) {
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
                code,
                new ResultDecided.Consents(file.press, file.localAuthorities),
                decided.decidedAt);
    }

    private static Optional<FollowUp> followUp(ExamFile file, DecisionSheet sheet) {
        return switch (sheet.decision()) {
            case ADMITTED -> Optional.empty();
            case WITHHELD ->
                Optional.of(new FollowUp(
                        "grading.ResultWithheld.v1",
                        new Facts.ResultWithheld(file.registrationId, file.personId, file.academy, file.uai)));
            case CATCH_UP_ALLOWED -> Optional.of(new FollowUp("grading.CatchUpOpened.v1", opened(file, sheet)));
            case FAILED, ELIMINATED, IN_PROGRESS ->
                Optional.of(new FollowUp("grading.MarksRetained.v1", retained(file, sheet)));
        };
    }

    /** Until when to choose is known when it is published. */
    private static Facts.CatchUpOpened opened(ExamFile file, DecisionSheet sheet) {
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
                null);
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
