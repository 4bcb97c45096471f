package fr.palmares.grading.examfile.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** An optional unit that the candidate lost; it may be told before the file is. */
@Entity
@Table(name = "withdrawn_unit")
@IdClass(WithdrawnUnit.Key.class)
class WithdrawnUnit extends PanacheEntityBase {

    record Key(UUID registrationId, String unit) implements Serializable {}

    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Id
    String unit;
}
