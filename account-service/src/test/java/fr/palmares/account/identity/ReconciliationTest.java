package fr.palmares.account.identity;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.account.World;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One side restored from a backup: what the other has is brought back or taken away. */
@QuarkusTest
class ReconciliationTest {

    @Inject
    World world;

    @Inject
    Identities identities;

    @Inject
    UnfinishedIdentities unfinished;

    @Inject
    Reconciliation reconciliation;

    @AfterEach
    void nothingIsLeftToDo() {
        assertThat(world.count("unfinished_identity")).isZero();
    }

    @Test
    void anAccountWhoseUserWasLostGetsItBackOnceAndItsOwnerChoosesAPassword() {
        var email = world.candidate();
        var untouched = world.candidate();
        var username = usernameOf(email);
        identities.remove(username);

        reconciledByTwoReplicasAtOnce();

        assertThat(identities.find(username))
                .contains(world.text("SELECT identity FROM account WHERE email = ?1", email));
        assertThat(world.signIn(email, PASSWORD))
                .as("nobody knows a password yet")
                .isNotEqualTo(200);
        choosesAPassword(email);
        world.as(email, PASSWORD).get("/v1/accounts/me").then().statusCode(200);
        assertThat(world.signIn(untouched, PASSWORD)).isEqualTo(200);
    }

    @Test
    void anAgentWhoseUserWasLostGetsItBackWithTheSameRights() {
        var email = freshEmail();
        world.as("administrateur")
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
                .then()
                .statusCode(201);
        json().body(Map.of("token", tokenIn(world.mail(email, "Votre accès à Palmarès")), "password", PASSWORD))
                .post("/v1/staff-activations")
                .then()
                .statusCode(204);
        identities.remove(world.text("SELECT username FROM staff WHERE email = ?1", email));

        reconciledByTwoReplicasAtOnce();
        choosesAPassword(email);

        world.as(email, PASSWORD)
                .get("/v1/people/" + UUID.randomUUID())
                .then()
                .statusCode(404); // an exam office may ask, and there is nobody
    }

    @Test
    void aUserWithoutAccountIsTakenAwayAndStaffMadeByHandStay() {
        var stranger = stranger();
        var half = stranger();
        identities.activate(identities.find(stranger).orElseThrow(), stranger, nina(), null);

        reconciledByTwoReplicasAtOnce();

        assertThat(identities.find(stranger)).isEmpty();
        assertThat(identities.find(half)).as("made, never activated").isEmpty();
        assertThat(world.tokenOf("dec-nantes")).isNotEmpty();
    }

    @Test
    void whoeverOurRowsDoNotLetInCannotSignInAndTheLinkStaysGood() {
        var email = freshEmail();
        world.asksForAnAccount(email);
        var activation = world.activation(email);
        var username = usernameOf(email);
        identities.activate(identities.createOrTakeUp(username, PASSWORD, UUID.randomUUID()), username, nina(), email);
        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);

        reconciledByTwoReplicasAtOnce();

        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        json().body(activation).post("/v1/activations").then().statusCode(204);
        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    @Test
    void aDatabaseThatKnowsNearlyNobodyTakesNobodyAway() {
        var strangers = IntStream.rangeClosed(0, Reconciliation.MOST_TAKEN_AWAY)
                .mapToObj(any -> stranger())
                .toList();

        reconciledByTwoReplicasAtOnce();

        assertThat(strangers).allSatisfy(one -> assertThat(identities.find(one)).isPresent());
        strangers.forEach(identities::remove);
    }

    private void reconciledByTwoReplicasAtOnce() {
        twice(reconciliation::run);
        twice(() -> unfinished.mendThoseBefore(Instant.now()));
    }

    private static void twice(Runnable work) {
        try (var replicas = Executors.newFixedThreadPool(2)) {
            List.of(replicas.submit(work), replicas.submit(work)).forEach(ReconciliationTest::finished);
        }
    }

    private static void finished(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private void choosesAPassword(String email) {
        json().body(Map.of("email", email)).post("/v1/password-resets").then().statusCode(202);
        json().body(Map.of(
                        "token",
                        tokenIn(world.mail(email, "Choisissez un nouveau mot de passe")),
                        "password",
                        PASSWORD))
                .post("/v1/password-changes")
                .then()
                .statusCode(204);
    }

    /** Somebody whom Keycloak knows, and we do not. */
    private String stranger() {
        var username = "n.inconnue-" + UUID.randomUUID().toString().substring(0, 8);
        identities.findOrCreate(username, UUID.randomUUID());
        return username;
    }

    private static Person nina() {
        return new Person(
                UUID.randomUUID(),
                new CivilStatus("Dupont", null, "Nina", LocalDate.of(2004, 3, 17), "Nantes"),
                null,
                null,
                null,
                "17",
                null,
                AccountState.ACTIVE);
    }

    private String usernameOf(String email) {
        return world.text("SELECT identifier FROM account WHERE email = ?1", email);
    }
}
