package fr.palmares.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The outbox, read in commit order. Only transactions older than every one still open are shown, so a fact that was
 * committed late is never behind a cursor already given.
 */
@ApplicationScoped
class ChangeFeed {

    record Position(long transaction, long sequence) {}

    record Row(Position at, String id, String type, String source, String subject, String time, String payload) {}

    private static final String QUERY = """
            SELECT committed_by::text::bigint AS transaction, sequence, id::text AS id, type, source, subject, time, payload
              FROM outbox_event
             WHERE aggregatetype = :topic
               AND (committed_by, sequence) > (CAST(:transaction AS text)::xid8, :sequence)
               AND committed_by < pg_snapshot_xmin(pg_current_snapshot())
               AND (:everyType OR type IN (:types))
               AND (:everyAcademy OR academy IN (:academies))
             ORDER BY committed_by, sequence
             LIMIT :limit
            """;

    private final EntityManager database;
    private final String topic;

    ChangeFeed(EntityManager database, @ConfigProperty(name = "palmares.service") String service) {
        this.database = database;
        this.topic = service + ".events";
    }

    List<Row> after(Position position, Set<String> types, Set<String> academies, int limit) {
        List<?> rows = database.createNativeQuery(QUERY, Tuple.class)
                .setParameter("topic", topic)
                .setParameter("transaction", String.valueOf(position.transaction()))
                .setParameter("sequence", position.sequence())
                .setParameter("everyType", types.isEmpty())
                .setParameter("types", types.isEmpty() ? Set.of("") : types)
                .setParameter("everyAcademy", academies.contains("*"))
                .setParameter("academies", academies.isEmpty() ? Set.of("") : academies)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(ChangeFeed::row).toList();
    }

    private static Row row(Tuple tuple) {
        return new Row(
                new Position(
                        tuple.get("transaction", Number.class).longValue(),
                        tuple.get("sequence", Number.class).longValue()),
                tuple.get("id", String.class),
                tuple.get("type", String.class),
                tuple.get("source", String.class),
                tuple.get("subject", String.class),
                tuple.get("time", String.class),
                tuple.get("payload", String.class));
    }
}
