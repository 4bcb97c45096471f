package fr.palmares.account.email;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A candidate changes the address that signs in and that is written to (A-5). */
@QuarkusTest
class EmailJourneyTest {

    private static final String CONFIRM = "Confirmez votre adresse";

    @Inject
    World world;

    @Test
    void theNewAddressCountsOnceItsLinkIsFollowedAndTheFormerOneIsTold() {
        var former = world.candidate();
        var address = freshEmail();
        String id = world.as(former, PASSWORD).get("/v1/accounts/me").path("personId");

        wants(former, address);
        var token = tokenIn(world.mail(address, CONFIRM));
        assertThat(world.signIn(former, PASSWORD))
                .as("until the link is followed")
                .isEqualTo(200);
        assertThat(world.signIn(address, PASSWORD)).isNotEqualTo(200);
        confirms(token, 204);

        world.as(address, PASSWORD).get("/v1/accounts/me").then().body("email", equalTo(address));
        assertThat(world.signIn(former, PASSWORD)).isNotEqualTo(200);
        assertThat(world.mail(former, "L’adresse de votre compte a changé")).doesNotContain(address);
        assertThat(world.facts("account.EmailChanged.v1", id))
                .singleElement()
                .satisfies(fact -> assertThat(fact.toString()).contains("17").doesNotContain("@"));
        confirms(token, 410);
    }

    @Test
    void anAddressThatSomebodyHasIsAnsweredAlikeAndItsOwnerIsTold() {
        var owner = world.candidate();
        var other = world.candidate();

        wants(other, owner);

        assertThat(world.mail(owner, "Vous avez déjà un compte Palmarès")).doesNotContain("token=");
        assertThat(world.signIn(owner, PASSWORD)).isEqualTo(200);
        assertThat(world.signIn(other, PASSWORD)).isEqualTo(200);
    }

    @Test
    void askingForYetAnotherAddressEndsTheFirstLink() {
        var former = world.candidate();
        var first = freshEmail();
        var second = freshEmail();
        wants(former, first);
        var toFirst = tokenIn(world.mail(first, CONFIRM));

        wants(former, second);
        var toSecond = tokenIn(world.mail(second, CONFIRM));

        confirms(toFirst, 410);
        confirms(toSecond, 204);
        assertThat(world.signIn(second, PASSWORD)).isEqualTo(200);
    }

    @Test
    void whoProvesTheAddressFirstHasIt() {
        var slow = world.candidate();
        var quick = world.candidate();
        var address = freshEmail();
        wants(slow, address);
        var slowly = tokenIn(world.mail(address, CONFIRM));
        wants(quick, address);
        var quickly = await().atMost(World.PATIENCE)
                .until(() -> tokenIn(world.mail(address, CONFIRM)), token -> !token.equals(slowly));

        confirms(quickly, 204);

        confirms(slowly, 410);
        world.as(address, PASSWORD).get("/v1/accounts/me").then().statusCode(200);
        assertThat(world.signIn(slow, PASSWORD)).isEqualTo(200);
    }

    private void wants(String email, String address) {
        world.as(email, PASSWORD)
                .body(Map.of("email", address))
                .put("/v1/accounts/me/email")
                .then()
                .statusCode(202);
    }

    private static void confirms(String token, int status) {
        json().body(Map.of("token", token))
                .post("/v1/email-confirmations")
                .then()
                .statusCode(status);
    }
}
