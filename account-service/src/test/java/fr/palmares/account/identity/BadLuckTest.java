package fr.palmares.account.identity;

import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.account.World;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.Person;
import fr.palmares.backends.Ports;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Keycloak away, and the states a crash between Keycloak and our tables leaves behind. */
@QuarkusTest
class BadLuckTest {

    private static final String PASSWORD = "correct-cheval-pile-agrafe";

    @Inject
    World world;

    @Inject
    Identities identities;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    URI realm;

    @Test
    void withoutKeycloakReadsGoOnAndASignUpIsAskedToComeBack() throws Exception {
        var email = freshEmail();
        activeAccount(email);
        var me = world.as(email, PASSWORD);
        me.get("/v1/accounts/me").then().statusCode(200);
        var newcomer = freshEmail();

        signal("STOP");
        try {
            json().body(signUp(newcomer))
                    .post("/v1/accounts")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "60")
                    .body("type", equalTo("/problems/identities-unavailable"));
            me.get("/v1/accounts/me").then().statusCode(200);
        } finally {
            signal("CONT");
        }

        assertThat(world.count("account WHERE email = ?1", newcomer)).isZero();
        assertThat(world.count("person WHERE email = ?1", newcomer)).isZero();
        json().body(signUp(newcomer)).post("/v1/accounts").then().statusCode(202);
    }

    @Test
    void aCrashBetweenKeycloakAndTheRowOfAnActivationIsMendedByTheSameLink() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        var token = tokenIn(world.mail(email, "Activez votre compte"));
        String identifier = world.text("SELECT identifier FROM account WHERE email = ?1", email);
        var personId =
                UUID.fromString(world.text("SELECT CAST(person_id AS text) FROM account WHERE email = ?1", email));
        var person = new Person(
                personId,
                new CivilStatus("Dupont", null, "Nina", LocalDate.of(2004, 3, 17), "Nantes"),
                null,
                email,
                null,
                "17",
                null,
                AccountState.CREATED);
        identities.activate(identities.find(identifier).orElseThrow(), identifier, person, email);

        json().body(Map.of("token", token)).post("/v1/activations").then().statusCode(204);

        world.as(email, PASSWORD).get("/v1/accounts/me").then().body("personId", equalTo(personId.toString()));
    }

    @Test
    void anAccountWhoseKeycloakUserIsAlreadyGoneStillExpires() {
        var email = freshEmail();
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        world.mail(email, "Activez votre compte");
        identities.remove(world.text("SELECT identifier FROM account WHERE email = ?1", email));

        world.change("UPDATE account SET expires_at = now() - interval '1 second' WHERE email = ?1", email);

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> world.count("account WHERE email = ?1", email) == 0);
    }

    @Test
    void whoIsNotRegisteredMayHaveEverythingErased() {
        var email = freshEmail();
        activeAccount(email);
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
        var email = freshEmail();
        activeAccount(email);
        var me = world.as(email, PASSWORD);
        String id = me.get("/v1/accounts/me").path("personId");

        me.body(Map.of("street", "9, rue de la Paix", "postalCode", "44600", "city", "Saint-Nazaire"))
                .put("/v1/my-data/address")
                .then()
                .statusCode(204);

        assertThat(world.facts("account.ContactChanged.v1", id))
                .singleElement()
                .satisfies(fact ->
                        assertThat(fact).containsEntry("what", "ADDRESS").containsEntry("academy", "17"));
        me.get("/v1/accounts/me").then().body("address.city", equalTo("Saint-Nazaire"));
        me.body(Map.of("street", "", "postalCode", "44600", "city", "Saint-Nazaire"))
                .put("/v1/my-data/address")
                .then()
                .statusCode(422);
    }

    private void activeAccount(String email) {
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
        json().body(Map.of("token", tokenIn(world.mail(email, "Activez votre compte"))))
                .post("/v1/activations")
                .then()
                .statusCode(204);
    }

    /** Keycloak neither answers nor refuses while it is stopped: the worst way to be away. */
    private void signal(String name) throws Exception {
        var keycloak = Ports.holder(realm.getPort()).orElseThrow();
        new ProcessBuilder("kill", "-" + name, "" + keycloak.pid())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static Map<String, Object> signUp(String email) {
        return Map.of(
                "email", email,
                "password", PASSWORD,
                "familyName", "Dupont",
                "givenNames", "Nina",
                "birthDate", "2004-03-17",
                "birthplace", "Nantes",
                "academy", "17");
    }
}
