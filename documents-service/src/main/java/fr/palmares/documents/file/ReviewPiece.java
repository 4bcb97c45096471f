package fr.palmares.documents.file;

import fr.palmares.documents.file.domain.Review;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.PreconditionFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exam office accepts or refuses a piece (P-2); the last one accepted approves the file. */
@ApplicationScoped
class ReviewPiece {

    record Command(
            UUID registrationId, String code, Review review, @Nullable Integer version, String by) {}

    private final FileStore files;
    private final AuditTrail audit;
    private final Clock clock;

    ReviewPiece(FileStore files, AuditTrail audit, Clock clock) {
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void handle(Command command) {
        var row = files.lockRow(command.registrationId()).orElseThrow(FileAccess::absent);
        var file = files.file(row);
        refuseAnotherVersion(command, row);
        files.save(row, file.review(command.code(), command.review(), command.by(), clock.instant()), _ -> {});
        audit.record(
                "piece.reviewed",
                command.registrationId().toString(),
                Map.of(
                        "code",
                        command.code(),
                        "decision",
                        switch (command.review()) {
                            case Review.Accept() -> "ACCEPTED";
                            case Review.Refuse(var reason, _) -> "REFUSED " + reason;
                        }));
    }

    /** The candidate may have sent another file while the agent was reading. */
    private static void refuseAnotherVersion(Command command, FileRow row) {
        if (command.version() == null) {
            return;
        }
        row.pieces.stream()
                .filter(piece -> piece.code.equals(command.code()))
                .filter(piece -> !command.version().equals(piece.state.version()))
                .findFirst()
                .ifPresent(_ -> {
                    throw PreconditionFailed.stale();
                });
    }
}
