package fr.palmares.documents.professional;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A window that was opened for the professional files of a specialty. */
@Entity
@Table(name = "professional_window")
class WindowRow extends PanacheEntityBase {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "exam_session")
    int examSession;

    String specialty = "";

    String academy = "";

    /** The academy leads the specialty: candidates of every academy send their file to it. */
    boolean nationwide;

    String unit = "";

    String title = "";

    @Column(name = "opens_at")
    Instant opensAt = Instant.EPOCH;

    @Column(name = "closes_at")
    Instant closesAt = Instant.EPOCH;

    @Version
    @Column(name = "lock_version")
    long lockVersion;
}
