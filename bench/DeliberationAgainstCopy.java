import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A deliberation of 250 000 candidates: calculated, decided under sealed minutes, its pages made and published with
 * every fact, against COPY of the very rows it wrote into the very tables, the outbox included. COPY knows no mark and
 * decides nothing: it is the most that the database can do. Debezium is away meanwhile; how long it then takes to bring
 * the facts to Kafka is told apart.
 *
 * <p>With {@code -Dcrash}: a deliberation of 10 000 whose service is killed again and again, as it opens, closes and
 * publishes, and started anew; each candidate is decided once.
 */
final class DeliberationAgainstCopy {

    private static final int ROWS = Integer.getInteger("rows", 250_000);

    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("deliberation", "id, exam_session, academy, specialty, round, jury_id, state, opened_at, opened_by,"
                + " closed_at, closed_by, minutes, minutes_sha256, candidates");
        TABLES.put("proposal", "deliberation_id, registration_id, decision, average, outcome");
        TABLES.put("decision", "id, deliberation_id, registration_id, round, decision, average, outcome, replaces,"
                + " decided_at, reason");
        TABLES.put("publication", "id, exam_session, academy, specialty, round, state, version, edition, results,"
                + " prepared_at, published_at, published_by");
        TABLES.put("published_result", "publication_id, decision_id, registration_id, round, decision, average, body,"
                + " verification_code, follow_up_type, follow_up, registration_version");
        TABLES.put("outbox_event", "id, aggregatetype, aggregateid, type, payload, source, subject, time, academy, uai");
    }

    public static void main(String[] arguments) throws Exception {
        try (var stand = new GradingStand()) {
            if (System.getProperty("crash") != null) {
                crash(stand, Integer.getInteger("rows", 10_000));
                return;
            }
            stand.examine(2_000); // warm
            deliberated(stand);
            published(stand, facts(stand));
            stand.forgetEverything();
            stand.examine(ROWS);
            double deliberating = deliberated(stand);
            var heap = stand.heap();
            System.out.printf("heap of the service: peak %d MiB, most after a collection %d MiB%n", heap[0], heap[1]);
            long facts = facts(stand);
            double publishing = published(stand, facts);
            System.out.printf(
                    "%d facts brought to Kafka by Debezium in %.1f s (%.0f/s), %.2f of the time of the deliberation%n",
                    facts, publishing, facts / publishing, publishing / deliberating);
            double copying = copied(stand);
            System.out.printf(
                    "%d candidates: deliberation %.1f s (%.0f/s), COPY of the same rows %.1f s (%.0f/s), ratio %.2f%n",
                    ROWS, deliberating, ROWS / deliberating, copying, ROWS / copying, copying / deliberating);
        }
    }

    /** Seconds for Debezium, back from an absence, to bring to Kafka what waits in the write-ahead log. */
    private static double published(GradingStand stand, long facts) throws Exception {
        long all = stand.published() + facts;
        stand.publish();
        long started = System.nanoTime();
        Patience.until(() -> stand.published() >= all);
        double seconds = (System.nanoTime() - started) / 1e9;
        stand.publishNoMore();
        return seconds;
    }

    private static long facts(GradingStand stand) throws Exception {
        return Long.parseLong(one(stand, "SELECT count(*) FROM outbox_event"));
    }

    private static double deliberated(GradingStand stand) throws Exception {
        var jury = stand.appoint();
        long started = System.nanoTime();
        var id = GradingStand.field(
                stand.call(
                        "POST", "/v1/deliberations", GradingStand.about("\"juryId\":\"" + jury + "\"")),
                "id");
        long opened = System.nanoTime();
        stand.call("PUT", "/v1/deliberations/" + id + "/closure", "{\"schoolReportsSeen\":true}");
        long closed = System.nanoTime();
        stand.call("POST", "/v1/publications", GradingStand.about("\"round\":\"FIRST\""));
        long published = System.nanoTime();
        System.out.printf(
                "  proposed %.1f s, closed and pages made %.1f s, published with facts %.1f s%n",
                (opened - started) / 1e9, (closed - opened) / 1e9, (published - closed) / 1e9);
        return (published - started) / 1e9;
    }

    /** Seconds for COPY of what the deliberation has just written, in its order, into the emptied tables. */
    private static double copied(GradingStand stand) throws Exception {
        var files = new LinkedHashMap<String, Path>();
        try (var connection = stand.connect()) {
            for (var table : TABLES.entrySet()) {
                var file = Files.createTempFile(table.getKey(), ".copy");
                try (var out = Files.newOutputStream(file)) {
                    copy(connection)
                            .copyOut("COPY (SELECT " + table.getValue() + " FROM " + table.getKey() + ") TO STDOUT", out);
                }
                files.put(table.getKey(), file);
            }
        }
        stand.run(
                "TRUNCATE deliberation, proposal, decision, publication, published_result, outbox_event CASCADE",
                "CHECKPOINT");
        try (var connection = stand.connect()) {
            long started = System.nanoTime();
            for (var file : files.entrySet()) {
                try (var in = Files.newInputStream(file.getValue())) {
                    copy(connection)
                            .copyIn("COPY " + file.getKey() + " (" + TABLES.get(file.getKey()) + ") FROM STDIN", in);
                }
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            for (var file : files.values()) {
                Files.delete(file);
            }
            return seconds;
        }
    }

    private static CopyManager copy(Connection connection) throws Exception {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Kills the service at some instant of each step until the step was answered. */
    private static void crash(GradingStand stand, int candidates) throws Exception {
        stand.examine(candidates);
        var open = GradingStand.about("\"juryId\":\"" + stand.appoint() + "\"");
        int kills = killed(stand, "POST", "/v1/deliberations", open);
        var id = one(stand, "SELECT id::text FROM deliberation");
        kills += killed(stand, "PUT", "/v1/deliberations/" + id + "/closure", "{\"schoolReportsSeen\":true}");
        kills += killed(stand, "POST", "/v1/publications", GradingStand.about("\"round\":\"FIRST\""));
        System.out.printf(
                "%d candidates, the service killed %d times: %s decisions of %s candidates, %s pages, %s facts decided,"
                        + " %s published%n",
                candidates,
                kills,
                one(stand, "SELECT count(*) FROM decision"),
                one(stand, "SELECT count(DISTINCT registration_id) FROM decision"),
                one(stand, "SELECT count(*) FROM readable_result"),
                one(stand, "SELECT count(DISTINCT aggregateid) || ' of ' || count(*) FROM outbox_event"
                        + " WHERE type = 'grading.ResultDecided.v1'"),
                one(stand, "SELECT count(*) FROM outbox_event WHERE type = 'grading.ResultsPublished.v1'"));
    }

    /** An answer that was lost is 409 when asked for again: it was done. */
    private static int killed(GradingStand stand, String method, String path, String body) throws Exception {
        for (int kills = 0; ; kills++) {
            var answer = new int[1];
            var asking = Thread.ofVirtual().start(() -> {
                try {
                    answer[0] = stand.ask(method, path, body).statusCode();
                } catch (Exception gone) {
                    answer[0] = 0;
                }
            });
            asking.join(kills >= 6 ? 600_000 : ThreadLocalRandom.current().nextInt(20, 900));
            if (answer[0] == 200 || answer[0] == 201 || answer[0] == 409) {
                return kills;
            }
            stand.kill();
            asking.join();
            stand.start();
        }
    }

    private static String one(GradingStand stand, String sql) throws Exception {
        try (var connection = stand.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
