package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.examfile.JsonColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the calculation proposes to the jury for one candidate. */
@Entity
@Table(name = "proposal")
@IdClass(Proposal.Key.class)
public class Proposal extends PanacheEntityBase {

    record Key(UUID deliberationId, UUID registrationId) implements Serializable {}

    @Id
    @Column(name = "deliberation_id")
    UUID deliberationId;

    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Enumerated(EnumType.STRING)
    Decision decision;

    @Nullable
    BigDecimal average;

    String outcome;

    static Map<Decision, Long> countsOf(UUID deliberationId) {
        List<?> rows = getEntityManager()
                .createQuery("select decision, count(*) from Proposal where deliberationId = ?1 group by decision")
                .setParameter(1, deliberationId)
                .getResultList();
        return rows.stream().map(Object[].class::cast).collect(Collectors.toMap(row -> (Decision) row[0], row ->
                (Long) row[1]));
    }

    /** How far the average lies from the nearer of the two thresholds. */
    BigDecimal distance() {
        var average = Objects.requireNonNull(this.average);
        return average.subtract(BigDecimal.TEN)
                .abs()
                .min(average.subtract(BigDecimal.valueOf(8)).abs());
    }

    void take(DecisionSheet sheet) {
        decision = sheet.decision();
        average = sheet.average() == null ? null : new BigDecimal(sheet.average());
        outcome = JsonColumns.write(sheet);
    }

    DecisionSheet sheet() {
        return JsonColumns.read(outcome, DecisionSheet.class);
    }
}
