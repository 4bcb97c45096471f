package fr.palmares.notification.inbox;

import static java.util.stream.Collectors.joining;

import fr.palmares.notification.live.Feed.Waiting;
import fr.palmares.notification.live.Listeners;
import fr.palmares.notification.live.Live;
import fr.palmares.notification.live.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * Candidates whose browsers wait for messages. Messages of one person are written one after the other, so no number is
 * ever passed over.
 */
@ApplicationScoped
class LiveMessages {

    private static final String SINCE = """
            SELECT listener.n - 1 AS listener, m.*
              FROM unnest(CAST(?1 AS uuid[]), CAST(?2 AS bigint[])) WITH ORDINALITY AS listener (person_id, after, n)
             CROSS JOIN LATERAL (
                    SELECT * FROM message
                     WHERE message.person_id = listener.person_id AND message.sequence > listener.after
                     ORDER BY message.sequence LIMIT 100) AS m
             ORDER BY listener.n, m.sequence
            """;

    private final Session database;
    private final Listeners<UUID, Long> listeners;

    LiveMessages(Session database, Live live) {
        this.database = database;
        this.listeners = live.of(this::since);
    }

    Listeners<UUID, Long> listeners() {
        return listeners;
    }

    private List<News<Long>> since(List<Waiting<UUID, Long>> listening) {
        return database.createNativeQuery(SINCE, Tuple.class)
                .setParameter(1, array(listening, Waiting::who))
                .setParameter(2, array(listening, Waiting::after))
                .getResultStream()
                .map(LiveMessages::news)
                .toList();
    }

    /** As PostgreSQL writes arrays. */
    private static <W> String array(List<W> values, Function<W, Object> part) {
        return values.stream().map(part).map(Object::toString).collect(joining(",", "{", "}"));
    }

    private static News<Long> news(Tuple row) {
        var message = Messages.message(row);
        return new News<>(
                row.get("listener", Number.class).intValue(),
                message.sequence(),
                MessageStreamResource.id(message.sequence()),
                MessagesResource.View.of(message));
    }
}
