package fr.palmares.documents.professional;

import fr.palmares.documents.file.StateColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** One candidate's professional file; no row: nothing was provided yet. */
@Entity
@Table(name = "professional_file")
@IdClass(ProfessionalRow.Key.class)
class ProfessionalRow extends PanacheEntityBase {

    record Key(UUID windowId, UUID registrationId) implements Serializable {}

    @Id
    @Column(name = "window_id")
    UUID windowId = new UUID(0, 0);

    @Id
    @Column(name = "registration_id")
    UUID registrationId = new UUID(0, 0);

    @Embedded
    StateColumns state = new StateColumns();
}
