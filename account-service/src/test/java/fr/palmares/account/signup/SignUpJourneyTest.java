package fr.palmares.account.signup;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.signUp;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.palmares.account.World;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignUpJourneyTest {

    private static final String ACTIVATE = "Activez votre compte";

    @Inject
    World world;

    @Inject
    Scheduler scheduler;

    @Inject
    Session database;

    @Test
    void anIndependentCandidateOpensActivatesAndUsesAnAccount() {
        var email = freshEmail();

        world.asksForAnAccount(email);
        var token = tokenIn(world.mail(email, ACTIVATE));
        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        json().body(following(token)).post("/v1/activations").then().statusCode(204);

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
        world.asksForAnAccount(email);
        json().body(world.activation(email)).post("/v1/activations").then().statusCode(204);

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
        world.asksForAnAccount(email);
        var token = world.activation(email);
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
        world.asksForAnAccount(email);
        json().body(world.activation(email)).post("/v1/activations").then().statusCode(204);

        var again =
                json().body(signUp(email.toUpperCase(java.util.Locale.ROOT))).post("/v1/accounts");

        again.then().statusCode(202).body(equalTo(""));
        world.mail(email, "Vous avez déjà un compte");
        assertThat(world.count("account WHERE email = ?1", email)).isEqualTo(1);
    }

    @Test
    void whoDoesNotReceiveTheLinkCannotHaveChosenThePassword() {
        var email = freshEmail();

        json().body(withPassword(email)).post("/v1/accounts").then().statusCode(400);
        world.asksForAnAccount(email);
        var owners = Map.of("token", tokenIn(world.mail(email, ACTIVATE)), "password", "celui-du-proprietaire");
        json().body(owners).post("/v1/activations").then().statusCode(204);

        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        assertThat(world.signIn(email, "celui-du-proprietaire")).isEqualTo(200);
    }

    private static Map<String, Object> withPassword(String email) {
        var body = signUp(email);
        body.put("password", PASSWORD);
        return body;
    }

    @Test
    void theDoorDoesTheSameWorkForAKnownAddressAndAnUnknownOne() {
        var known = world.candidate();
        var waiting = freshEmail();
        world.asksForAnAccount(waiting);
        world.mail(waiting, ACTIVATE);
        var somebody = world.as(world.candidate(), PASSWORD);

        scheduler.pause(); // what comes behind the answers stands still
        try {
            quiet();
            var signUps = Stream.of(freshEmail(), known, waiting, "dec-nantes@palmares.example")
                    .map(email -> statements(() -> world.asksForAnAccount(email)))
                    .collect(Collectors.toSet());
            var resets = Stream.of(freshEmail(), known, waiting)
                    .map(email -> statements(() -> json().body(Map.of("email", email))
                            .post("/v1/password-resets")
                            .then()
                            .statusCode(202)))
                    .collect(Collectors.toSet());

            var changes = Stream.of(freshEmail(), known, waiting)
                    .map(email -> statements(() -> somebody.body(Map.of("email", email))
                            .put("/v1/accounts/me/email")
                            .then()
                            .statusCode(202)))
                    .collect(Collectors.toSet());

            assertThat(signUps).containsExactly(2L); // the list of academies, and the request put down
            assertThat(resets).containsExactly(1L);
            assertThat(changes).hasSize(1);
        } finally {
            scheduler.resume();
        }
    }

    private void quiet() {
        var statistics = database.getSessionFactory().getStatistics();
        statistics.setStatisticsEnabled(true);
        var seen = new AtomicLong(-1);
        await().atMost(World.PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() ->
                        seen.getAndSet(statistics.getPrepareStatementCount()) == statistics.getPrepareStatementCount());
    }

    /** What a request costs the database before its answer. */
    private long statements(Runnable request) {
        var statistics = database.getSessionFactory().getStatistics();
        var before = statistics.getPrepareStatementCount();
        request.run();
        return statistics.getPrepareStatementCount() - before;
    }

    @Test
    void askingAgainBeforeActivationSendsANewLinkThatEndsTheOlder() {
        var email = freshEmail();
        world.asksForAnAccount(email);
        var older = tokenIn(world.mail(email, ACTIVATE));

        world.asksForAnAccount(email);
        await().atMost(World.PATIENCE).until(() -> world.mails(email).size() == 2);
        var newer = world.mails(email).stream()
                .map(World::tokenIn)
                .filter(token -> !token.equals(older))
                .findFirst();

        json().body(following(older)).post("/v1/activations").then().statusCode(410);
        json().body(following(newer.orElseThrow()))
                .post("/v1/activations")
                .then()
                .statusCode(204);
        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    @Test
    void anAccountNotActivatedWithin48HoursIsGoneAndItsAddressFree() {
        var email = freshEmail();
        world.asksForAnAccount(email);
        var token = tokenIn(world.mail(email, ACTIVATE));
        var id = world.text("SELECT CAST(person_id AS text) FROM account WHERE email = ?1", email);
        world.change("UPDATE account SET expires_at = now() - interval '1 second' WHERE email = ?1", email);

        json().body(following(token))
                .post("/v1/activations")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/link-no-longer-valid"));
        await().atMost(World.PATIENCE).until(() -> world.count("account WHERE email = ?1", email) == 0);

        assertThat(world.facts("account.AccountExpired.v1", id)).hasSize(1);
        assertThat(world.facts("account.Person.v1", id).getLast()).isEmpty();
        assertThat(world.count("person WHERE email = ?1", email)).isZero();
        world.asksForAnAccount(email);
        await().atMost(World.PATIENCE).until(() -> world.mails(email).size() == 2);
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
    void aPasswordThatThePolicyRefusesIsNamedAndLeavesTheLinkGood() {
        var email = freshEmail();
        world.asksForAnAccount(email);
        var token = tokenIn(world.mail(email, ACTIVATE));

        json().body(Map.of("token", token, "password", "court"))
                .post("/v1/activations")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/password-refused"))
                .body("errors.pointer", hasItems("/password"));
        json().body(following(token)).post("/v1/activations").then().statusCode(204);
    }

    @Test
    void anUnknownFieldIsMalformed() {
        var odd = signUp(freshEmail());
        odd.put("role", "administrator");

        json().body(odd).post("/v1/accounts").then().statusCode(400).body("errors[0].pointer", equalTo("/role"));
    }

    private static Map<String, Object> following(String token) {
        return Map.of("token", token, "password", PASSWORD);
    }
}
