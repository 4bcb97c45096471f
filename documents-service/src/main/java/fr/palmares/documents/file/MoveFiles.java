package fr.palmares.documents.file;

import fr.palmares.platform.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Moves running files to the rules in force: marked at once, moved in the background, one after the other. */
@ApplicationScoped
class MoveFiles {

    private static final Logger LOG = Logger.getLogger(MoveFiles.class);
    private static final int AT_ONCE = 200;

    private final IssueChecklist checklists;
    private final EntityManager database;
    private final AuditTrail audit;

    MoveFiles(IssueChecklist checklists, EntityManager database, AuditTrail audit) {
        this.checklists = checklists;
        this.database = database;
        this.audit = audit;
    }

    /** @return how many files will move: those that run under another version than the one in force */
    @Transactional
    int mark(int examSession, String academy, @Nullable String specialty) {
        var marked = database.createNativeQuery("""
                        UPDATE candidate_file SET moving = true
                        WHERE exam_session = ?1 AND (academy = ?2 OR ?2 = 'national') AND progress IN ('OPEN', 'COMPLETED')
                          AND (CAST(?3 AS text) IS NULL OR specialty = ?3) AND NOT moving
                          AND (academy_rules <> (SELECT coalesce(max(version), 0) FROM checklist_rules r
                                 WHERE r.exam_session = ?1 AND r.academy = candidate_file.academy)
                            OR national_rules <> (SELECT coalesce(max(version), 0) FROM checklist_rules r
                                 WHERE r.exam_session = ?1 AND r.academy = 'national'))""")
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .setParameter(3, specialty)
                .executeUpdate();
        audit.record("checklist-rules.files-moved", examSession + "-" + academy, Map.of("files", marked));
        return marked;
    }

    @Scheduled(every = "{palmares.documents.moves.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        List<UUID> next = QuarkusTransaction.requiringNew().call(this::marked);
        for (var id : next) {
            try {
                checklists.move(id);
            } catch (RuntimeException failed) {
                LOG.warnf("File %s will be moved again: %s", id, failed.toString());
            }
        }
    }

    private List<UUID> marked() {
        List<?> ids = database.createNativeQuery(
                        "SELECT registration_id FROM candidate_file WHERE moving LIMIT " + AT_ONCE, UUID.class)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }
}
