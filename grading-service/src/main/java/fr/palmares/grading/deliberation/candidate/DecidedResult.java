package fr.palmares.grading.deliberation.candidate;

import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.JsonColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision of the jury; never edited, a correction names it (G-11). */
@Entity
@Table(name = "decision")
public class DecidedResult extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(name = "deliberation_id")
    public UUID deliberationId;

    @Column(name = "registration_id")
    public UUID registrationId;

    @Enumerated(EnumType.STRING)
    public Round round;

    @Enumerated(EnumType.STRING)
    public Decision decision;

    public @Nullable BigDecimal average;
    public String outcome;
    public @Nullable UUID replaces;
    public @Nullable String reason;

    @Column(name = "decided_at")
    public Instant decidedAt;

    public static List<DecidedResult> of(UUID deliberationId) {
        return list("deliberationId = ?1 order by registrationId", deliberationId);
    }

    public DecisionSheet sheet() {
        return JsonColumns.read(outcome, DecisionSheet.class);
    }
}
