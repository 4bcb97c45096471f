package fr.palmares.grading.deliberation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A mark that the jury raised (G-9); the entered one stays as it was. */
@Entity
@Table(name = "raised_mark")
@IdClass(RaisedMark.Key.class)
class RaisedMark extends PanacheEntityBase {

    record Key(UUID deliberationId, UUID registrationId, String unit) implements Serializable {}

    @Id
    @Column(name = "deliberation_id")
    UUID deliberationId;

    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Id
    String unit;

    BigDecimal before;
    BigDecimal after;
    String reason;

    @Column(name = "raised_by")
    String raisedBy;

    @Column(name = "raised_at")
    Instant raisedAt;
}
