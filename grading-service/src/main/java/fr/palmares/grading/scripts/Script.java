package fr.palmares.grading.scripts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** A script under its anonymous number. */
@Entity
@Table(name = "script")
class Script extends PanacheEntityBase {

    @Id
    String number;

    @Column(name = "registration_id")
    UUID registrationId;

    String unit;

    @Column(name = "lot_id")
    UUID lotId;

    static List<Script> of(UUID lotId) {
        return list("lotId = ?1 order by number", lotId);
    }
}
