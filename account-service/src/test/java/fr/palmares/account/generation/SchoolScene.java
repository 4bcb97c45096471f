package fr.palmares.account.generation;

import static fr.palmares.account.World.json;
import static org.awaitility.Awaitility.await;

import fr.palmares.account.World;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.backends.TestKafka;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A school with candidates of an exam session of their own, as registration-service tells them. */
abstract class SchoolScene {

    static final String SCHOOL = "lycee-0440001M";
    static final String UAI = "0440001M";
    static final String PASSWORD = "correct-cheval-pile-agrafe";

    /** Each test has an exam session of its own, and thereby candidates of its own. */
    private static int lastSession = 2030;

    @Inject
    World world;

    @Inject
    Accounts accounts;

    @Inject
    OneTimeCodes codes;

    @Inject
    GenerationRound round;

    final TestKafka kafka = TestKafka.ofThisRun();
    int session;

    @BeforeEach
    void aSchoolIsInTheDirectory() {
        session = lastSession++;
        world.as("administrateur")
                .body(Map.of("name", "Lycée Jules-Verne", "type", "LYCEE", "academy", "17"))
                .put("/v1/establishments/" + UAI)
                .then()
                .statusCode(200);
    }

    void signIn(Account.Created account, String password, int status) {
        signIn(account, codes.of(account).printed(), password, status);
    }

    static void signIn(Account.Created account, String code, String password, int status) {
        json().body(Map.of("identifier", account.identifier(), "code", code, "password", password))
                .post("/v1/first-logins")
                .then()
                .statusCode(status);
    }

    String generate(String key) {
        return world.as(SCHOOL)
                .header("Idempotency-Key", key)
                .body(Map.of("examSession", session, "all", false))
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    void settings(String who) {
        world.as(SCHOOL)
                .body(Map.of("finishesRegistrations", who, "uploads", "CANDIDATE", "specialties", List.of()))
                .put("/v1/establishments/" + UAI + "/settings")
                .then()
                .statusCode(200);
    }

    void calendar(String closes) {
        kafka.send(
                "registration.events",
                session + "-17",
                "registration.CalendarPublished.v1",
                UUID.randomUUID(),
                """
                {"examSession":%d,"academy":"17","version":1,"registrationCloses":"%s"}""".formatted(session, closes));
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "calendar WHERE exam_session = ?1 AND closes_at = CAST(?2 AS timestamptz)",
                                session,
                                closes)
                        == 1);
    }

    Account.Created createdAccount() {
        var person = imported(1).getFirst();
        awaitDone(generate(false));
        return created(person);
    }

    Account.Created created(UUID person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Account.Created) accounts.find(person).orElseThrow());
    }

    String elsewhere(String id) {
        world.change("INSERT INTO establishment (uai, name, type, academy) VALUES ('9740001H', 'Lycée Roland-Garros',"
                + " 'LYCEE', '28') ON CONFLICT DO NOTHING");
        return id;
    }

    String generate(boolean all) {
        return world.as(SCHOOL)
                .body(Map.of("examSession", session, "all", all))
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    void awaitDone(String id) {
        await().atMost(World.PATIENCE)
                .until(() ->
                        world.count("account_generation WHERE id = ?1 AND state = 'DONE'", UUID.fromString(id)) == 1);
    }

    List<UUID> imported(int count) {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < count; i++) {
            var id = UUID.randomUUID();
            ids.add(id);
            tell(id, person(id, i % 2 == 0 ? "Dupont" : "Lefèvre-Œuvrard"));
            enrol(id);
        }
        awaitPeople(ids);
        return ids;
    }

    void tell(UUID person, String data) {
        kafka.send("registration.people", person.toString(), "registration.ImportedPerson.v1", UUID.randomUUID(), data);
    }

    void awaitPeople(List<UUID> ids) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ids.stream()
                        .allMatch(
                                id -> world.count("person p JOIN enrolment e ON e.person_id = p.id WHERE p.id = ?1", id)
                                        == 1));
    }

    void enrol(UUID person) {
        var registration = UUID.randomUUID();
        kafka.send(
                "registration.events",
                registration.toString(),
                "registration.RegistrationImported.v1",
                UUID.randomUUID(),
                """
                {"registrationId":"%s","personId":"%s","examSession":%d,"academy":"17","uai":"0440001M",
                 "specialty":"MCO-2024","category":"SCHOOL","state":"PRE_REGISTERED"}""".formatted(registration, person, session));
    }

    static String person(UUID id, String name) {
        return """
                {"personId":"%s","familyName":"%s","givenNames":"Nina, Jeanne","birthDate":"2004-03-17",
                 "birthplace":"Nantes","academy":"17","uai":"0440001M"}""".formatted(id, name);
    }
}
