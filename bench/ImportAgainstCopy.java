import fr.palmares.backends.TestTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * A school's file of 250 000 candidates, taken in by the service, against COPY of the very rows it wrote into the very
 * tables, the outbox included. COPY reads no file of a school, recognises nobody and reports no line: it is the most
 * that the database can do.
 */
final class ImportAgainstCopy {

    private static final int ROWS = Integer.getInteger("rows", 250_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    private static final String UAI = "0440001M";

    /** What the import writes; the server fills the columns that are left out, as it does for the import. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>(Map.of(
            "person",
                    "id, family_name, usage_name, given_names, birth_date, birthplace, ine, postal_code, identity_key,"
                            + " family_key, usage_key, given_key",
            "registration",
                    "id, person_id, exam_session, academy, uai, specialty, category, repeating, origin, state, created_at,"
                            + " changed_at",
            "outbox_event", "id, aggregatetype, aggregateid, type, payload, source, subject, time, academy, uai",
            "import_line", "import_id, line, position, outcome, registration_id, \"column\", value, why"));

    public static void main(String[] arguments) throws Exception {
        try (var stand = new Stand()) {
            stand.open();
            imported(stand, 2_000); // warm
            var ratios = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                empty(stand);
                double importing = imported(stand, ROWS);
                double copying = copied(stand);
                ratios.add(copying / importing);
                System.out.printf(
                        "%d rows: import %.1f s (%.0f rows/s), COPY of the same rows %.1f s (%.0f rows/s), ratio %.2f%n",
                        ROWS, importing, ROWS / importing, copying, ROWS / copying, copying / importing);
            }
            var heap = stand.heap();
            System.out.printf("heap of the service: peak %d MiB, most after a collection %d MiB%n", heap[0], heap[1]);
            System.out.printf(
                    "import / COPY, median of %d: %.2f%n", ROUNDS, ratios.stream().sorted().toList().get(ROUNDS / 2));
        }
    }

    /** Seconds from the first byte sent to the last line committed. */
    private static double imported(Stand stand, int rows) throws Exception {
        var file = file(rows);
        var token = TestTokens.of("establishment").uai(UAI).token();
        settle(stand);
        long started = System.nanoTime();
        var answer =
                stand.call("POST", "/v1/imports?examSession=2026&uai=" + UAI, token, "text/csv", file).body();
        var id = field(answer, "id");
        var state = "";
        while (!state.equals("DONE")) {
            Thread.sleep(50);
            answer = stand.call("GET", "/v1/imports/" + id, token, "application/json", new byte[0]).body();
            state = field(answer, "state");
            if (state.equals("REFUSED")) {
                throw new IllegalStateException(answer);
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!answer.contains("\"created\":" + rows + ",")) {
            throw new IllegalStateException(answer);
        }
        return seconds;
    }

    private static byte[] file(int rows) {
        var text = new StringBuilder(rows * 110);
        text.append("ine;nom_famille;nom_usage;prenoms;date_naissance;commune_naissance;email;adresse;code_postal;ville;"
                + "categorie;specialite\n");
        var names = List.of("MARTIN", "BERNARD", "DUBOIS", "N’GUYEN", "LE GOFF", "PÉREZ", "D’ALMEIDA", "SAINT-CLAIR");
        for (int i = 0; i < rows; i++) {
            text.append("%09dAA;%s %d;;Camille Zoé;%02d/%02d/200%d;Nantes %d;c%d@exemple.fr;%d rue des Lilas;44%03d;Nantes;SCOLAIRE;MCO-2024%n"
                    .formatted(i, names.get(i % 8), i, i % 28 + 1, i % 12 + 1, i % 6, i % 997, i, i % 300, i % 1000));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException(json);
        }
        return found.group(1);
    }

    private static void empty(Stand stand) throws Exception {
        try (var connection = stand.administer();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE import_line, import_part, import_job, duplicate_suspicion, registration_version,"
                    + " registration, person, outbox_event CASCADE");
        }
    }

    private static void settle(Stand stand) throws Exception {
        try (var connection = stand.administer();
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** Seconds for COPY of what the import has just written, in its order, into the emptied tables. */
    private static double copied(Stand stand) throws Exception {
        var files = new LinkedHashMap<String, Path>();
        try (var connection = stand.connect()) {
            for (var table : List.of("person", "registration", "outbox_event", "import_line")) {
                var file = Files.createTempFile(table, ".copy");
                try (var out = Files.newOutputStream(file)) {
                    copy(connection).copyOut("COPY " + table + " (" + TABLES.get(table) + ") TO STDOUT", out);
                }
                files.put(table, file);
            }
        }
        try (var connection = stand.administer();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE import_line, registration, person, outbox_event, duplicate_suspicion,"
                    + " registration_version CASCADE");
        }
        settle(stand);
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

    private static org.postgresql.copy.CopyManager copy(Connection connection) throws Exception {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
