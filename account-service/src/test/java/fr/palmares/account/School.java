package fr.palmares.account;

import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestKafka;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A school's import, as registration-service tells it. */
@ApplicationScoped
public class School {

    public static final String LOGIN = "lycee-0440001M";
    public static final String UAI = "0440001M";

    private final World world;
    private final TestKafka kafka = TestKafka.ofThisRun();

    School(World world) {
        this.world = world;
    }

    public void isInTheDirectory() {
        world.as("administrateur")
                .body(Map.of("name", "Lycée Jules-Verne", "type", "LYCEE", "academy", "17"))
                .put("/v1/establishments/" + UAI)
                .then()
                .statusCode(200);
    }

    /** A candidate whom this service knows from now on. */
    public UUID imports(int session) {
        var person = UUID.randomUUID();
        imports(person, "Dupont");
        tells(person, session, "registration.RegistrationImported.v1");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        world.count("person p JOIN enrolment e ON e.person_id = p.id WHERE p.id = ?1", person) == 1);
        return person;
    }

    public void imports(UUID person, String familyName) {
        kafka.send(
                "registration.people",
                person.toString(),
                "registration.ImportedPerson.v1",
                UUID.randomUUID(),
                """
                {"personId":"%s","familyName":"%s","givenNames":"Nina, Jeanne","birthDate":"2004-03-17",
                 "birthplace":"Nantes","academy":"17","uai":"0440001M"}""".formatted(person, familyName));
    }

    /** Registration ids follow from the person, so that several facts are about the same registration. */
    public void tells(UUID person, int session, String type) {
        var registration =
                UUID.nameUUIDFromBytes((person + ":" + session).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        kafka.send("registration.events", registration.toString(), type, UUID.randomUUID(), """
                {"registrationId":"%s","personId":"%s","examSession":%d,"academy":"17","uai":"0440001M",
                 "specialty":"MCO-2024","category":"SCHOOL"}""".formatted(
                        registration, person, session));
    }

    public String generates(int session) {
        String id = world.as(LOGIN)
                .body(Map.of("examSession", session, "all", false))
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        world.count("account_generation WHERE id = ?1 AND state = 'DONE'", UUID.fromString(id)) == 1);
        return id;
    }
}
