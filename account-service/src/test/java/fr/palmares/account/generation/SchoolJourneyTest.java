package fr.palmares.account.generation;

import static fr.palmares.account.World.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchoolJourneyTest extends SchoolScene {

    @Test
    void candidatesOfASchoolGetAccountsSlipsAndSignIn() throws Exception {
        var people = imported(9);

        var id = generate(false);
        await().atMost(World.PATIENCE)
                .untilAsserted(() -> world.as(SCHOOL)
                        .get("/v1/account-generations/" + id)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("DONE"))
                        .body("done", equalTo(9))
                        .body("finishedAt", notNullValue()));
        var pdf = slips(id);
        Files.write(Path.of("target", "login-slips.pdf"), pdf);

        var account = created(people.getFirst());
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(document))
                    .contains(account.identifier(), codes.of(account).printed(), "Lycée Jules-Verne");
        }
        json().body(Map.of(
                        "identifier", account.identifier(),
                        "code", codes.of(account).printed(),
                        "password", PASSWORD))
                .post("/v1/first-logins")
                .then()
                .statusCode(204);
        world.as(account.identifier(), PASSWORD)
                .get("/v1/accounts/me")
                .then()
                .statusCode(200)
                .body("personId", equalTo(people.getFirst().toString()))
                .body("account", equalTo("ACTIVE"));
        assertThat(world.facts("account.AccountCreated.v1", people.getFirst().toString()))
                .singleElement()
                .satisfies(fact -> assertThat(fact)
                        .containsEntry("origin", "ESTABLISHMENT")
                        .containsEntry("uai", UAI));
        assertThat(world.facts("account.AccountActivated.v1", people.getFirst().toString()))
                .hasSize(1);
        assertThat(world.facts("account.AccountsGenerated.v1", id))
                .singleElement()
                .satisfies(fact -> assertThat(fact).containsEntry("count", 9));
    }

    @Test
    void eightSlipsFitAPageHoweverLongTheNames() throws Exception {
        var names = "Montmorency-Bouteville-".repeat(4) + "Retz";
        var people = Stream.generate(UUID::randomUUID).limit(9).toList();
        people.forEach(id -> {
            tell(id, person(id, names).replace("Nina, Jeanne", names));
            enrol(id);
        });
        awaitPeople(people);
        var id = generate(false);
        awaitDone(id);

        try (var document = Loader.loadPDF(slips(id))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            var text = new PDFTextStripper().getText(document);
            assertThat(people)
                    .map(this::created)
                    .allSatisfy(account -> assertThat(text)
                            .contains(account.identifier(), codes.of(account).printed()));
        }
    }

    private byte[] slips(String generation) {
        return world.as(SCHOOL)
                .accept("application/pdf")
                .get("/v1/account-generations/" + generation + "/login-slips")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    @Test
    void aSecondGenerationConcernsOnlyNewcomers() {
        imported(3);
        awaitDone(generate(false));
        imported(2);

        var second = generate(false);

        awaitDone(second);
        world.as(SCHOOL).get("/v1/account-generations/" + second).then().body("total", equalTo(2));
    }

    @Test
    void generatingForAllGivesANewCodeAndEndsTheOlder() {
        var person = imported(1).getFirst();
        awaitDone(generate(false));
        var before = created(person);
        var older = codes.of(before).printed();

        awaitDone(generate(true));

        assertThat(created(person).identifier()).isEqualTo(before.identifier());
        json().body(Map.of("identifier", before.identifier(), "code", older, "password", PASSWORD))
                .post("/v1/first-logins")
                .then()
                .statusCode(401);
    }

    @Test
    void anotherSchoolsGenerationIsNotFound() {
        imported(1);
        var id = generate(false);
        awaitDone(id);
        world.change("UPDATE account_generation SET uai = '9740001H' WHERE id = ?1", UUID.fromString(elsewhere(id)));

        world.as(SCHOOL).get("/v1/account-generations/" + id).then().statusCode(404);
        world.as(SCHOOL)
                .accept("application/pdf")
                .get("/v1/account-generations/" + id + "/login-slips")
                .then()
                .statusCode(404);
        world.as(SCHOOL)
                .body(Map.of("examSession", session, "all", false))
                .post("/v1/establishments/9740001H/account-generations")
                .then()
                .statusCode(404);
        world.as("administrateur").get("/v1/account-generations/" + id).then().statusCode(403);
        json().get("/v1/account-generations/" + id).then().statusCode(401);
    }

    @Test
    void aGenerationInterruptedInTheMiddleGoesOnWithoutDoubles() {
        var people = imported(4);
        var id = generate(false);
        awaitDone(id);
        world.change(
                "UPDATE account_generation SET state = 'RUNNING', finished_at = NULL WHERE id = ?1",
                UUID.fromString(id));
        world.change(
                "UPDATE account_generation_entry SET made = false WHERE generation_id = ?1 AND person_id = ?2",
                UUID.fromString(id),
                people.getFirst());

        round.run();

        awaitDone(id);
        for (var person : people) {
            assertThat(world.facts("account.AccountCreated.v1", person.toString()))
                    .hasSize(1);
        }
    }

    @Test
    void aSchoolThatFinishesTheRegistrationsGeneratesAfterClosing() {
        settings("ESTABLISHMENT");
        calendar("2999-11-19T23:00:00Z");
        var request = Map.of("examSession", session, "all", false);

        world.as(SCHOOL)
                .body(request)
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/generation-after-closing"));
        calendar("2020-11-19T23:00:00Z");
        world.as(SCHOOL)
                .body(request)
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(202);
        settings("CANDIDATE");
    }

    @Test
    void aSlipForSomebodyElsesCandidateIsNotFound() {
        imported(1);

        world.as(SCHOOL)
                .body(Map.of("examSession", session, "all", false, "people", List.of(UUID.randomUUID())))
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(404);
    }

    @Test
    void theSchoolSeesWhoHasSignedIn() {
        var account = createdAccount();
        imported(1);

        var page = world.as(SCHOOL)
                .get("/v1/establishments/" + UAI + "/candidates?limit=1&examSession=" + session)
                .then()
                .statusCode(200)
                .extract();
        assertThat(page.<List<Object>>path("items")).hasSize(1);
        world.as(SCHOOL)
                .get("/v1/establishments/" + UAI + "/candidates?limit=1&examSession=" + session + "&cursor="
                        + page.path("next"))
                .then()
                .statusCode(200)
                .body("next", equalTo(null));
        world.as(SCHOOL)
                .get("/v1/establishments/" + UAI + "/candidates?examSession=" + session)
                .then()
                .body("items.find { it.personId == '" + account.personId() + "' }.account", equalTo("CREATED"));
        world.as("dec-nantes")
                .get("/v1/establishments/" + UAI + "/candidates?examSession=" + session)
                .then()
                .statusCode(403);
    }

    @Test
    void theSameKeyAsksForOneGeneration() {
        imported(1);
        var key = UUID.randomUUID().toString();

        assertThat(generate(key)).isEqualTo(generate(key));
        assertThat(world.count("account_generation WHERE exam_session = ?1", session))
                .isEqualTo(1);
    }
}
