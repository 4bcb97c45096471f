package fr.palmares.documents.paper;

import fr.palmares.documents.paper.composing.About;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document that was asked for by a fact, and once rendered where it lies. */
@Entity
@Table(name = "document")
class DocumentRow extends PanacheEntityBase {

    @Id
    UUID id = new UUID(0, 0);

    /** The registration, the sitting or the deliberation that the document is about. */
    @Column(name = "subject_id")
    UUID subjectId = new UUID(0, 0);

    @Column(name = "registration_id")
    @Nullable
    UUID registrationId;

    @Column(name = "person_id")
    @Nullable
    UUID personId;

    String academy = "";

    @Nullable
    String uai;

    /** The exam centre that opens the document too. */
    @Nullable
    String centre;

    @Column(name = "exam_session")
    int examSession;

    String kind = "";

    int version;

    @Column(columnDefinition = "jsonb")
    String source = "{}";

    /** What was typeset; typeset again it gives the same bytes, whatever was renamed since. */
    @Nullable
    String page;

    @Column(name = "asked_at")
    Instant askedAt = Instant.EPOCH;

    String state = "ASKED";

    @Column(name = "file_name")
    @Nullable
    String fileName;

    @Column(name = "object_key")
    @Nullable
    String objectKey;

    @Nullable
    String sha256;

    @Nullable
    Long bytes;

    @Column(name = "issued_at")
    @Nullable
    Instant issuedAt;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt = Instant.EPOCH;

    int attempts;

    About about() {
        return new About(academy, uai, examSession, registrationId, subjectId, version, askedAt);
    }
}
