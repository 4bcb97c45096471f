package fr.palmares.account.generation;

import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.account.World;
import fr.palmares.account.person.domain.Account;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirstLoginTest extends SchoolScene {

    @Test
    void aWrongCodeAndAnUnknownIdentifierAreAnsweredAlikeAndFiveTimesOnly() {
        var account = createdAccount();
        var wrong = Map.of("identifier", account.identifier(), "code", "2222-2222", "password", PASSWORD);
        var unknown = Map.of("identifier", "x.nobody-2222", "code", "2222-2222", "password", PASSWORD);

        var first = json().body(wrong)
                .post("/v1/first-logins")
                .then()
                .statusCode(401)
                .extract();
        var other = json().body(unknown)
                .post("/v1/first-logins")
                .then()
                .statusCode(401)
                .extract();
        assertThat(first.asString()).isEqualTo(other.asString());
        for (var i = 0; i < 4; i++) {
            json().body(wrong).post("/v1/first-logins").then().statusCode(401);
        }

        json().body(Map.of(
                        "identifier", account.identifier(),
                        "code", codes.of(account).printed(),
                        "password", PASSWORD))
                .post("/v1/first-logins")
                .then()
                .statusCode(429)
                .header("Retry-After", "900");
    }

    @Test
    void aClassOfThirtyFiveBehindOneAddressSignsInAtTheSameTimeTyposIncluded() throws Exception {
        var people = imported(35);
        awaitDone(generate(false));
        try (var pupils = Executors.newFixedThreadPool(8)) {
            var lesson = people.stream()
                    .map(this::created)
                    .map(account -> pupils.submit(() -> {
                        signIn(account, "2222-2222", PASSWORD, 401);
                        signIn(account, PASSWORD, 204);
                        assertThat(world.signIn(account.identifier(), "une-faute-de-frappe"))
                                .isNotEqualTo(200);
                        await().atMost(World.PATIENCE).until(() -> world.signIn(account.identifier(), PASSWORD) == 200);
                        return account.identifier();
                    }))
                    .toList();
            for (var pupil : lesson) {
                assertThat(pupil.get()).isNotEmpty();
            }
        }
    }

    @Test
    void aPasswordThatThePolicyRefusesLeavesTheCodeGood() {
        var account = createdAccount();
        var code = codes.of(account).printed();

        json().body(Map.of("identifier", account.identifier(), "code", code, "password", "court"))
                .post("/v1/first-logins")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/password"));

        json().body(Map.of("identifier", account.identifier(), "code", code, "password", PASSWORD))
                .post("/v1/first-logins")
                .then()
                .statusCode(204);
        json().body(Map.of("identifier", account.identifier(), "code", code, "password", PASSWORD))
                .post("/v1/first-logins")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-already-active"));
    }

    @Test
    void theAddressGivenAtFirstLoginCountsOnceItsLinkIsFollowed() {
        var account = createdAccount();
        var email = freshEmail();

        signInGiving(account, email);
        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        confirms(email);

        world.as(email, PASSWORD)
                .get("/v1/accounts/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("emailProven", equalTo(true));
    }

    @Test
    void aForgottenPasswordIsReplacedByALink() {
        var account = createdAccount();
        var email = freshEmail();
        signInGiving(account, email);
        confirms(email);

        json().body(Map.of("email", email)).post("/v1/password-resets").then().statusCode(202);
        json().body(Map.of("email", freshEmail()))
                .post("/v1/password-resets")
                .then()
                .statusCode(202);
        var token = tokenIn(world.mail(email, "Choisissez un nouveau mot de passe"));
        var chosen = Map.of("token", token, "password", "un-autre-mot-de-passe");
        json().body(chosen).post("/v1/password-changes").then().statusCode(204);

        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        assertThat(world.signIn(email, "un-autre-mot-de-passe")).isEqualTo(200);
        json().body(chosen).post("/v1/password-changes").then().statusCode(410);
    }

    @Test
    void whoForgotThePasswordAndHasNoEmailGetsANewSlip() {
        var account = createdAccount();
        signIn(account, PASSWORD, 204);

        var id = world.as(SCHOOL)
                .body(Map.of("examSession", session, "all", false, "people", List.of(account.personId())))
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        awaitDone(id);

        assertThat(world.signIn(account.identifier(), PASSWORD)).isNotEqualTo(200);
        signIn(account, PASSWORD, 401);
        signIn(created(account.personId()), "un-autre-mot-de-passe", 204);
        assertThat(world.signIn(account.identifier(), "un-autre-mot-de-passe")).isEqualTo(200);
    }

    private void signInGiving(Account.Created account, String email) {
        json().body(Map.of(
                        "identifier",
                        account.identifier(),
                        "code",
                        codes.of(account).printed(),
                        "password",
                        PASSWORD,
                        "email",
                        email))
                .post("/v1/first-logins")
                .then()
                .statusCode(204);
    }

    private void confirms(String email) {
        json().body(Map.of("token", tokenIn(world.mail(email, "Confirmez votre adresse"))))
                .post("/v1/email-confirmations")
                .then()
                .statusCode(204);
    }
}
