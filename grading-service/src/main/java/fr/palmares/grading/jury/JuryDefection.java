package fr.palmares.grading.jury;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member who said that they will not sit (G-9). */
@Entity
@Table(name = "jury_defection")
@IdClass(JuryDefection.Key.class)
public class JuryDefection extends PanacheEntityBase {

    record Key(UUID juryId, String name) implements Serializable {}

    @Schema(name = "JuryDefection")
    public record Line(
            @Schema(examples = "Yann Le Goff") String name,

            @Schema(examples = "Arrêt de travail") String reason,

            Instant recordedAt) {}

    @Id
    @Column(name = "jury_id")
    UUID juryId;

    @Id
    String name;

    String reason;

    @Column(name = "recorded_by")
    String recordedBy;

    @Column(name = "recorded_at")
    Instant recordedAt;

    public static List<Line> of(UUID jury) {
        return JuryDefection.<JuryDefection>list("juryId = ?1 order by name", jury).stream()
                .map(row -> new Line(row.name, row.reason, row.recordedAt))
                .toList();
    }
}
