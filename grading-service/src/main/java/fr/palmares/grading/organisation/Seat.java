package fr.palmares.grading.organisation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A candidate's chair for one unit. */
@Entity
@Table(name = "seat")
@IdClass(Seat.Key.class)
class Seat extends PanacheEntityBase {

    record Key(UUID registrationId, String unit) implements Serializable {}

    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Id
    String unit;

    @Column(name = "sitting_id")
    UUID sittingId;
}
