package fr.palmares.grading.deliberation.candidate;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.palmares.grading.examfile.JsonColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The orals that a candidate chose (G-8). */
@Entity
@Table(name = "catch_up_choice")
public class CatchUpChoice extends PanacheEntityBase {

    /** A candidate chose, or chose again. */
    public record Chosen(UUID registrationId) {}

    @Id
    @Column(name = "registration_id")
    public UUID registrationId;

    public String units;

    @Column(name = "chosen_at")
    public Instant chosenAt;

    @Column(name = "chosen_by")
    public String chosenBy;

    public static List<String> of(UUID registrationId) {
        return CatchUpChoice.<CatchUpChoice>findByIdOptional(registrationId)
                .map(CatchUpChoice::codes)
                .orElse(List.of());
    }

    public List<String> codes() {
        return JsonColumns.read(units, new TypeReference<>() {});
    }

    static Optional<CatchUpChoice> find(UUID registrationId) {
        return findByIdOptional(registrationId);
    }
}
