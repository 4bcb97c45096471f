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
import org.jspecify.annotations.Nullable;

/** One unit sat in one room at one time. */
@Entity
@Table(name = "sitting")
public class Sitting extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(name = "exam_session")
    public int examSession;

    public String academy;
    public String specialty;
    public String unit;

    @Column(name = "starts_at")
    public Instant startsAt;

    @Column(name = "ends_at")
    public Instant endsAt;

    public String centre;
    public String room;
    public int capacity;

    static List<Sitting> of(int examSession, String academy, String specialty) {
        return list(
                "examSession = ?1 and academy = ?2 and specialty = ?3 order by startsAt, id",
                examSession,
                academy,
                specialty);
    }

    Place place() {
        return new Place(id, unit, centre, startsAt, endsAt, capacity, isAccessible(), takenFrom());
    }

    private boolean isAccessible() {
        return getEntityManager()
                .createQuery("select accessible from Room where centre.id = ?1 and name = ?2", Boolean.class)
                .setParameter(1, centre)
                .setParameter(2, room)
                .getResultStream()
                .findFirst()
                .orElse(false);
    }

    /** When the room is wanted again, by whichever specialty. */
    private @Nullable Instant takenFrom() {
        return getEntityManager()
                .createQuery(
                        "select min(startsAt) from Sitting where centre = ?1 and room = ?2 and startsAt >= ?3",
                        Instant.class)
                .setParameter(1, centre)
                .setParameter(2, room)
                .setParameter(3, endsAt)
                .getSingleResult();
    }
}
