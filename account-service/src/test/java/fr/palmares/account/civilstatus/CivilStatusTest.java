package fr.palmares.account.civilstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.palmares.account.School;
import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CivilStatusTest {

    private static final int SESSION = 2091;

    @Inject
    World world;

    @Inject
    School school;

    private UUID person;

    @BeforeEach
    void somebodyIsImported() {
        school.isInTheDirectory();
        person = school.imports(SESSION);
    }

    @Test
    void theSchoolCorrectsWhatItImportedUntilARegistrationIsConfirmed() {
        var etag = etag(School.LOGIN);

        world.as(School.LOGIN)
                .header("If-Match", etag)
                .body(status("Dupond"))
                .put(path() + "/civil-status")
                .then()
                .statusCode(200)
                .body("familyName", equalTo("Dupond"));
        confirmed();

        world.as(School.LOGIN)
                .header("If-Match", etag(School.LOGIN))
                .body(status("Durand"))
                .put(path() + "/civil-status")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/identity-locked"));
    }

    @Test
    void theExamOfficeMayLaterAndEverybodyIsTold() {
        confirmed();

        world.as("dec-nantes")
                .header("If-Match", etag("dec-nantes"))
                .body(status("Dupond"))
                .put(path() + "/civil-status")
                .then()
                .statusCode(200);

        assertThat(world.facts("account.IdentityChanged.v1", person.toString()))
                .singleElement()
                .satisfies(fact -> assertThat(fact).containsEntry("reason", "Au vu de la pièce d’identité."));
        assertThat(world.facts("account.Person.v1", person.toString()).getLast())
                .containsEntry("familyName", "Dupond");
        assertThat(world.count(
                        "audit_entry WHERE action = 'person.identity-changed' AND subject = ?1", person.toString()))
                .isEqualTo(1);
    }

    @Test
    void anImportAfterConfirmationLeavesTheCivilStatusAlone() {
        confirmed();

        school.imports(person, "Autre");
        var next = school.imports(SESSION);

        assertThat(world.count("person WHERE id = ?1", next)).isEqualTo(1);
        assertThat(world.count("person WHERE id = ?1 AND family_name = 'Dupont'", person))
                .isEqualTo(1);
    }

    @Test
    void aChangeNeedsTheVersionAndNamesWhatIsWrong() {
        world.as("dec-nantes")
                .body(status("Dupond"))
                .put(path() + "/civil-status")
                .then()
                .statusCode(428);
        world.as("dec-nantes")
                .header("If-Match", "\"99\"")
                .body(status("Dupond"))
                .put(path() + "/civil-status")
                .then()
                .statusCode(412);
        var wrong = status("Du\u202epont");
        wrong.put("reason", " ");
        world.as("dec-nantes")
                .header("If-Match", etag("dec-nantes"))
                .body(wrong)
                .put(path() + "/civil-status")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/familyName", "/reason"));
    }

    @Test
    void anotherAcademyDoesNotSeeThePerson() {
        world.change("UPDATE person SET academy = '28' WHERE id = ?1", person);

        world.as("dec-nantes").get(path()).then().statusCode(404);
        world.as("administrateur").get(path()).then().statusCode(403);
    }

    private void confirmed() {
        school.tells(person, SESSION, "registration.RegistrationConfirmed.v1");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.count("enrolment WHERE person_id = ?1 AND confirmed", person) == 1);
    }

    private String etag(String who) {
        return world.as(who).get(path()).then().statusCode(200).extract().header("ETag");
    }

    private String path() {
        return "/v1/people/" + person;
    }

    private static Map<String, Object> status(String familyName) {
        return new HashMap<>(Map.of(
                "familyName", familyName,
                "givenNames", "Nina, Jeanne",
                "birthDate", "2004-03-17",
                "birthplace", "Nantes",
                "reason", "Au vu de la pièce d’identité."));
    }
}
