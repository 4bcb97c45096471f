package fr.palmares.grading.deliberation;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the calculation proposes to the jury for one candidate. */
@Entity
@Table(name = "proposal")
@IdClass(Proposal.Key.class)
class Proposal extends PanacheEntityBase {

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

    static List<Proposal> of(UUID deliberationId) {
        return list("deliberationId = ?1 order by registrationId", deliberationId);
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
