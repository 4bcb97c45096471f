package fr.palmares.local.demo;

import fr.palmares.backends.EveryTable;
import fr.palmares.backends.Home;
import fr.palmares.backends.Postgres;
import fr.palmares.backends.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A candidate of the demo, looked for in every database, bucket and topic of the stack. */
public final class ErasedCandidate {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final List<String> DATABASES =
            List.of("account", "registration", "documents", "grading", "notification", "keycloak");
    private static final List<String> PEOPLE = List.of("account.people", "registration.people");
    private static final List<String> FACTS = List.of(
            "account.events", "registration.events", "documents.events", "grading.events", "notification.events");

    private final String name;
    private final Postgres postgres;
    private final Path store;
    private final String kafka;
    private final String person;
    private final List<String> objects;

    /** @param name that nobody else in the demo has */
    public ErasedCandidate(String name, Home home, int postgresPort, int kafkaPort) throws SQLException {
        this.name = name;
        this.postgres = new Postgres(home, postgresPort);
        this.store = home.data("s3");
        this.kafka = "localhost:" + kafkaPort;
        this.person = texts("account", "SELECT id FROM person WHERE family_name = ?", name)
                .getFirst();
        this.objects = texts("documents", """
                SELECT object_key FROM document WHERE CAST(person_id AS text) = ? AND object_key IS NOT NULL
                UNION SELECT u.object_key FROM upload u JOIN candidate_file f USING (registration_id)
                WHERE CAST(f.person_id AS text) = ? AND u.object_key IS NOT NULL""", person, person);
    }

    /** As if the last registration were older than marks can be kept. */
    public void isOlderThanTheRetention() throws SQLException {
        texts(
                "account",
                "UPDATE enrolment SET exam_session = 2000 WHERE CAST(person_id AS text) = ? RETURNING 1",
                person);
    }

    /** The tables of each database that know the name. */
    public Map<String, List<String>> tables() throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        for (var database : DATABASES) {
            try (var connection = postgres.administer(database)) {
                var knowing = EveryTable.knowing(name, connection);
                if (!knowing.isEmpty()) {
                    tables.put(database, knowing);
                }
            }
        }
        return tables;
    }

    /** The same when nobody knows the name any more, or when patience has an end. */
    public Map<String, List<String>> tablesInTheEnd() throws SQLException {
        var deadline = Instant.now().plus(PATIENCE);
        var tables = tables();
        while (!tables.isEmpty() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            tables = tables();
        }
        return tables;
    }

    /** Pieces and documents of this candidate that lie in a bucket. */
    public List<Path> files() throws IOException {
        try (var files = Files.walk(store)) {
            return files.filter(file -> objects.stream().anyMatch(file::endsWith))
                    .toList();
        }
    }

    /** The topics whose last word about this candidate is not a tombstone, and those of facts that hold the name. */
    public List<String> topics() {
        try (var topics = new TestKafka(kafka)) {
            var people = PEOPLE.stream()
                    .filter(topic -> topics.read(topic).stream()
                            .filter(record -> person.equals(record.key()))
                            .reduce((_, last) -> last)
                            .filter(last -> last.value() != null)
                            .isPresent());
            var facts = FACTS.stream()
                    .filter(topic -> topics.read(topic).stream()
                            .anyMatch(record ->
                                    record.value() != null && record.value().contains(name)));
            return Stream.concat(people, facts).collect(Collectors.toCollection(TreeSet::new)).stream()
                    .toList();
        }
    }

    private List<String> texts(String database, String sql, String... values) throws SQLException {
        try (var connection = postgres.administer(database);
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            var rows = statement.executeQuery();
            var texts = Stream.<String>builder();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts.build().toList();
        }
    }
}
