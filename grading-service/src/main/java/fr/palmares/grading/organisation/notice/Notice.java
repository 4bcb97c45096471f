package fr.palmares.grading.organisation.notice;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the lead academy tells everybody about a specialty before its tests (§ 8). */
@Entity
@Table(name = "notice")
class Notice extends PanacheEntityBase {

    enum Kind {
        CIRCULAR,
        ALLOWED_MATERIAL,
        INSTRUCTIONS
    }

    @Id
    UUID id;

    @Column(name = "exam_session")
    int examSession;

    String specialty;

    @Nullable
    String unit;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String title;
    String text;
    int version;

    @Column(name = "published_by")
    String publishedBy;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;
}
