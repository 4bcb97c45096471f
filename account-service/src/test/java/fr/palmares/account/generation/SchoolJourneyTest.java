package fr.palmares.account.generation;

import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import fr.palmares.account.World;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.backends.TestKafka;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchoolJourneyTest {

    private static final String SCHOOL = "lycee-0440001M";
    private static final String UAI = "0440001M";
    private static final String PASSWORD = "correct-cheval-pile-agrafe";

    /** Each test has an exam session of its own, and thereby candidates of its own. */
    private static int lastSession = 2030;

    @Inject
    World world;

    @Inject
    Accounts accounts;

    @Inject
    OneTimeCodes codes;

    @Inject
    GenerationRound round;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private int session;

    @BeforeEach
    void aSchoolIsInTheDirectory() {
        session = lastSession++;
        world.as("administrateur")
                .body(Map.of("name", "Lycée Jules-Verne", "type", "LYCEE", "academy", "17"))
                .put("/v1/establishments/" + UAI)
                .then()
                .statusCode(200);
    }

    @Test
    void candidatesOfASchoolGetAccountsSlipsAndSignIn() throws Exception {
        var people = imported(9);

        var id = generate(false);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> world.as(SCHOOL)
                        .get("/v1/account-generations/" + id)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("DONE"))
                        .body("done", equalTo(9))
                        .body("finishedAt", notNullValue()));
        var pdf = world.as(SCHOOL)
                .accept("application/pdf")
                .get("/v1/account-generations/" + id + "/login-slips")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
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
                        return world.signIn(account.identifier(), PASSWORD);
                    }))
                    .toList();
            for (var pupil : lesson) {
                assertThat(pupil.get()).isEqualTo(200);
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
        assertThat(world.signIn(email, PASSWORD)).isNotEqualTo(200);
        json().body(Map.of("token", tokenIn(world.mail(email, "Confirmez votre adresse"))))
                .post("/v1/email-confirmations")
                .then()
                .statusCode(204);

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
        json().body(Map.of("token", tokenIn(world.mail(email, "Confirmez votre adresse"))))
                .post("/v1/email-confirmations")
                .then()
                .statusCode(204);

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
    void theSamePersonTwiceIsTakenInOnce() {
        var person = UUID.randomUUID();
        var event = UUID.randomUUID();
        kafka.send(
                "registration.people",
                person.toString(),
                "registration.ImportedPerson.v1",
                event,
                person(person, "Once"));
        kafka.send(
                "registration.people",
                person.toString(),
                "registration.ImportedPerson.v1",
                event,
                person(person, "Twice"));
        awaitPeople(imported(1));

        assertThat(world.facts("account.Person.v1", person.toString()))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("familyName", "Once").containsEntry("account", "NONE"));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextPersonIsTakenIn() {
        var person = UUID.randomUUID();
        kafka.sendRaw(new ProducerRecord<>("registration.people", person.toString(), "{not json"));

        awaitPeople(imported(1));

        assertThat(kafka.await(
                                "account.dead-letters",
                                letter -> person.toString().equals(letter.key()))
                        .value())
                .isEqualTo("{not json");
    }

    @Test
    void aRegistrationThatArrivesBeforeItsPersonIsNotLost() {
        var person = UUID.randomUUID();
        enrol(person);
        await().until(() -> world.count("enrolment WHERE person_id = ?1", person) == 1);
        kafka.send(
                "registration.people",
                person.toString(),
                "registration.ImportedPerson.v1",
                UUID.randomUUID(),
                person(person, "Tardif"));
        await().until(() -> world.count("person WHERE id = ?1", person) == 1);

        var id = generate(false);

        awaitDone(id);
        assertThat(created(person).identifier()).startsWith("n.tardif-");
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

    private void signIn(Account.Created account, String password, int status) {
        signIn(account, codes.of(account).printed(), password, status);
    }

    private static void signIn(Account.Created account, String code, String password, int status) {
        json().body(Map.of("identifier", account.identifier(), "code", code, "password", password))
                .post("/v1/first-logins")
                .then()
                .statusCode(status);
    }

    @Test
    void theSameKeyAsksForOneGeneration() {
        imported(1);
        var key = UUID.randomUUID().toString();

        assertThat(generate(key)).isEqualTo(generate(key));
        assertThat(world.count("account_generation WHERE exam_session = ?1", session))
                .isEqualTo(1);
    }

    private String generate(String key) {
        return world.as(SCHOOL)
                .header("Idempotency-Key", key)
                .body(Map.of("examSession", session, "all", false))
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void settings(String who) {
        world.as(SCHOOL)
                .body(Map.of("finishesRegistrations", who, "uploads", "CANDIDATE", "specialties", List.of()))
                .put("/v1/establishments/" + UAI + "/settings")
                .then()
                .statusCode(200);
    }

    private void calendar(String closes) {
        kafka.send(
                "registration.events",
                session + "-17",
                "registration.CalendarPublished.v1",
                UUID.randomUUID(),
                """
                {"examSession":%d,"academy":"17","version":1,"registrationCloses":"%s"}""".formatted(session, closes));
        await().until(() ->
                world.count("calendar WHERE exam_session = ?1 AND closes_at = CAST(?2 AS timestamptz)", session, closes)
                        == 1);
    }

    private Account.Created createdAccount() {
        var person = imported(1).getFirst();
        awaitDone(generate(false));
        return created(person);
    }

    private Account.Created created(UUID person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Account.Created) accounts.find(person).orElseThrow());
    }

    private String elsewhere(String id) {
        world.change("INSERT INTO establishment (uai, name, type, academy) VALUES ('9740001H', 'Lycée Roland-Garros',"
                + " 'LYCEE', '28') ON CONFLICT DO NOTHING");
        return id;
    }

    private String generate(boolean all) {
        return world.as(SCHOOL)
                .body(Map.of("examSession", session, "all", all))
                .post("/v1/establishments/" + UAI + "/account-generations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void awaitDone(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        world.count("account_generation WHERE id = ?1 AND state = 'DONE'", UUID.fromString(id)) == 1);
    }

    private List<UUID> imported(int count) {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < count; i++) {
            var id = UUID.randomUUID();
            ids.add(id);
            kafka.send(
                    "registration.people",
                    id.toString(),
                    "registration.ImportedPerson.v1",
                    UUID.randomUUID(),
                    person(id, i % 2 == 0 ? "Dupont" : "Lefèvre-Œuvrard"));
            enrol(id);
        }
        awaitPeople(ids);
        return ids;
    }

    private void awaitPeople(List<UUID> ids) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ids.stream()
                        .allMatch(
                                id -> world.count("person p JOIN enrolment e ON e.person_id = p.id WHERE p.id = ?1", id)
                                        == 1));
    }

    private void enrol(UUID person) {
        var registration = UUID.randomUUID();
        kafka.send(
                "registration.events",
                registration.toString(),
                "registration.RegistrationImported.v1",
                UUID.randomUUID(),
                """
                {"registrationId":"%s","personId":"%s","examSession":%d,"academy":"17","uai":"0440001M",
                 "specialty":"MCO-2024","category":"SCHOOL","state":"PRE_REGISTERED"}""".formatted(registration, person, session));
    }

    private static String person(UUID id, String name) {
        return """
                {"personId":"%s","familyName":"%s","givenNames":"Nina, Jeanne","birthDate":"2004-03-17",
                 "birthplace":"Nantes","academy":"17","uai":"0440001M"}""".formatted(id, name);
    }
}
