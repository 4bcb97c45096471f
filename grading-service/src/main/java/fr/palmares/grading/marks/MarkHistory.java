package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Every change of a mark: who, when, why, before, after (G-1); lines are only added. */
@ApplicationScoped
public class MarkHistory {

    @Schema(name = "MarkChange")
    public record Change(
            @Nullable @Schema(examples = "9") String before,
            @Schema(examples = "10.5") String after,

            @Schema(examples = "6f1d7f1e-3f2c-4c6e-9a51-6a3c0b1f2d3e")
            String changedBy,

            @Schema(examples = "Erreur de report") String reason,
            Instant changedAt) {}

    private final EntityManager database;
    private final Clock clock;

    MarkHistory(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void add(
            UUID registrationId,
            String unit,
            Round round,
            @Nullable String before,
            String after,
            String changedBy,
            String reason) {
        database.createNativeQuery("INSERT INTO mark_change"
                        + " (registration_id, unit, round, before, after, changed_by, reason, changed_at)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                .setParameter(1, registrationId)
                .setParameter(2, unit)
                .setParameter(3, round.name())
                .setParameter(4, before)
                .setParameter(5, after)
                .setParameter(6, changedBy)
                .setParameter(7, reason)
                .setParameter(8, clock.instant())
                .executeUpdate();
    }

    List<Change> of(UUID registrationId, String unit, Round round) {
        List<?> rows = database.createNativeQuery(
                        "SELECT before, after, changed_by, reason, changed_at FROM mark_change"
                                + " WHERE registration_id = ?1 AND unit = ?2 AND round = ?3 ORDER BY sequence",
                        Tuple.class)
                .setParameter(1, registrationId)
                .setParameter(2, unit)
                .setParameter(3, round.name())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Change(
                        row.get("before", String.class),
                        row.get("after", String.class),
                        row.get("changed_by", String.class),
                        row.get("reason", String.class),
                        row.get("changed_at", Instant.class)))
                .toList();
    }
}
