package fr.palmares.account.password;

import static fr.palmares.account.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.account.Browser;
import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordJourneyTest {

    private static final String NEXT = "un-autre-mot-de-passe";

    @Inject
    World world;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String realm;

    @Test
    void whoIsSignedInChangesThePasswordAndEveryOpenSessionEnds() {
        var email = world.candidate();
        var browser = new Browser(realm);
        browser.signsIn(email, PASSWORD);
        assertThat(browser.opens(Map.of()).isBack()).isTrue();

        change(email, PASSWORD, NEXT).then().statusCode(204);

        assertThat(browser.opens(Map.of()).isBack()).isFalse();
        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        assertThat(world.signIn(email, NEXT)).isEqualTo(200);
        world.mail(email, "Votre mot de passe a changé");
    }

    @Test
    void aTokenAloneIsNotEnough() {
        var email = world.candidate();

        change(email, "pas-le-bon-mot-de-passe", NEXT)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/present-password-wrong"))
                .body("errors[0].pointer", equalTo("/currentPassword"));

        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    @Test
    void thePolicyHoldsHereToo() {
        var email = world.candidate();

        change(email, PASSWORD, "onzelettres").then().statusCode(422).body("errors[0].pointer", equalTo("/password"));
        change(email, PASSWORD, email).then().statusCode(422).body("errors[0].pointer", equalTo("/password"));
        change(email, PASSWORD, "douzelettres").then().statusCode(204);
    }

    @Test
    void guessingLocksTheOneAccountForAWhileAndNobodyElse() {
        var guessed = world.candidate();
        var neighbour = world.candidate();

        for (var guess = 0; guess < 9; guess++) {
            assertThat(world.signIn(guessed, "essai-numero-" + guess)).isNotEqualTo(200);
        }

        assertThat(world.signIn(guessed, PASSWORD))
                .as("locked, even with the right one")
                .isNotEqualTo(200);
        assertThat(world.signIn(neighbour, PASSWORD))
                .as("from the same address")
                .isEqualTo(200);
    }

    private io.restassured.response.Response change(String email, String present, String next) {
        return world.as(email, PASSWORD)
                .body(Map.of("currentPassword", present, "password", next))
                .put("/v1/accounts/me/password");
    }
}
