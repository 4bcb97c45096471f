package fr.palmares.documents.file;

import fr.palmares.documents.checklist.RuleVersions;
import fr.palmares.documents.file.domain.AskedPiece;
import fr.palmares.platform.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells each missed deadline once (P-5). A file whose pieces all arrived in time is declared complete for a candidate who
 * forgot to say so [policy]; one with a file still being checked waits for the check.
 */
@ApplicationScoped
class FollowDeadlines {

    private static final Logger LOG = Logger.getLogger(FollowDeadlines.class);
    private static final int AT_ONCE = 200;
    private static final String PLATFORM = "palmares";

    private final FileStore files;
    private final CompleteFile completeFile;
    private final RuleVersions rules;
    private final AuditTrail audit;
    private final Clock clock;

    FollowDeadlines(FileStore files, CompleteFile completeFile, RuleVersions rules, AuditTrail audit, Clock clock) {
        this.files = files;
        this.completeFile = completeFile;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            every = "{palmares.documents.deadlines.every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        var now = clock.instant();
        Set<UUID> seen = new HashSet<>();
        List<UUID> next;
        do {
            next = QuarkusTransaction.requiringNew().call(() -> files.overdue(now, AT_ONCE));
            next.stream().filter(seen::add).forEach(id -> follow(id, now));
        } while (next.size() == AT_ONCE && !seen.containsAll(next));
    }

    private void follow(UUID registrationId, Instant now) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> files.lockRow(registrationId).ifPresent(row -> follow(row, now)));
        } catch (RuntimeException failed) {
            LOG.warnf("Deadlines of %s will be looked at again: %s", registrationId, failed.toString());
        }
    }

    private void follow(FileRow row, Instant now) {
        var file = files.file(row);
        var overdue = file.pieces().stream()
                .filter(piece ->
                        piece.deadline().filter(end -> !now.isBefore(end)).isPresent())
                .toList();
        if (overdue.stream().anyMatch(AskedPiece::beingChecked)) {
            return;
        }
        if (file.awaitsDeclarationOnly(now) && completeFile.complete(row)) {
            audit.record(PLATFORM, "file.completed", row.registrationId.toString(), Map.of("deadline", "passed"));
        }
        var reported = row.pieces.stream()
                .filter(piece -> piece.missedReported)
                .map(piece -> piece.code)
                .collect(Collectors.toSet());
        var rule = rules.at(row.examSession, row.academy, row.pin()).missingAtDeadline(row.examSession, row.academy);
        files.tell(row.registrationId, file.missedDeadlines(now, rule, reported));
        row.pieces.stream()
                .filter(piece -> piece.deadline != null && !now.isBefore(piece.deadline))
                .forEach(piece -> piece.missedReported = true);
    }
}
