package fr.palmares.grading.scripts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the second examiner gives a script; the first mark stands until the exam office settles the difference. */
@Entity
@Table(name = "second_mark")
@IdClass(SecondMark.Key.class)
class SecondMark extends PanacheEntityBase {

    record Key(UUID lotId, String number) implements Serializable {}

    @Id
    @Column(name = "lot_id")
    UUID lotId;

    @Id
    String number;

    BigDecimal value;

    @Column(name = "marked_by")
    String markedBy;

    @Column(name = "marked_at")
    Instant markedAt;

    static Map<String, BigDecimal> of(UUID lotId) {
        return SecondMark.<SecondMark>list("lotId", lotId).stream()
                .collect(Collectors.toMap(row -> row.number, row -> row.value));
    }
}
