package fr.palmares.grading.results.release;

import fr.palmares.grading.deliberation.domain.Round;
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

/** The first of two people who release the results of a specialty. */
@Entity
@Table(name = "release_request")
@IdClass(ReleaseRequest.Key.class)
class ReleaseRequest extends PanacheEntityBase {

    record Key(int examSession, String academy, String specialty, Round round) implements Serializable {}

    @Id
    @Column(name = "exam_session")
    int examSession;

    @Id
    String academy;

    @Id
    String specialty;

    @Id
    @Enumerated(EnumType.STRING)
    Round round;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt;
}
