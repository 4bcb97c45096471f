package fr.palmares.grading.results;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.DecideAgain;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.CorrectMarks;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Publishes a corrected decision beside the old one, whose attestation no longer verifies (G-11). */
@ApplicationScoped
class CorrectResult {

    record Command(ExamFile file, List<CorrectMarks.Correction> marks, String reason, String actor) {}

    private final SpecialtyLock lock;
    private final CorrectMarks correctMarks;
    private final DecideAgain decideAgain;
    private final Release release;
    private final AuditTrail audit;
    private final EntityManager database;
    private final Clock clock;

    CorrectResult(
            SpecialtyLock lock,
            CorrectMarks correctMarks,
            DecideAgain decideAgain,
            Release release,
            AuditTrail audit,
            EntityManager database,
            Clock clock) {
        this.lock = lock;
        this.correctMarks = correctMarks;
        this.decideAgain = decideAgain;
        this.release = release;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    ResultDecided handle(Command command) {
        var file = command.file();
        lock.alone(file.examSession, file.academy, file.specialty);
        var standing = PublishedResult.of(file.registrationId).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("Aucun résultat publié ne correspond à cette adresse."));
        correctMarks.handle(file, command.marks(), command.reason(), command.actor());
        database.flush();
        var grid = Specialty.of(file.examSession, file.specialty).orElseThrow();
        var decided = decideAgain.handle(file, grid, standing.decisionId, command.reason());
        database.flush();
        standing.revokedAt = clock.instant();
        var publication = Publication.<Publication>findById(standing.publicationId);
        var published = release.publish(publication, grid, file, decided);
        audit.record(
                "result.corrected",
                file.registrationId.toString(),
                Map.of(
                        "replaces", standing.decisionId.toString(),
                        "decision", decided.id.toString(),
                        "reason", command.reason()));
        return published.result();
    }
}
