package fr.palmares.grading.deliberation.candidate;

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
public class RaisedMark extends PanacheEntityBase {

    public record Key(UUID deliberationId, UUID registrationId, String unit) implements Serializable {}

    @Id
    @Column(name = "deliberation_id")
    public UUID deliberationId;

    @Id
    @Column(name = "registration_id")
    public UUID registrationId;

    @Id
    public String unit;

    public BigDecimal before;
    public BigDecimal after;
    public String reason;

    @Column(name = "raised_by")
    public String raisedBy;

    @Column(name = "raised_at")
    public Instant raisedAt;
}
