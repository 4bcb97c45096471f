package fr.palmares.backends;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How every service answers for the people it knows: its part of somebody's archive, and nothing after an erasure. */
public abstract class RightOfAccessRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    protected final TestKafka kafka = TestKafka.ofThisRun();

    private final String service;
    private final String people;
    private final String key;
    private final Set<String> untold;

    /**
     * @param people the table of people, and the name they are told under
     * @param key its column
     * @param untold the tables that are left out of the archive
     */
    protected RightOfAccessRules(String service, String people, String key, Set<String> untold) {
        this.service = service;
        this.people = people;
        this.key = key;
        this.untold = Set.copyOf(untold);
    }

    protected abstract DataSource database();

    @AfterEach
    void hangUp() {
        kafka.close();
    }

    @Test
    void whatIsKeptAboutSomebodyIsAnsweredUnderASignedAddress() throws IOException {
        var person = known("Lefèvre");
        var other = known("Autrui");

        var part = given().get(path(asked(person)))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(JSON.readTree(part).get(people).toString())
                .contains("Lefèvre", person.id().toString());
        assertThat(new String(part, StandardCharsets.UTF_8))
                .doesNotContain(other.id().toString());
    }

    @Test
    void whoIsErasedLeavesNoPartAndNoTableThatKnowsTheName() {
        var name = "Dupont-" + UUID.randomUUID();
        var person = known(name);
        var part = path(asked(person));
        assertThat(EveryTable.knowing(name, database())).contains(people, "personal_data_part");

        person.isErased();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(EveryTable.knowing(name, database())).isEmpty());
        given().get(part).then().statusCode(404);
        given().get(path(asked(person)))
                .then()
                .statusCode(200)
                .body(not(containsString(name)), not(containsString("nina@example.org")));
    }

    @Test
    void whatIsLeftOutExists() {
        assertThat(untold)
                .allSatisfy(table -> assertThat(
                                texts("SELECT relname FROM pg_class WHERE relname = ? AND relkind = 'r'", table))
                        .as(table)
                        .hasSize(1));
    }

    /** Somebody whom the service knows by now. */
    protected final Somebody known(String familyName) {
        var person = Somebody.called(familyName, kafka);
        await().atMost(PATIENCE).until(() -> isKnown(person));
        return person;
    }

    private boolean isKnown(Somebody person) {
        var rows = texts(
                "SELECT 'known' FROM " + people + " WHERE CAST(" + key + " AS text) = ?",
                person.id().toString());
        return !rows.isEmpty();
    }

    /** What the service answers to whoever asks for their data. */
    protected final JsonNode asked(Somebody person) {
        var export = person.asksForTheirData().toString();
        await().atMost(PATIENCE).until(() -> answers(person, export).size() == 1);
        try {
            return JSON.readTree(answers(person, export).getFirst());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Where the answer leads to, on the service under test. */
    protected static String path(JsonNode answer) {
        var url = answer.get("url").asText();
        return url.substring(url.indexOf("/v1"));
    }

    private List<String> answers(Somebody person, String export) {
        return texts(
                "SELECT payload FROM outbox_event WHERE type = ? AND aggregateid = ? AND strpos(payload, ?) > 0",
                service + ".PersonalDataExported.v1",
                person.id().toString(),
                export);
    }

    /** The first column of what the database answers. */
    protected final List<String> texts(String sql, String... values) {
        try (var connection = database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            var rows = statement.executeQuery();
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
