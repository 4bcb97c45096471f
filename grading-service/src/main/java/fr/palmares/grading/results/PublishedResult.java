package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.JsonColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A decision that may be read; the last one published is the one that stands. Nothing else is in this view (G-13). */
@Entity
@Immutable
@Table(name = "readable_result")
@IdClass(PublishedResult.Key.class)
public class PublishedResult extends PanacheEntityBase {

    record Key(UUID publicationId, UUID decisionId) implements Serializable {}

    @Id
    @Column(name = "publication_id")
    UUID publicationId;

    @Id
    @Column(name = "decision_id")
    UUID decisionId;

    @Column(name = "registration_id")
    public UUID registrationId;

    @Enumerated(EnumType.STRING)
    Round round;

    @Enumerated(EnumType.STRING)
    public Decision decision;

    String body;

    @Column(name = "verification_code")
    @Nullable
    public String verificationCode;

    @Column(name = "revoked_at")
    @Nullable
    public Instant revokedAt;

    @Column(name = "published_at")
    public Instant publishedAt;

    int edition;

    public static List<PublishedResult> of(UUID registrationId) {
        return list("registrationId = ?1 order by publishedAt desc", registrationId);
    }

    static Optional<PublishedResult> of(UUID registrationId, Round round) {
        return find("registrationId = ?1 and round = ?2 order by publishedAt desc", registrationId, round)
                .firstResultOptional();
    }

    public ResultDecided result() {
        return JsonColumns.read(body, ResultDecided.class);
    }
}
