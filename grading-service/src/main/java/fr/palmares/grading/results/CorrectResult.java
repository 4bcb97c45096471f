package fr.palmares.grading.results;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.candidate.DecideAgain;
import fr.palmares.grading.deliberation.candidate.DecidedResult;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.CorrectMarks;
import fr.palmares.grading.results.reading.ReadingChanges;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides again by the exam office, with its reason: beside the old decision, which stays (G-11). What is published is
 * published anew and the old attestation no longer verifies; before, the prepared page is made again.
 */
@ApplicationScoped
class CorrectResult {

    record Command(ExamFile file, List<CorrectMarks.Correction> marks, String reason, String actor) {}

    private final SpecialtyLock lock;
    private final CorrectMarks correctMarks;
    private final DecideAgain decideAgain;
    private final ResultPages pages;
    private final TellResults tell;
    private final ReadingChanges changes;
    private final AuditTrail audit;
    private final EntityManager database;
    private final Clock clock;

    CorrectResult(
            SpecialtyLock lock,
            CorrectMarks correctMarks,
            DecideAgain decideAgain,
            ResultPages pages,
            TellResults tell,
            ReadingChanges changes,
            AuditTrail audit,
            EntityManager database,
            Clock clock) {
        this.lock = lock;
        this.correctMarks = correctMarks;
        this.decideAgain = decideAgain;
        this.pages = pages;
        this.tell = tell;
        this.changes = changes;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    ResultDecided handle(Command command) {
        var file = command.file();
        lock.alone(file.examSession, file.academy, file.specialty);
        var standing = decideAgain
                .standing(file.registrationId)
                .orElseThrow(() -> new NotFound("Aucune décision n’a été prise pour ce dossier."));
        correctMarks.handle(file, command.marks(), command.reason(), command.actor());
        database.flush();
        var grid = Specialty.of(file.examSession, file.specialty).orElseThrow();
        var decided = decideAgain.handle(file, grid, standing, command.reason());
        database.flush();
        audit.record(
                "result.corrected",
                file.registrationId.toString(),
                Map.of(
                        "replaces", standing.id.toString(),
                        "decision", decided.id.toString(),
                        "reason", command.reason()));
        var round = DeliberationRow.<DeliberationRow>findById(decided.deliberationId).round;
        var publication = Publication.standing(file.examSession, file.academy, file.specialty, round);
        var page = pages.page(
                publication.map(present -> present.id).orElse(decided.deliberationId),
                grid,
                file,
                decided,
                Optional.empty());
        publication
                .filter(present -> present.state == Publication.State.PUBLISHED)
                .ifPresent(_ -> publish(standing, page));
        return page.result();
    }

    private void publish(DecidedResult old, ResultPages.Page page) {
        var now = clock.instant();
        database.createNativeQuery("UPDATE published_result SET revoked_at = ?2 WHERE decision_id = ?1"
                        + " AND verification_code IS NOT NULL AND revoked_at IS NULL")
                .setParameter(1, old.id)
                .setParameter(2, now)
                .executeUpdate();
        pages.write(List.of(page), now);
        changes.note(page.decided().registrationId);
        tell.corrected(page, now);
    }
}
