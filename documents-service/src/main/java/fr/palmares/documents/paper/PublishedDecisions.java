package fr.palmares.documents.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decisions that a publication made known, from the results told one by one; they may arrive before it or after. */
@ApplicationScoped
class PublishedDecisions {

    private final EntityManager database;

    PublishedDecisions(EntityManager database) {
        this.database = database;
    }

    record ClosedDeliberation(
            UUID deliberationId,
            int examSession,
            String academy,
            String specialty,
            String round,
            @Nullable Instant closedAt,
            @Nullable String minutesSha256) {}

    /** A deliberation was closed: the seal of its minutes, and nothing of what they say. */
    void keep(ClosedDeliberation closed) {
        database.createNativeQuery("""
                        INSERT INTO sealed_deliberation
                          (exam_session, academy, specialty, round, deliberation_id, closed_at, minutes_sha256)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        ON CONFLICT (exam_session, academy, specialty, round) DO UPDATE
                        SET deliberation_id = excluded.deliberation_id, closed_at = excluded.closed_at,
                            minutes_sha256 = excluded.minutes_sha256""")
                .setParameter(1, closed.examSession())
                .setParameter(2, closed.academy())
                .setParameter(3, closed.specialty())
                .setParameter(4, closed.round())
                .setParameter(5, closed.deliberationId())
                .setParameter(6, closed.closedAt())
                .setParameter(7, closed.minutesSha256())
                .executeUpdate();
    }

    /** The publication with its decisions; empty as long as fewer are known than were published. */
    Optional<JsonNode> of(DocumentRow row, JsonNode published) {
        List<?> rows = database.createNativeQuery("""
                        SELECT DISTINCT ON (registration_id) CAST(person_id AS text) AS person,
                          source ->> 'decision' AS decision, source ->> 'average' AS average
                        FROM document
                        WHERE kind = 'TRANSCRIPT' AND academy = ?1 AND exam_session = ?2
                          AND source ->> 'specialty' = ?3 AND source ->> 'round' = ?4 AND NOT jsonb_exists(source, 'replaces')
                        ORDER BY registration_id, version""", Tuple.class)
                .setParameter(1, row.academy)
                .setParameter(2, row.examSession)
                .setParameter(3, published.path("specialty").asText())
                .setParameter(4, published.path("round").asText())
                .getResultList();
        if (rows.size() < published.path("results").asInt()) {
            return Optional.empty();
        }
        ObjectNode complete = published.deepCopy();
        var decisions = complete.putArray("decisions");
        for (var one : rows) {
            var result = (Tuple) one;
            decisions
                    .addObject()
                    .put("personId", result.get("person", String.class))
                    .put("decision", result.get("decision", String.class))
                    .put("average", result.get("average", String.class));
        }
        seal(row, published).ifPresent(seal -> {
            complete.put("deliberationId", seal.get("deliberation", String.class));
            complete.put("minutesSha256", seal.get("minutes_sha256", String.class));
            var closedAt = seal.get("closed_at", Instant.class);
            complete.put("closedAt", closedAt == null ? null : closedAt.toString());
        });
        return Optional.of(complete);
    }

    private Optional<Tuple> seal(DocumentRow row, JsonNode published) {
        List<?> rows = database.createNativeQuery("""
                        SELECT CAST(deliberation_id AS text) AS deliberation, closed_at, minutes_sha256
                        FROM sealed_deliberation
                        WHERE exam_session = ?1 AND academy = ?2 AND specialty = ?3 AND round = ?4""", Tuple.class)
                .setParameter(1, row.examSession)
                .setParameter(2, row.academy)
                .setParameter(3, published.path("specialty").asText())
                .setParameter(4, published.path("round").asText())
                .getResultList();
        return rows.stream().map(Tuple.class::cast).findFirst();
    }
}
