package fr.palmares.notification.staff;

import static java.util.stream.Collectors.joining;

import fr.palmares.notification.journal.Cursors;
import fr.palmares.notification.live.Feed.Waiting;
import fr.palmares.notification.live.Listeners;
import fr.palmares.notification.live.Live;
import fr.palmares.notification.live.News;
import fr.palmares.notification.staff.StaffMessages.Reader;
import fr.palmares.platform.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Desks whose browsers wait for messages, each reader's own desks alone. */
@ApplicationScoped
class LiveDesks {

    private static final String STREAM = "staff-message-stream";

    /** A place in the order in which messages of desks were committed. */
    record Place(long transaction, long sequence) {}

    private record Seat(int listener, String reader, String desk, String scope, Place after) {}

    /** What a transaction under way may still precede waits with it. A part is the same for a seat and for its reader. */
    private static final String SINCE = """
            WITH seat AS (
                SELECT * FROM unnest(CAST(?1 AS integer[]), CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS text[]),
                                     CAST(?5 AS xid8[]), CAST(?6 AS bigint[]))
                           AS seat (listener, reader, desk, scope, committed_by, sequence)),
            news AS (
                SELECT seat.listener, seat.reader, m.*,
                       row_number() OVER (PARTITION BY seat.listener ORDER BY m.committed_by, m.sequence) AS n
                  FROM seat CROSS JOIN LATERAL (
                       SELECT * FROM staff_message
                        WHERE staff_message.desk = seat.desk AND staff_message.scope = seat.scope
                          AND (staff_message.committed_by, staff_message.sequence) > (seat.committed_by, seat.sequence)
                          AND staff_message.committed_by < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY staff_message.committed_by, staff_message.sequence LIMIT 100) AS m)
            SELECT news.listener, CAST(CAST(news.committed_by AS text) AS bigint) AS transaction,
                   news.id, news.sequence, news.desk, news.scope, news.kind, news.detail, news.person_id, news.registration_id,
                   news.at, r.read_at, p.given_names || ' ' || p.family_name AS person
              FROM news
              LEFT JOIN staff_reading r ON r.message_id = news.id AND r.reader = news.reader
              LEFT JOIN recipient p ON p.person_id = news.person_id
             WHERE news.n <= 100
             ORDER BY news.listener, news.n
            """;

    private final Session database;
    private final Listeners<Reader, Place> listeners;

    LiveDesks(Session database, Live live) {
        this.database = database;
        this.listeners = live.of(this::since);
    }

    Listeners<Reader, Place> listeners() {
        return listeners;
    }

    static String id(Place place) {
        return Cursor.encode(STREAM, place.transaction(), place.sequence());
    }

    /** The place after an event, or the present one. */
    Place place(@Nullable String lastEventId) {
        return Cursors.numbers(STREAM, lastEventId, 2)
                .map(numbers -> new Place(numbers.get(0), numbers.get(1)))
                .orElseGet(this::now);
    }

    private Place now() {
        var transaction = database.createNativeQuery(
                        "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)", Long.class)
                .getSingleResult();
        return new Place(transaction, 0);
    }

    private List<News<Place>> since(List<Waiting<Reader, Place>> listening) {
        var seats = seats(listening);
        return database.createNativeQuery(SINCE, Tuple.class)
                .setParameter(1, numbers(seats, Seat::listener))
                .setParameter(2, texts(seats, Seat::reader))
                .setParameter(3, texts(seats, Seat::desk))
                .setParameter(4, texts(seats, Seat::scope))
                .setParameter(5, numbers(seats, seat -> seat.after().transaction()))
                .setParameter(6, numbers(seats, seat -> seat.after().sequence()))
                .getResultStream()
                .map(LiveDesks::news)
                .toList();
    }

    private static List<Seat> seats(List<Waiting<Reader, Place>> listening) {
        return IntStream.range(0, listening.size())
                .boxed()
                .<Seat>mapMulti((listener, seat) -> {
                    var one = listening.get(listener);
                    for (var desk : one.who().desks()) {
                        var parts = desk.split("/", 2);
                        seat.accept(new Seat(listener, one.who().subject(), parts[0], parts[1], one.after()));
                    }
                })
                .toList();
    }

    private static String[] texts(List<Seat> seats, Function<Seat, String> part) {
        return seats.stream().map(part).toArray(String[]::new);
    }

    private static String numbers(List<Seat> seats, Function<Seat, Number> part) {
        return seats.stream().map(part).map(Object::toString).collect(joining(",", "{", "}"));
    }

    private static News<Place> news(Tuple row) {
        var message = StaffMessages.message(row);
        var place = new Place(row.get("transaction", Long.class), message.sequence());
        return new News<>(
                row.get("listener", Number.class).intValue(), place, id(place), StaffMessagesResource.View.of(message));
    }
}
