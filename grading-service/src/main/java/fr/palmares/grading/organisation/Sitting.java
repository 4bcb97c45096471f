package fr.palmares.grading.organisation;

import fr.palmares.grading.organisation.domain.Place;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One unit sat in one room at one time. */
@Entity
@Table(name = "sitting")
class Sitting extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "exam_session")
    int examSession;

    String academy;
    String specialty;
    String unit;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String centre;
    String room;
    int capacity;

    static List<Sitting> of(int examSession, String academy, String specialty) {
        return list(
                "examSession = ?1 and academy = ?2 and specialty = ?3 order by startsAt, id",
                examSession,
                academy,
                specialty);
    }

    Place place() {
        return new Place(id, unit, centre, startsAt, endsAt, capacity);
    }
}
