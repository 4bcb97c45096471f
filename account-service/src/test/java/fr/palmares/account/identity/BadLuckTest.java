package fr.palmares.account.identity;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.account.World;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.Person;
import fr.palmares.backends.Ports;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Keycloak away, and the states a crash between Keycloak and our tables leaves behind. */
@QuarkusTest
class BadLuckTest {

    @Inject
    World world;

    @Inject
    Identities identities;

    @Inject
    UnfinishedIdentities unfinished;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    URI realm;

    @Test
    void withoutKeycloakReadsAndSignUpsGoOnAndWhateverNeedsItIsAskedToComeBack() throws Exception {
        var candidate = world.candidate();
        var me = world.as(candidate, PASSWORD);
        me.get("/v1/accounts/me").then().statusCode(200);
        var newcomer = freshEmail();
        world.asksForAnAccount(newcomer);
        var activation = world.activation(newcomer);
        var agent = activeAgent();
        var password = world.as(candidate, PASSWORD)
                .body(Map.of("currentPassword", PASSWORD, "password", "un-autre-mot-de-passe"));
        var access = world.as("administrateur").header("If-Match", "*").body(Map.of("enabled", false));

        signal("STOP");
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(List.<Callable<Response>>of(
                    () -> json().body(activation).post("/v1/activations"),
                    () -> password.put("/v1/accounts/me/password"),
                    () -> access.put("/v1/staff/" + agent + "/access")));
            for (var answer : answers) {
                answer.get()
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "60")
                        .body("type", equalTo("/problems/identities-unavailable"));
            }
            me.get("/v1/accounts/me").then().statusCode(200);
            world.asksForAnAccount(freshEmail());
        } finally {
            signal("CONT");
        }

        assertThat(world.count("account WHERE email = ?1 AND state = 'CREATED'", newcomer))
                .isEqualTo(1);
        assertThat(world.count("staff WHERE CAST(id AS text) = ?1 AND enabled", agent))
                .isEqualTo(1);
        assertThat(world.signIn(candidate, PASSWORD)).isEqualTo(200);
        json().body(activation).post("/v1/activations").then().statusCode(204);
        assertThat(world.signIn(newcomer, PASSWORD)).isEqualTo(200);
    }

    private String activeAgent() {
        var email = freshEmail();
        String id = world.as("administrateur")
                .body(Map.of(
                        "email",
                        email,
                        "familyName",
                        "Le Goff",
                        "givenNames",
                        "Yann",
                        "roles",
                        List.of("exam-office"),
                        "academies",
                        List.of("17")))
                .post("/v1/staff")
                .path("id");
        json().body(Map.of("token", World.tokenIn(world.mail(email, "Votre accès à Palmarès")), "password", PASSWORD))
                .post("/v1/staff-activations")
                .then()
                .statusCode(204);
        return id;
    }

    @Test
    void aCrashAfterKeycloakLeavesALinkThatStillWorks() {
        var email = freshEmail();
        world.asksForAnAccount(email);
        var activation = world.activation(email);
        var person = crashedInTheMiddle(email);

        json().body(activation).post("/v1/activations").then().statusCode(204);

        world.as(email, PASSWORD)
                .get("/v1/accounts/me")
                .then()
                .body("personId", equalTo(person.id().toString()));
    }

    @Test
    void aCrashAfterKeycloakThatNobodyComesBackToIsUndoneThere() {
        var email = freshEmail();
        world.asksForAnAccount(email);
        var activation = world.activation(email);
        crashedInTheMiddle(email);
        assertThat(world.signIn(email, "celui-d-un-autre-essai")).isEqualTo(200);

        unfinished.mendThoseBefore(Instant.now());

        assertThat(world.signIn(email, "celui-d-un-autre-essai")).isNotEqualTo(200);
        assertThat(world.count("unfinished_identity")).isZero();
        json().body(activation).post("/v1/activations").then().statusCode(204);
    }

    /** Keycloak was told everything, our rows nothing. */
    private Person crashedInTheMiddle(String email) {
        String identifier = world.text("SELECT identifier FROM account WHERE email = ?1", email);
        var person = new Person(
                UUID.fromString(world.text("SELECT CAST(person_id AS text) FROM account WHERE email = ?1", email)),
                new CivilStatus("Dupont", null, "Nina", LocalDate.of(2004, 3, 17), "Nantes"),
                null,
                email,
                null,
                "17",
                null,
                AccountState.CREATED);
        QuarkusTransaction.requiringNew().run(() -> unfinished.begin(identifier, person.id()));
        var identity = identities.createOrTakeUp(identifier, "celui-d-un-autre-essai", person.id());
        identities.activate(identity, identifier, person, email);
        return person;
    }

    @Test
    void whoIsNotRegisteredMayHaveEverythingErased() {
        var email = world.candidate();
        var me = world.as(email, PASSWORD);
        String id = me.get("/v1/accounts/me").path("personId");

        me.post("/v1/my-data/erasure").then().statusCode(204);

        assertThat(world.count("person WHERE email = ?1", email)).isZero();
        assertThat(world.count("single_use_link WHERE email = ?1", email)).isZero();
        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        assertThat(world.facts("account.AccountErased.v1", id)).hasSize(1);
        assertThat(world.facts("account.Person.v1", id).getLast()).isEmpty();
        me.get("/v1/accounts/me").then().statusCode(404);
    }

    @Test
    void aNewAddressIsToldToTheExamOfficeWithoutSayingIt() {
        var email = world.candidate();
        var me = world.as(email, PASSWORD);
        String id = me.get("/v1/accounts/me").path("personId");

        me.body(Map.of("street", "9, rue de la Paix", "postalCode", "44600", "city", "Saint-Nazaire"))
                .put("/v1/my-data/address")
                .then()
                .statusCode(204);

        assertThat(world.facts("account.AddressChanged.v1", id))
                .singleElement()
                .satisfies(fact -> assertThat(fact).containsEntry("academy", "17"));
        me.get("/v1/accounts/me").then().body("address.city", equalTo("Saint-Nazaire"));
        me.body(Map.of("street", "", "postalCode", "44600", "city", "Saint-Nazaire"))
                .put("/v1/my-data/address")
                .then()
                .statusCode(422);
    }

    /** Keycloak neither answers nor refuses while it is stopped: the worst way to be away. */
    private void signal(String name) throws Exception {
        var keycloak = Ports.holder(realm.getPort()).orElseThrow();
        new ProcessBuilder("kill", "-" + name, "" + keycloak.pid())
                .inheritIO()
                .start()
                .waitFor();
    }
}
