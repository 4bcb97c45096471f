package fr.palmares.documents.upload;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file that was sent, with what became of it. */
@Entity
@Table(name = "upload")
class UploadRow extends PanacheEntityBase {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "registration_id")
    UUID registrationId = new UUID(0, 0);

    String destination = "PIECE";

    String code = "";

    int version;

    @Column(name = "registration_version")
    int registrationVersion;

    String state = "CHECKING";

    @Column(name = "quarantine_key")
    String quarantineKey = "";

    @Column(name = "object_key")
    @Nullable
    String objectKey;

    @Column(name = "received_sha256")
    @Nullable
    String receivedSha256;

    @Column(name = "received_bytes")
    @Nullable
    Long receivedBytes;

    @Nullable
    String sha256;

    @Nullable
    Long bytes;

    @Nullable
    Integer pages;

    @Column(name = "original_name")
    @Nullable
    String originalName;

    /** What the sender stated by sending it. */
    @Nullable
    String statement;

    @Column(name = "uploaded_by")
    String uploadedBy = "";

    @Column(name = "uploaded_at")
    Instant uploadedAt = Instant.EPOCH;

    @Column(name = "checked_at")
    @Nullable
    Instant checkedAt;

    @Column(name = "virus_scan")
    @Nullable
    String virusScan;

    @Nullable
    String problem;

    @Column(name = "problem_text")
    @Nullable
    String problemText;

    @Nullable
    String advice;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt = Instant.EPOCH;

    int attempts;
}
