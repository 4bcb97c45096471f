package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.domain.Round;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The results of a round of a specialty: prepared, then readable, perhaps withdrawn and published anew (G-13). */
@Entity
@Table(name = "publication")
public class Publication extends PanacheEntityBase {

    public enum State {
        PREPARED,
        PUBLISHED,
        WITHDRAWN
    }

    @Id
    public UUID id;

    @Column(name = "exam_session")
    public int examSession;

    public String academy;
    public String specialty;

    @Enumerated(EnumType.STRING)
    public Round round;

    @Enumerated(EnumType.STRING)
    public State state;

    /** 1, then one more each time the round is published after a withdrawal. */
    public int version;

    /** One more whenever all its pages may have changed: what is kept of an older edition is read again. */
    public int edition;

    public int results;

    @Column(name = "prepared_at")
    @Nullable
    public Instant preparedAt;

    @Column(name = "published_at")
    @Nullable
    public Instant publishedAt;

    @Column(name = "published_by")
    @Nullable
    public String publishedBy;

    @Column(name = "withdrawn_at")
    @Nullable
    public Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    @Nullable
    public String withdrawnBy;

    @Column(name = "withdrawal_reason")
    @Nullable
    public String withdrawalReason;

    private static final String DECISIONS = "SELECT r.decision, count(*) FROM published_result r"
            + " WHERE r.publication_id = ?1 GROUP BY r.decision ORDER BY r.decision";

    /** How many pages tell each decision. */
    public Map<String, Long> decisions() {
        List<?> rows = getEntityManager()
                .createNativeQuery(DECISIONS, Tuple.class)
                .setParameter(1, id)
                .getResultList();
        Map<String, Long> counts = new TreeMap<>();
        for (var row : rows) {
            var line = (Tuple) row;
            counts.put(line.get(0, String.class), line.get(1, Long.class));
        }
        return counts;
    }

    /** Prepared or published. */
    public static Optional<Publication> standing(int examSession, String academy, String specialty, Round round) {
        return find(
                        "examSession = ?1 and academy = ?2 and specialty = ?3 and round = ?4 and state <> ?5",
                        examSession,
                        academy,
                        specialty,
                        round,
                        State.WITHDRAWN)
                .firstResultOptional();
    }

    public static Optional<Publication> published(int examSession, String academy, String specialty, Round round) {
        return standing(examSession, academy, specialty, round)
                .filter(publication -> publication.state == State.PUBLISHED);
    }
}
