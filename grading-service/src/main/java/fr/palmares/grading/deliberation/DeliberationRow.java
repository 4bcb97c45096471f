package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.domain.Round;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A jury's sitting over a whole specialty, from its opening to its sealed minutes. */
@Entity
@Table(name = "deliberation")
public class DeliberationRow extends PanacheEntityBase {

    public enum State {
        COMPUTING,
        OPEN,
        CLOSED
    }

    @Id
    public UUID id;

    @Column(name = "exam_session")
    public int examSession;

    public String academy;
    public String specialty;

    @Enumerated(EnumType.STRING)
    public Round round;

    @Column(name = "jury_id")
    public UUID juryId;

    @Enumerated(EnumType.STRING)
    public State state;

    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "opened_by")
    String openedBy;

    @Column(name = "closed_at")
    @Nullable
    public Instant closedAt;

    @Column(name = "closed_by")
    @Nullable
    public String closedBy;

    @Column(name = "minutes_sha256")
    @Nullable
    public String minutesSha256;

    public int candidates;

    public static Optional<DeliberationRow> of(int examSession, String academy, String specialty, Round round) {
        return find(
                        "examSession = ?1 and academy = ?2 and specialty = ?3 and round = ?4",
                        examSession,
                        academy,
                        specialty,
                        round)
                .firstResultOptional();
    }
}
