package fr.palmares.grading.marks.importing;

import fr.palmares.grading.deliberation.domain.Round;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The report of an imported file, to be read again. */
@Entity
@Table(name = "mark_import")
class MarkImport extends PanacheEntityBase {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    Round round;

    @Column(name = "imported_by")
    String importedBy;

    @Column(name = "imported_at")
    Instant importedAt;

    String report;
}
