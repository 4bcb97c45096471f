package fr.palmares.notification.staff;

import static fr.palmares.backends.Catalogue.example;
import static fr.palmares.backends.Catalogue.hasExample;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import fr.palmares.notification.World;
import fr.palmares.notification.staff.domain.Desk;
import fr.palmares.notification.words.Catalogue;
import fr.palmares.platform.web.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each test has an académie and an establishment of its own. */
@QuarkusTest
class StaffMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    World world;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final String academy = UUID.randomUUID().toString().substring(0, 8);
    private final String uai = UUID.randomUUID().toString().substring(0, 8);
    private final UUID nina = UUID.randomUUID();
    private final UUID registration = UUID.randomUUID();

    @Test
    void aCompleteFileIsOnTheDeskOfItsExamOfficeAndOfNobodyElse() {
        known();
        tell("documents", "documents.AllPiecesProvided.v1", ours("documents.AllPiecesProvided.v1"));
        awaitMessages(1);

        office("ana")
                .get("/v1/staff-messages")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("unread", equalTo(1))
                .body("items[0].kind", equalTo("FILE_TO_CONTROL"))
                .body("items[0].person", equalTo("Nina Dupont"))
                .body("items[0].registrationId", equalTo(registration.toString()));
        school("eve").get("/v1/staff-messages").then().statusCode(200).body("items", hasSize(0));
        desk("accommodation-office", "ben").get("/v1/staff-messages").then().body("items", hasSize(0));
        given().auth()
                .oauth2(TestTokens.of("exam-office").academies("another").token())
                .get("/v1/staff-messages")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void eachPersonAtTheDeskReadsForThemselves() {
        tell("documents", "documents.AllPiecesProvided.v1", ours("documents.AllPiecesProvided.v1"));
        awaitMessages(1);
        String id = office("ana").get("/v1/staff-messages").path("items[0].id");

        office("ana").put("/v1/staff-messages/" + id + "/read").then().statusCode(204);
        office("ana").put("/v1/staff-messages/" + id + "/read").then().statusCode(204);

        office("ana").get("/v1/staff-messages/" + id).then().body("readAt", notNullValue());
        office("ana")
                .get("/v1/staff-messages?unread=true")
                .then()
                .body("items", hasSize(0))
                .body("unread", equalTo(0));
        office("bob").get("/v1/staff-messages/" + id).then().body("readAt", nullValue());
        office("bob").get("/v1/staff-messages").then().body("unread", equalTo(1));
    }

    @Test
    void onlyTheAccommodationOfficeHearsOfARequest() {
        tell("registration", "registration.AccommodationRequested.v1", ours("registration.AccommodationRequested.v1"));
        awaitMessages(1);

        desk("accommodation-office", "ben")
                .get("/v1/staff-messages")
                .then()
                .body("items.kind", contains("ACCOMMODATION_TO_EXAMINE"));
        office("ana").get("/v1/staff-messages").then().body("items", hasSize(0));
        school("eve").get("/v1/staff-messages").then().body("items", hasSize(0));
    }

    @Test
    void aFactWithoutAcademyGoesToThoseOfItsPerson() {
        world.change(
                "INSERT INTO followed_registration (registration_id, person_id, exam_session, academy) VALUES (?1, ?2, 2026, ?3)",
                registration,
                nina,
                academy);

        tell("account", "account.EmailChanged.v1", "{\"personId\":\"%s\"}".formatted(nina));

        awaitMessages(1);
        office("ana").get("/v1/staff-messages").then().body("items.kind", contains("EMAIL_CHANGED"));
    }

    @Test
    void theSameFactTwiceIsOneMessage() {
        var id = UUID.randomUUID();
        var data = ours("documents.AllPiecesProvided.v1");
        for (var i = 0; i < 2; i++) {
            kafka.send("documents.events", registration.toString(), "documents.AllPiecesProvided.v1", id, data);
        }
        tell("documents", "documents.PieceRefused.v1", ours("documents.PieceRefused.v1"));
        await().atMost(PATIENCE).until(() -> world.count("staff_message WHERE scope = ?1", uai) == 1);

        assertThat(world.count("staff_message WHERE scope = ?1", academy)).isOne();
    }

    @Test
    void whoIsErasedIsErasedFromDesks() {
        known();
        tell("documents", "documents.AllPiecesProvided.v1", ours("documents.AllPiecesProvided.v1"));
        awaitMessages(1);

        kafka.send("account.people", nina.toString(), "account.Person.v1", UUID.randomUUID(), null);

        await().atMost(PATIENCE).until(() -> world.count("staff_message WHERE person_id = ?1", nina) == 0);
    }

    @Test
    void aCursorOfAnotherListAndAnUnknownKindAreRefused() {
        office("ana")
                .get("/v1/staff-messages?cursor=" + Cursor.encode("messages", 3))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/foreign-cursor"));
        assertThat(office("ana").get("/v1/staff-messages?kind=NOTHING").statusCode())
                .isIn(400, 404);
        office("ana").get("/v1/staff-messages?limit=0").then().statusCode(422);
        office("ana").get("/v1/staff-messages?limit=201").then().statusCode(422);
    }

    @Test
    void everyFactThatADeskHearsOfIsInTheCatalogueOrAgreed() {
        StaffCatalogue.types().stream()
                .filter(type -> hasExample(type))
                .forEach(type -> assertThat(Catalogue.types()).contains(type));
        assertThat(StaffCatalogue.types().stream().flatMap(type -> StaffCatalogue.told(type).stream()))
                .extracting(StaffCatalogue.Told::desk)
                .contains(Desk.values());
    }

    /** The producer's example, about our person, académie and establishment. */
    private String ours(String type) {
        return example(type)
                .replace("0190a1b2-0000-7000-8000-000000000001", nina.toString())
                .replace("0190a1b2-0000-7000-8000-000000000002", registration.toString())
                .replace("\"17\"", "\"" + academy + "\"")
                .replace("0440001M", uai);
    }

    private void known() {
        kafka.send("account.people", nina.toString(), "account.Person.v1", UUID.randomUUID(), World.person(nina));
        await().atMost(PATIENCE).until(() -> world.count("recipient WHERE person_id = ?1", nina) == 1);
    }

    private void tell(String service, String type, String data) {
        kafka.send(service + ".events", registration.toString(), type, UUID.randomUUID(), data);
    }

    private void awaitMessages(int count) {
        await().atMost(PATIENCE).until(() -> world.count("staff_message WHERE scope = ?1", academy) == count);
    }

    private RequestSpecification office(String who) {
        return desk("exam-office", who);
    }

    private RequestSpecification desk(String role, String who) {
        return given().auth()
                .oauth2(TestTokens.of(role).subject(who).academies(academy).token());
    }

    private RequestSpecification school(String who) {
        return given().auth()
                .oauth2(TestTokens.of("establishment").subject(who).uai(uai).token());
    }
}
