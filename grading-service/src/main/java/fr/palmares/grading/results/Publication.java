package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.domain.Round;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The moment at which the results of a specialty became readable. */
@Entity
@Table(name = "publication")
class Publication extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "exam_session")
    int examSession;

    String academy;
    String specialty;

    @Enumerated(EnumType.STRING)
    Round round;

    int results;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;

    static Optional<Publication> of(int examSession, String academy, String specialty, Round round) {
        return find(
                        "examSession = ?1 and academy = ?2 and specialty = ?3 and round = ?4",
                        examSession,
                        academy,
                        specialty,
                        round)
                .firstResultOptional();
    }
}
