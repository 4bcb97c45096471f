package fr.palmares.grading.organisation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A candidate's chair for one unit. */
@Entity
@Table(name = "seat")
@IdClass(Seat.Key.class)
public class Seat extends PanacheEntityBase {

    public record Key(UUID registrationId, String unit) implements Serializable {}

    @Id
    @Column(name = "registration_id")
    public UUID registrationId;

    @Id
    public String unit;

    @Column(name = "sitting_id")
    public UUID sittingId;

    /** Later than the sitting's for who has extra time; null on seats of before arrangements were read. */
    @Column(name = "ends_at")
    @Nullable
    public Instant endsAt;
}
