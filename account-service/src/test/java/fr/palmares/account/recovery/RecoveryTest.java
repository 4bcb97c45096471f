package fr.palmares.account.recovery;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecoveryTest {

    private static final String RECOVERY = "Reprenez possession de votre compte";
    private static final String NEXT = "celui-du-proprietaire";

    @Inject
    World world;

    @Test
    void theExamOfficeGivesAnAccountBackToItsOwner() {
        var lost = world.candidate();
        var person = person(lost);
        var found = freshEmail();

        recovery("dec-nantes", person, found).statusCode(202);

        assertThat(world.signIn(lost, PASSWORD)).as("whoever took it is out").isNotEqualTo(200);
        world.mail(lost, "Votre mot de passe a changé");
        var token = tokenIn(world.mail(found, RECOVERY));
        json().body(Map.of("token", token, "password", NEXT))
                .post("/v1/account-recoveries")
                .then()
                .statusCode(204);
        world.as(found, NEXT)
                .get("/v1/accounts/me")
                .then()
                .body("personId", equalTo(person))
                .body("email", equalTo(found))
                .body("emailProven", equalTo(true));
        world.mail(lost, "L’adresse de votre compte a changé");
        assertThat(world.facts("account.EmailChanged.v1", person)).hasSize(1);
        assertThat(world.facts("account.Person.v1", person).getLast()).containsEntry("email", found);
        assertThat(world.count("audit_entry WHERE action = 'account.recovery' AND subject = ?1", person))
                .isEqualTo(1);
        json().body(Map.of("token", token, "password", NEXT))
                .post("/v1/account-recoveries")
                .then()
                .statusCode(410);
    }

    @Test
    void anotherOfficeOrASchoolCannot() {
        var email = world.candidate();
        var person = person(email);
        world.change("UPDATE person SET academy = '28' WHERE email = ?1", email);

        recovery("dec-nantes", person, freshEmail()).statusCode(404);
        recovery("lycee-0440001M", person, freshEmail()).statusCode(403);

        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    @Test
    void anAddressOfSomebodyElseIsRefusedAndSoIsAWrongOne() {
        var email = world.candidate();
        var person = person(email);

        recovery("dec-nantes", person, world.candidate()).statusCode(409).body("type", equalTo("/problems/email-used"));
        world.as("dec-nantes")
                .body(Map.of("email", "nina@yopmail.com", "reason", " "))
                .post("/v1/people/" + person + "/account-recoveries")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/email", "/reason"));

        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    private String person(String email) {
        return world.as(email, PASSWORD).get("/v1/accounts/me").path("personId");
    }

    private ValidatableResponse recovery(String who, String person, String email) {
        return world.as(who)
                .body(Map.of("email", email, "reason", "Boîte perdue ; identité vérifiée au guichet."))
                .post("/v1/people/" + person + "/account-recoveries")
                .then();
    }
}
