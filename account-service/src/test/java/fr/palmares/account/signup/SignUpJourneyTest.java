package fr.palmares.account.signup;

import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignUpJourneyTest {

    private static final String ACTIVATE = "Activez votre compte";
    private static final String PASSWORD = "correct-cheval-pile-agrafe";

    @Inject
    World world;

    @Inject
    ExpiredAccounts expiredAccounts;

    @Inject
    UnfinishedSignUps unfinished;

    @Test
    void anIndependentCandidateOpensActivatesAndUsesAnAccount() {
        var email = freshEmail();

        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        var token = tokenIn(world.mail(email, ACTIVATE));
        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        json().body(Map.of("token", token)).post("/v1/activations").then().statusCode(204);

        world.as(email, PASSWORD)
                .get("/v1/accounts/me")
                .then()
                .statusCode(200)
                .body("familyName", equalTo("Dupont"))
                .body("email", equalTo(email))
                .body("emailProven", equalTo(true))
                .body("account", equalTo("ACTIVE"));
    }

    @Test
    void theFactsTellWhatHappened() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        json().body(Map.of("token", tokenIn(world.mail(email, ACTIVATE))))
                .post("/v1/activations")
                .then()
                .statusCode(204);

        String id = world.as(email, PASSWORD).get("/v1/accounts/me").path("personId");

        assertThat(world.facts("account.AccountCreated.v1", id))
                .singleElement()
                .satisfies(fact -> assertThat(fact).containsEntry("origin", "SELF"));
        assertThat(world.facts("account.AccountActivated.v1", id)).hasSize(1);
        assertThat(world.facts("account.Person.v1", id))
                .extracting(row -> row.get("account"))
                .containsExactly("CREATED", "ACTIVE");
    }

    @Test
    void activatingTwiceSaysCalmlyThatTheAccountIsActive() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        var token = Map.of("token", tokenIn(world.mail(email, ACTIVATE)));
        json().body(token).post("/v1/activations").then().statusCode(204);

        json().body(token)
                .post("/v1/activations")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/account-already-active"));
    }

    @Test
    void aKnownAddressGetsTheSameAnswerAndAMessageThatSaysSo() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        json().body(Map.of("token", tokenIn(world.mail(email, ACTIVATE))))
                .post("/v1/activations")
                .then()
                .statusCode(204);

        var again =
                json().body(signUp(email.toUpperCase(java.util.Locale.ROOT))).post("/v1/accounts");

        again.then().statusCode(202).body(equalTo(""));
        world.mail(email, "Vous avez déjà un compte");
        assertThat(world.count("account WHERE email = ?1", email)).isEqualTo(1);
    }

    @Test
    void whatASignUpWithAKnownAddressLeftInKeycloakIsRemoved() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        json().body(Map.of("token", tokenIn(world.mail(email, ACTIVATE))))
                .post("/v1/activations")
                .then()
                .statusCode(204);
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        var left = Instant.now();
        assertThat(world.count("sign_up")).isPositive();

        unfinished.undoThoseBefore(left);

        assertThat(world.count("sign_up WHERE started_at < ?1", left)).isZero();
        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    @Test
    void askingAgainBeforeActivationSendsANewLinkThatEndsTheOlder() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        var older = tokenIn(world.mail(email, ACTIVATE));

        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        org.awaitility.Awaitility.await().until(() -> world.mails(email).size() == 2);
        var newer = world.mails(email).stream()
                .map(World::tokenIn)
                .filter(token -> !token.equals(older))
                .findFirst();

        json().body(Map.of("token", older)).post("/v1/activations").then().statusCode(410);
        json().body(Map.of("token", newer.orElseThrow()))
                .post("/v1/activations")
                .then()
                .statusCode(204);
        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    @Test
    void anAccountNotActivatedWithin48HoursIsGoneAndItsAddressFree() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        var token = tokenIn(world.mail(email, ACTIVATE));
        world.change("UPDATE account SET expires_at = now() - interval '1 second' WHERE email = ?1", email);

        json().body(Map.of("token", token))
                .post("/v1/activations")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/link-no-longer-valid"));
        var id = world.text("SELECT CAST(person_id AS text) FROM account WHERE email = ?1", email);
        expiredAccounts.run();

        assertThat(world.facts("account.AccountExpired.v1", id)).hasSize(1);
        assertThat(world.facts("account.Person.v1", id).getLast()).isEmpty();
        assertThat(world.count("account WHERE email = ?1", email)).isZero();
        assertThat(world.count("person WHERE email = ?1", email)).isZero();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        org.awaitility.Awaitility.await().until(() -> world.mails(email).size() == 2);
    }

    @Test
    void nobodysMailboxIsFilledByAskingAgainAndAgain() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        json().body(Map.of("token", tokenIn(world.mail(email, ACTIVATE))))
                .post("/v1/activations")
                .then()
                .statusCode(204);
        for (var asked = 1; asked <= 7; asked++) {
            json().body(Map.of("email", email))
                    .post("/v1/password-resets")
                    .then()
                    .statusCode(202);
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> world.count("letter WHERE address = ?1 AND sent_at IS NULL", email) == 0);
        }

        assertThat(world.count("letter WHERE address = ?1 AND kind = 'PASSWORD_RESET'", email))
                .isEqualTo(5);
    }

    @Test
    void everyWrongFieldIsNamedInFrench() {
        var wrong = signUp("nina");
        wrong.put("birthDate", "2999-01-01");
        wrong.put("familyName", "Du\u202epont");

        json().body(wrong)
                .post("/v1/accounts")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItems("/email", "/birthDate", "/familyName"));
    }

    @Test
    void aPasswordThatThePolicyRefusesIsNamed() {
        var weak = signUp(freshEmail());
        weak.put("password", "court");

        json().body(weak)
                .post("/v1/accounts")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/password-refused"))
                .body("errors.pointer", hasItems("/password"));
    }

    @Test
    void anUnknownFieldIsMalformed() {
        var odd = signUp(freshEmail());
        odd.put("role", "administrator");

        json().body(odd).post("/v1/accounts").then().statusCode(400).body("errors[0].pointer", equalTo("/role"));
    }

    private static Map<String, Object> signUp(String email) {
        return new HashMap<>(Map.of(
                "email",
                email,
                "password",
                PASSWORD,
                "familyName",
                "Dupont",
                "givenNames",
                "Nina",
                "birthDate",
                "2004-03-17",
                "birthplace",
                "Nantes",
                "academy",
                "17"));
    }
}
