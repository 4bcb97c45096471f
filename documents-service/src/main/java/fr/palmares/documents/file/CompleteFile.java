package fr.palmares.documents.file;

import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.documents.file.domain.FileFact;
import fr.palmares.documents.paper.Papers;
import fr.palmares.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** "J'ai fourni toutes mes pièces" (P-4): locks the file and leaves a receipt with the hashes (P-6). */
@ApplicationScoped
class CompleteFile {

    record Command(UUID registrationId) {}

    private final FileStore files;
    private final Papers papers;
    private final HealthSecrecy secrecy;
    private final AuditTrail audit;
    private final Clock clock;

    CompleteFile(FileStore files, Papers papers, HealthSecrecy secrecy, AuditTrail audit, Clock clock) {
        this.files = files;
        this.papers = papers;
        this.secrecy = secrecy;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void handle(Command command) {
        var row = files.lockRow(command.registrationId()).orElseThrow(FileAccess::absent);
        if (complete(row)) {
            audit.record("file.completed", command.registrationId().toString(), Map.of());
        }
    }

    /** True when the file was open until now. */
    boolean complete(FileRow row) {
        var change = files.file(row).complete(clock.instant());
        if (change.facts().isEmpty()) {
            return false;
        }
        files.save(row, change, _ -> {});
        change.facts().stream()
                .map(fact -> secrecy.hide(fact, change.next()))
                .forEach(fact -> receipt(fact, change.next(), row.examSession, row.specialty));
        return true;
    }

    private void receipt(FileFact fact, CandidateFile file, int examSession, String specialty) {
        if (fact instanceof FileFact.AllPiecesProvided provided) {
            papers.forCompletion(provided, file, examSession, specialty);
        }
    }
}
