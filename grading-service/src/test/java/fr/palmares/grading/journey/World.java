package fr.palmares.grading.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Person;
import fr.palmares.grading.examfile.Specialty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The other services, as far as grading sees them: they speak through Kafka alone. */
@ApplicationScoped
public class World {

    static final String ACADEMY = "17";
    static final Path EVENTS = Path.of("..", "openapi", "events", "grading");
    private static final AtomicInteger VERSIONS = new AtomicInteger(1000);
    private static final ObjectMapper JSON = new ObjectMapper();

    record Candidate(UUID registration, UUID person) {
        String token() {
            return TestTokens.of("candidate").person(person).token();
        }
    }

    private final EntityManager database;

    World(EntityManager database) {
        this.database = database;
    }

    static String examOffice() {
        return TestTokens.of("exam-office")
                .academies(ACADEMY)
                .subject("agent-17")
                .token();
    }

    /** Three general units and a professional one, and an optional language. */
    void publishSpecialty(String id) {
        publishSpecialty(id, "");
    }

    /** @param lead the academy that leads it; empty for none */
    void publishSpecialty(String id, String lead) {
        var units = new StringBuilder();
        for (var unit : List.of("U1", "U2", "U3", "U5")) {
            units.append("""
                    {"unit":"%s","test":"E","title":"Unité %s","coefficient":"%s","optional":false,"domain":"%s",
                     "form":"ponctuelle écrite","catchUpEligible":%s},""".formatted(
                            unit,
                            unit,
                            unit.equals("U5") ? "3" : "1",
                            unit.equals("U5") ? "PROFESSIONAL" : "GENERAL",
                            !unit.equals("U5")));
        }
        send(id, "registration.SpecialtyPublished.v1", """
                {"examSession":2026,"id":"%s","acronym":"TST","title":"Spécialité de test","verified":true,
                 %s "units":[%s {"unit":"UF1","test":"EF1","title":"Langue facultative","coefficient":null,"optional":true}]}
                """.formatted(
                        id, lead.isEmpty() ? "" : "\"leadAcademy\":\"" + lead + "\",", units));
        until(() -> Specialty.of(2026, id).isPresent());
    }

    /** Each one newer than all before, whichever test asks. */
    void publishCalendar(Instant embargo) {
        var version = VERSIONS.incrementAndGet();
        send("2026-17", "registration.CalendarPublished.v1", """
                {"examSession":2026,"academy":"17","version":%d,"zone":"Europe/Paris","resultsEmbargo":"%s"}""".formatted(version, embargo));
        until(() -> ExamCalendar.of(2026, ACADEMY)
                .filter(calendar -> calendar.version >= version)
                .isPresent());
    }

    Candidate validate(String specialty, String form, String units) {
        var candidate = new Candidate(UUID.randomUUID(), UUID.randomUUID());
        send(candidate.registration().toString(), "registration.RegistrationValidated.v1", """
                {"registrationId":"%s","personId":"%s","examSession":2026,"academy":"17","uai":"0440001M",
                 "specialty":"%s","category":"CONTINUING_TRAINING","form":"%s","version":1,"repeating":false,
                 "languages":{"a":"ANGLAIS"},"units":[%s],"optionalUnits":[],"waivedUnits":[],
                 "consents":{"press":true,"localAuthorities":true},"situation":{},"at":"2026-01-10T09:00:00Z"}""".formatted(
                        candidate.registration(), candidate.person(), specialty, form, units));
        until(() -> ExamFile.findByIdOptional(candidate.registration()).isPresent());
        return candidate;
    }

    void name(UUID person, String familyName, String givenNames) {
        try (var kafka = TestKafka.ofThisRun()) {
            kafka.send(
                    "account.people",
                    person.toString(),
                    "account.Person.v1",
                    UUID.randomUUID(),
                    "{\"personId\":\"%s\",\"familyName\":\"%s\",\"givenNames\":\"%s\",\"address\":{\"street\":\"3 rue Haute\",\"postalCode\":\"44000\",\"city\":\"Nantes\"},\"account\":\"ACTIVE\"}"
                            .formatted(person, familyName, givenNames));
        }
        until(() -> Person.findByIdOptional(person).isPresent());
    }

    void send(String key, String type, String json) {
        try (var kafka = TestKafka.ofThisRun()) {
            kafka.send("registration.events", key, type, UUID.randomUUID(), json);
        }
    }

    void until(BooleanSupplier holds) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> QuarkusTransaction.requiringNew().call(holds::getAsBoolean));
    }

    List<String> factsOf(UUID registration) {
        return rows(
                "SELECT type FROM outbox_event WHERE aggregateid = '" + registration + "' ORDER BY sequence", "type");
    }

    List<String> facts(String type, String specialty) {
        return rows(
                "SELECT payload FROM outbox_event WHERE type = '" + type + "' AND payload LIKE '%\"" + specialty
                        + "\"%' ORDER BY sequence",
                "payload");
    }

    /** What was really written against what other services were promised. */
    void everyFactIsAsItsSchemaSays() {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT type, payload FROM outbox_event", Tuple.class)
                        .getResultList());
        assertThat(rows).isNotEmpty();
        for (var row : rows) {
            var fact = (Tuple) row;
            var type = fact.get("type", String.class);
            assertThat(errors(type, fact.get("payload", String.class))).as(type).isEmpty();
        }
    }

    static List<String> errors(String type, String json) {
        try {
            var name = type.substring("grading.".length()) + ".schema.json";
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(Files.readString(EVENTS.resolve(name))));
            JsonNode data = JSON.readTree(json);
            return schema.validate(data).stream().map(Object::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> rows(String sql, String column) {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql, Tuple.class).getResultList());
        return rows.stream().map(row -> ((Tuple) row).get(column, String.class)).toList();
    }
}
