package fr.palmares.registration.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.platform.events.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes past the outbox for speed is what the outbox would have written. */
@QuarkusTest
class FactRowsTest {

    record Told(
            UUID registrationId,
            String academy,
            @Nullable String uai,
            LocalDate on,
            String text,
            @Nullable String absent) {}

    private static final String COLUMNS = "aggregatetype, aggregateid, type, specversion, source, subject, traceparent,"
            + " academy, uai, length(time) > 19, recorded_at IS NOT NULL, committed_by = pg_current_xact_id(), payload";

    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Test
    void aFactOfABatchIsTheRowThatTheOutboxWouldWrite() throws Exception {
        var id = UUID.randomUUID();
        var told = new Told(
                id, "17", "0440001M", LocalDate.of(2005, 2, 1), "tab\t, line\n, back\\slash, “quotes”, é, \r", null);

        List<?> rows = QuarkusTransaction.requiringNew().call(() -> {
            outbox.append("registration.Told.v1", id, told);
            database.flush();
            database.unwrap(Session.class).doWork(connection -> {
                var facts = new FactRows(clock.instant());
                facts.add("registration.Told.v1", id, told, "17", "0440001M");
                facts.write(connection);
            });
            return database.createNativeQuery(
                            "SELECT " + COLUMNS + " FROM outbox_event WHERE aggregateid = ?1 ORDER BY sequence",
                            Object[].class)
                    .setParameter(1, id.toString())
                    .getResultList();
        });

        assertThat(rows).hasSize(2);
        var one = (Object[]) rows.getFirst();
        var other = (Object[]) rows.getLast();
        int payload = one.length - 1;
        assertThat(java.util.Arrays.copyOf(other, payload)).isEqualTo(java.util.Arrays.copyOf(one, payload));
        var json = new ObjectMapper();
        assertThat(json.readTree((String) other[payload])).isEqualTo(json.readTree((String) one[payload]));
    }

    @Test
    void identifiersMadeTogetherLieTogether() {
        var first = TimeOrderedId.next();
        var second = TimeOrderedId.next();

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(second).isNotEqualTo(first);
        assertThat(Math.abs((second.getMostSignificantBits() >>> 16) - (first.getMostSignificantBits() >>> 16)))
                .isLessThan(60_000);
    }
}
