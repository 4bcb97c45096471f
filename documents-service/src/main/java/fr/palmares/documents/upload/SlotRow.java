package fr.palmares.documents.upload;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place kept in quarantine for a file that its sender brings straight to the store. */
@Entity
@Table(name = "upload_slot")
class SlotRow extends PanacheEntityBase {

    @Id
    UUID id = new UUID(0, 0);

    String destination = "PIECE";

    @Column(name = "registration_id")
    UUID registrationId = new UUID(0, 0);

    String code = "";

    @Column(name = "quarantine_key")
    String quarantineKey = "";

    @Column(name = "original_name")
    @Nullable
    String originalName;

    @Column(name = "asked_by")
    String askedBy = "";

    @Column(name = "asked_at")
    Instant askedAt = Instant.EPOCH;

    @Column(name = "ends_at")
    Instant endsAt = Instant.EPOCH;

    /** The version the file became; null until it was taken in. */
    @Nullable
    Integer version;
}
