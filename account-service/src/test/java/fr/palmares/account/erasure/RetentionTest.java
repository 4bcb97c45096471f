package fr.palmares.account.erasure;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.account.School;
import fr.palmares.account.World;
import fr.palmares.backends.EveryTable;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionTest {

    private static final int PRESENT = RetentionRound.examSessionOf(LocalDate.now(ZoneId.of("Europe/Paris")));
    private static final int KEPT = 5;

    @Inject
    World world;

    @Inject
    School school;

    @Inject
    RetentionRound round;

    @Inject
    DataSource database;

    @BeforeEach
    void aSchool() {
        school.isInTheDirectory();
    }

    @Test
    void anExamSessionEndsWithTheSummer() {
        assertThat(RetentionRound.examSessionOf(LocalDate.of(2026, 8, 31))).isEqualTo(2026);
        assertThat(RetentionRound.examSessionOf(LocalDate.of(2026, 9, 1))).isEqualTo(2027);
    }

    @Test
    void whoseMarksMayNotBeKeptAnyMoreIsForgottenAndEverybodyIsTold() {
        var over = school.imports(PRESENT - KEPT - 1);
        var lastYear = school.imports(PRESENT - KEPT);

        round.run();

        assertThat(world.count("person WHERE id = ?1", over)).isZero();
        assertThat(world.facts("account.AccountErased.v1", over.toString())).hasSize(1);
        assertThat(world.facts("account.Person.v1", over.toString()).getLast()).isEmpty();
        assertThat(world.count("person WHERE id = ?1", lastYear)).isEqualTo(1);
    }

    @Test
    void whoCameBackIsKept() {
        var back = school.imports(PRESENT - KEPT - 1);
        world.change(
                "INSERT INTO enrolment (registration_id, person_id, exam_session, uai) VALUES (?1, ?2, ?3, '0440001M')",
                UUID.randomUUID(),
                back,
                PRESENT);

        round.run();

        assertThat(world.count("person WHERE id = ?1", back)).isEqualTo(1);
    }

    @Test
    void anAppealKeepsTheFileUntilItIsReleased() {
        var appealing = school.imports(PRESENT - KEPT - 1);
        var hold = "/v1/people/" + appealing + "/erasure-hold";
        world.as("dec-nantes").body(Map.of("reason", " ")).put(hold).then().statusCode(422);
        world.as("dec-nantes")
                .body(Map.of("reason", "Recours contre la délibération."))
                .put(hold)
                .then()
                .statusCode(204);

        round.run();
        assertThat(world.count("person WHERE id = ?1", appealing)).isEqualTo(1);
        world.as("dec-nantes").delete(hold).then().statusCode(204);
        round.run();

        assertThat(world.count("person WHERE id = ?1", appealing)).isZero();
    }

    @Test
    void noTableKnowsTheNameOrTheAddressOfAnErasedPerson() {
        var email = freshEmail();
        var name = "Dupont-" + letters();
        var wish = World.signUp(email);
        wish.put("familyName", name);
        json().body(wish).post("/v1/accounts").then().statusCode(202);
        json().body(world.activation(email)).post("/v1/activations").then().statusCode(204);
        var me = world.as(email, PASSWORD);
        me.post("/v1/my-data/exports").then().statusCode(202);
        json().body(Map.of("email", email)).post("/v1/password-resets").then().statusCode(202);
        world.mail(email, "Choisissez un nouveau mot de passe");
        assertThat(EveryTable.knowing(name, database)).contains("person", "outbox_event", "personal_data_export");
        assertThat(EveryTable.knowing(email, database)).contains("account", "letter", "single_use_link");

        me.post("/v1/my-data/erasure").then().statusCode(204);

        assertThat(EveryTable.knowing(name, database)).isEmpty();
        assertThat(EveryTable.knowing(email, database)).isEmpty();
    }

    /** What a name may have, and no other test uses. */
    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    @Test
    void theOwnWishWaitsForTheAppealToo() {
        var email = world.candidate();
        String person = world.as(email, PASSWORD).get("/v1/accounts/me").path("personId");
        world.as("dec-nantes")
                .body(Map.of("reason", "Recours."))
                .put("/v1/people/" + person + "/erasure-hold")
                .then()
                .statusCode(204);

        world.as(email, PASSWORD)
                .post("/v1/my-data/erasure")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/erasure-on-hold"));

        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }
}
