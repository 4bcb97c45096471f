package fr.palmares.notification.template;

import static fr.palmares.notification.World.administrator;
import static fr.palmares.notification.World.person;
import static fr.palmares.notification.World.refusedPiece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import fr.palmares.backends.TestKafka;
import fr.palmares.notification.World;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.words.Samples;
import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TemplatesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OWN = "Le service des examens refuse « {label} » : {reason}.{#if text} {text}{/if}";

    @Inject
    World world;

    @Inject
    Engine engine;

    @BeforeEach
    @AfterEach
    void onlyTheServicesOwnWords() {
        world.change("DELETE FROM message_template");
    }

    @Test
    void publishedWordsAreThoseOfTheMessagesToComeAndOfThoseAlone() {
        var before = messageOf("before");
        var version = draft("PIECE_REFUSED", "Pièce à redonner", OWN);
        move("PIECE_REFUSED", version, "VALIDATED").statusCode(200);
        preview("PIECE_REFUSED", version).statusCode(200);
        move("PIECE_REFUSED", version, "PUBLISHED").statusCode(200).body("state", equalTo("PUBLISHED"));
        var after = messageOf("after");
        move("PIECE_REFUSED", version, "RETIRED").statusCode(200);
        var again = messageOf("again");

        assertThat(before).startsWith("0|Une pièce est à remplacer|La pièce");
        assertThat(after)
                .isEqualTo(version + "|Pièce à redonner|Le service des examens refuse « Pièce d’identité » :"
                        + " elle n’est pas lisible.");
        assertThat(again).startsWith("0|");
    }

    /** Version, title and words of a message about a refused piece. */
    private String messageOf(String name) {
        var nina = UUID.nameUUIDFromBytes((name + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
        var kafka = TestKafka.ofThisRun();
        kafka.send("account.people", nina.toString(), "account.Person.v1", UUID.randomUUID(), person(nina));
        kafka.send(
                "documents.events",
                nina.toString(),
                "documents.PieceRefused.v1",
                UUID.randomUUID(),
                refusedPiece(nina));
        await().atMost(PATIENCE).until(() -> world.count("message WHERE person_id = ?1", nina) == 1);
        return world.text(
                        "SELECT template_version || '|' || title || '|' || body FROM message WHERE person_id = CAST(?1 AS uuid)",
                        nina)
                .replace('\u00a0', ' ');
    }

    @Test
    void nobodyPublishesWhatNobodyHasLookedAt() {
        var version = draft("PIECE_REFUSED", "Titre", OWN);
        move("PIECE_REFUSED", version, "PUBLISHED").statusCode(409).body("type", equalTo("/problems/template-state"));
        move("PIECE_REFUSED", version, "VALIDATED").statusCode(200).body("previewed", equalTo(false));

        move("PIECE_REFUSED", version, "PUBLISHED").statusCode(409).body("type", equalTo("/problems/not-previewed"));

        preview("PIECE_REFUSED", version).statusCode(200);
        move("PIECE_REFUSED", version, "PUBLISHED").statusCode(200);
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOneBefore() {
        var first = published("FILE_APPROVED", "Tout est bon.");
        var second = published("FILE_APPROVED", "Tout est accepté.");

        administrator()
                .get("/v1/message-templates/FILE_APPROVED/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(java.util.List.of(second, first)))
                .body("items.state", equalTo(java.util.List.of("PUBLISHED", "RETIRED")));
        administrator()
                .get("/v1/message-templates")
                .then()
                .body("items.find { it.kind == 'FILE_APPROVED' }.published", equalTo(second))
                .body("items", hasSize(MessageKind.values().length))
                .body("items.find { it.kind == 'PIECE_REFUSED' }.variables", hasItem("reason"));
    }

    private int published(String kind, String body) {
        var version = draft(kind, "Titre", body);
        move(kind, version, "VALIDATED").statusCode(200);
        preview(kind, version).statusCode(200);
        move(kind, version, "PUBLISHED").statusCode(200);
        return version;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "La pièce {labell}                                   | labell",
                "{#if resaon}x{/if}                                  | resaon",
                "{label.length}                                      | label.length",
                "{label.getClass.name}                               | label.getClass.name",
                "{label.toUpperCase()}                               | label.toUpperCase()",
                "{cdi:config.secret}                                 | cdi:config.secret",
                "{inject:templates}                                  | inject:templates",
                "{config:property('quarkus.datasource.password')}    | config:property",
                "{#for one in label}{one}{/for}{two}                 | two",
                "{#include Envelope/plain /}                         | #include",
                "{#let x=label}{x}{/let}                             | #let",
                "{label ?: 'x'}                                      | label"
            })
    void whatTheKindDoesNotHaveIsRefusedWithItsName(String body, String name) {
        var version = draft("PIECE_REFUSED", "Titre", body.strip());

        move("PIECE_REFUSED", version, "VALIDATED")
                .statusCode(422)
                .body("type", equalTo("/problems/template-refused"))
                .body("errors[0].pointer", equalTo("/body"))
                .body("detail", containsString(name));
        preview("PIECE_REFUSED", version).statusCode(422);
        move("PIECE_REFUSED", version, "PUBLISHED").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#if label}", "{label", "{/if}", "{#if label}x{/for}"})
    void whatCannotBeReadIsRefused(String body) {
        var version = draft("PIECE_REFUSED", "Titre", body);

        move("PIECE_REFUSED", version, "VALIDATED")
                .statusCode(422)
                .body("type", equalTo("/problems/template-refused"))
                .body("detail", containsString("ligne 1"));
    }

    @Test
    void loopsMayNameWhatTheirItemsAreMadeOf() {
        var version = draft("PIECES_ASKED", "Titre", """
                {pieces.size} pièces :

                {#for piece in pieces}
                – {piece.label}{#if piece.deadline}, avant le {piece.deadline}{/if}{#if piece_hasNext} ;{/if}
                {/for}""");
        move("PIECES_ASKED", version, "VALIDATED").statusCode(200);

        preview("PIECES_ASKED", version)
                .statusCode(200)
                .body("text", containsString("Bonjour Nina"))
                .body("html", containsString("<li>Pièce d’identité, avant le mercredi 19"))
                .body("html", containsString("lang=\"fr\""))
                .body("message", containsString("2 pièces"));
        var wrong = draft("PIECES_ASKED", "Titre", "{#for piece in pieces}{piece.lable}{/for}");
        move("PIECES_ASKED", wrong, "VALIDATED").statusCode(422).body("detail", containsString("piece.lable"));
    }

    @Test
    void onlyADraftIsWrittenAndByWhoHasReadIt() {
        var version = draft("FILE_APPROVED", "Titre", "Un.");
        var path = "/v1/message-templates/FILE_APPROVED/versions/" + version;
        var words = "{\"title\":\"Titre\",\"body\":\"Deux.\"}";
        administrator()
                .contentType(ContentType.JSON)
                .body(words)
                .put(path)
                .then()
                .statusCode(428);
        administrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"9\"")
                .body(words)
                .put(path)
                .then()
                .statusCode(412);
        administrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(words)
                .put(path)
                .then()
                .statusCode(200)
                .body("body", equalTo("Deux."));
        move("FILE_APPROVED", version, "VALIDATED").statusCode(200);

        administrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(words)
                .put(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/template-state"));
        administrator().get(path.replace("/" + version, "/999")).then().statusCode(404);
        administrator().get("/v1/message-templates/NOTHING/versions").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\":\"x\"}", "{\"title\":\"x\",\"body\":\"y\",\"z\":1}", "[]", "no"})
    void aDraftWithoutItsFieldsIsMalformed(String body) {
        administrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/message-templates/FILE_APPROVED/versions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(world.count("message_template")).isZero();
    }

    @Test
    void theServicesOwnWordsNameOnlyWhatTheirKindHas() throws Exception {
        for (var kind : MessageKind.values()) {
            var data = Samples.of(kind).getClass();
            try (var file = getClass().getResourceAsStream("/templates/Notices/" + data.getSimpleName() + ".txt")) {
                var template = engine.parse(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));

                assertThat(Variables.unknown(template, data)).as(kind.name()).isEmpty();
            }
        }
    }

    private static int draft(String kind, String title, String body) {
        return administrator()
                .contentType(ContentType.JSON)
                .body(java.util.Map.of("title", title, "body", body))
                .post("/v1/message-templates/" + kind + "/versions")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    private static ValidatableResponse move(String kind, int version, String state) {
        return administrator()
                .contentType(ContentType.JSON)
                .body("{\"state\":\"" + state + "\"}")
                .put("/v1/message-templates/" + kind + "/versions/" + version + "/state")
                .then();
    }

    private static ValidatableResponse preview(String kind, int version) {
        return administrator()
                .post("/v1/message-templates/" + kind + "/versions/" + version + "/preview")
                .then();
    }
}
