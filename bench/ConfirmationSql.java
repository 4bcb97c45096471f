import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The statements of one confirmation, in the transaction in which the service makes them, without the service. */
final class ConfirmationSql {

    /** As many connections as the service has. */
    private static final int CONNECTIONS = 16;

    private static final String ROW = "id, academy, category, changed_at, choices, confirmed_at, created_at, decided_at,"
            + " exam_session, file_approved_at, file_colour, form, form_derogation_decided_on,"
            + " form_derogation_reference, origin, person_id, reason, reason_text, repeating,"
            + " revision, specialty, state, submitted_at, uai, unconfirmed_told_at, version";

    private final Stand stand;
    private final List<UUID> registrations;
    private final String choices;
    private final String payload;
    private final AtomicInteger next = new AtomicInteger();

    ConfirmationSql(Stand stand, List<UUID> registrations) throws SQLException {
        this.stand = stand;
        this.registrations = registrations;
        try (var connection = stand.connect();
                var statement = connection.createStatement()) {
            choices = first(statement.executeQuery(
                    "SELECT choices::text FROM registration WHERE choices IS NOT NULL LIMIT 1"));
            payload = first(statement.executeQuery("SELECT payload FROM outbox_event WHERE type IN"
                    + " ('registration.RegistrationConfirmed.v1', 'registration.RegistrationAmended.v1')"
                    + " ORDER BY sequence DESC LIMIT 1"));
        }
    }

    private static String first(java.sql.ResultSet rows) throws SQLException {
        rows.next();
        return rows.getString(1);
    }

    /** Transactions a second, each connection again as soon as its last one is durable. */
    double drive(Duration duration) throws Exception {
        var done = new LongAdder();
        long end = System.nanoTime() + duration.toNanos();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var working = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                working.add(threads.submit(() -> {
                    try (var connection = stand.connect()) {
                        connection.setAutoCommit(false);
                        var confirmation = new Confirmation(connection);
                        while (System.nanoTime() < end) {
                            confirmation.make(registrations.get(next.getAndIncrement() % registrations.size()));
                            connection.commit();
                            done.increment();
                        }
                    }
                    return null;
                }));
            }
            for (var thread : working) {
                thread.get();
            }
        }
        return done.sum() / (double) duration.toSeconds();
    }

    private final class Confirmation {

        private final PreparedStatement lock;
        private final PreparedStatement establishment;
        private final PreparedStatement calendar;
        private final PreparedStatement ledger;
        private final PreparedStatement previousForm;
        private final PreparedStatement save;
        private final PreparedStatement version;
        private final PreparedStatement fact;
        private final PreparedStatement person;

        Confirmation(Connection to) throws SQLException {
            lock = to.prepareStatement(
                    "SELECT " + ROW + " FROM registration WHERE id = ? FOR NO KEY UPDATE");
            establishment = to.prepareStatement(
                    "SELECT uai, academy, finishes_registrations, name FROM establishment WHERE uai = ?");
            calendar = to.prepareStatement("SELECT * FROM calendar WHERE exam_session = ? AND academy = ?"
                    + " AND published_at IS NOT NULL ORDER BY version DESC LIMIT 1");
            ledger = to.prepareStatement("SELECT * FROM held_mark WHERE person_id = ? AND specialty = ?"
                    + " ORDER BY unit, obtained_in DESC");
            previousForm = to.prepareStatement("SELECT form FROM registration WHERE person_id = ? AND specialty = ?"
                    + " AND exam_session < ? AND form IS NOT NULL AND state <> 'CANCELLED' ORDER BY exam_session DESC LIMIT 1");
            save = to.prepareStatement("UPDATE registration SET academy = ?, category = ?, changed_at = now(),"
                    + " choices = ?::jsonb, confirmed_at = now(), created_at = now(), exam_session = ?, file_colour = 'RED',"
                    + " form = 'GLOBAL', origin = 'IMPORT', person_id = ?, repeating = false, revision = ?, specialty = ?,"
                    + " state = 'REGISTERED', uai = ?, version = ? WHERE id = ?");
            version = to.prepareStatement("INSERT INTO registration_version (registration_id, version, choices, saved_at,"
                    + " saved_by, by_candidate, reason) VALUES (?, ?, ?::jsonb, now(), ?, true, NULL)");
            fact = to.prepareStatement("INSERT INTO outbox_event (id, aggregatetype, aggregateid, type, payload, source,"
                    + " subject, time, traceparent, academy, uai) VALUES (?, 'registration.events', ?,"
                    + " 'registration.RegistrationAmended.v1', ?, '/palmares/registration', ?, ?, NULL, ?, ?)");
            person = to.prepareStatement("SELECT * FROM person WHERE id = ?");
        }

        void make(UUID id) throws SQLException {
            lock.setObject(1, id);
            UUID candidate;
            int now;
            int revision;
            try (var row = lock.executeQuery()) {
                row.next();
                candidate = row.getObject("person_id", UUID.class);
                now = row.getInt("version") + 1;
                revision = row.getInt("revision") + 1;
                row.getString("choices");
            }
            establishment.setString(1, "0440001M");
            read(establishment);
            calendar.setInt(1, 2026);
            calendar.setString(2, "17");
            read(calendar);
            ledger.setObject(1, candidate);
            ledger.setString(2, "MCO-2024");
            read(ledger);
            previousForm.setObject(1, candidate);
            previousForm.setString(2, "MCO-2024");
            previousForm.setInt(3, 2026);
            read(previousForm);
            save(id, candidate, now, revision);
            version.setObject(1, id);
            version.setInt(2, now);
            version.setString(3, choices);
            version.setString(4, candidate.toString());
            version.executeUpdate();
            fact.setObject(1, UUID.randomUUID());
            fact.setString(2, id.toString());
            fact.setString(3, payload);
            fact.setString(4, id.toString());
            fact.setString(5, java.time.Instant.now().toString());
            fact.setString(6, "17");
            fact.setString(7, "0440001M");
            fact.executeUpdate();
            person.setObject(1, candidate);
            read(person);
        }

        private void save(UUID id, UUID candidate, int now, int revision) throws SQLException {
            save.setString(1, "17");
            save.setString(2, "SCHOOL");
            save.setString(3, choices);
            save.setInt(4, 2026);
            save.setObject(5, candidate);
            save.setInt(6, revision);
            save.setString(7, "MCO-2024");
            save.setString(8, "0440001M");
            save.setInt(9, now);
            save.setObject(10, id);
            save.executeUpdate();
        }

        private static void read(PreparedStatement statement) throws SQLException {
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        }
    }
}
