package fr.palmares.notification.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import fr.palmares.backends.TestTokens;
import fr.palmares.notification.World;
import fr.palmares.platform.web.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WebhooksTest {

    private static final String URL = "http://127.0.0.1:65000/facts";

    @Inject
    World world;

    private final String owner = "si-" + UUID.randomUUID();

    @AfterEach
    void end() {
        world.change("DELETE FROM webhook WHERE owner = ?1", owner);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                            | 400 | /contact",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\"}                                  | 400 | /types",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\",\"types\":[],\"x\":1}             | 400 | /x",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\",\"types\":\"%T\"}                 | 400 | /types",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\",\"types\":[]}                     | 422 | /types",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\",\"types\":[\"x.Nothing.v1\"]}     | 422 | /types/0",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\",\"types\":[\"account.Person.v1\"]}| 422 | /types/0",
                "{\"url\":\"%U\",\"contact\":\"nobody\",\"types\":[\"%T\"]}                    | 422 | /contact",
                "{\"url\":\"nowhere\",\"contact\":\"a@b.example\",\"types\":[\"%T\"]}          | 422 | /url",
                "{\"url\":\"https://10.0.0.1/\",\"contact\":\"a@b.example\",\"types\":[\"%T\"]}| 422 | /url",
                "{\"url\":\"https://169.254.169.254/latest\",\"contact\":\"a@b.example\",\"types\":[\"%T\"]}| 422 | /url",
                "{\"url\":\"https://[fd00::1]/\",\"contact\":\"a@b.example\",\"types\":[\"%T\"]}| 422 | /url",
                "{\"url\":\"https://a:b@example.org/\",\"contact\":\"a@b.example\",\"types\":[\"%T\"]}| 422 | /url",
                "{\"url\":\"https://no-such-name.invalid/\",\"contact\":\"a@b.example\",\"types\":[\"%T\"]}| 422 | /url",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\",\"types\":[\"%T\"],\"academies\":[\"02\"]}| 422 | /academies",
                "{\"url\":\"%U\",\"contact\":\"a@b.example\",\"types\":[\"%T\"],\"academies\":[\"*\"]} | 422 | /academies"
            })
    void whatCannotBeIsNamedAndNothingIsStored(String body, int status, String pointer) {
        var filled = body.strip().replace("%U", URL).replace("%T", "registration.RegistrationConfirmed.v1");

        var answer = as(owner)
                .body(filled)
                .post("/v1/webhooks")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");

        assertThat(answer.extract().jsonPath().getList("errors.pointer", String.class))
                .contains(pointer);
        assertThat(world.count("webhook WHERE owner = ?1", owner)).isZero();
    }

    @Test
    void aSystemWithoutAnyScopeIsToldSo() {
        given().auth()
                .oauth2(TestTokens.of("integrator").subject(owner).token())
                .contentType(ContentType.JSON)
                .body(wish())
                .post("/v1/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("portée"));
    }

    @Test
    void theSecretIsToldOnceAndTheSameKeyMakesOneWebhook() {
        var first = as(owner).header("Idempotency-Key", "k").body(wish()).post("/v1/webhooks");
        var again = as(owner).header("Idempotency-Key", "k").body(wish()).post("/v1/webhooks");

        first.then().statusCode(201).body("secret.value", startsWith("whsec_"));
        assertThat(again.<String>path("secret.value")).isEqualTo(first.path("secret.value"));
        assertThat(world.count("webhook WHERE owner = ?1", owner)).isOne();
        as(owner)
                .get("/v1/webhooks/" + first.path("webhook.id"))
                .then()
                .body("academies", equalTo(java.util.List.of("17")))
                .body(not(containsString("whsec_")));
        as(owner)
                .header("Idempotency-Key", "k")
                .body(wish().replace("a@b", "c@d"))
                .post("/v1/webhooks")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(world.count("idempotency_key WHERE caller = ?1 AND answer LIKE '%whsec%'", owner))
                .isZero();
    }

    @Test
    void whoChangesItMustHaveReadIt() {
        var made = as(owner).body(wish()).post("/v1/webhooks");
        var path = "/v1/webhooks/" + made.path("webhook.id");

        as(owner).body(wish()).put(path).then().statusCode(428);
        as(owner).header("If-Match", "\"7\"").body(wish()).put(path).then().statusCode(412);
        as(owner)
                .header("If-Match", made.header("ETag"))
                .body(wish().replace("a@b", "c@d"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("contact", equalTo("c@d.example"));
    }

    @Test
    void whatBelongsToSomebodyElseIsAbsent() {
        String id = as(owner).body(wish()).post("/v1/webhooks").path("webhook.id");
        var other = "si-" + UUID.randomUUID();
        var path = "/v1/webhooks/" + id;

        as(other).get(path).then().statusCode(404);
        as(other).header("If-Match", "*").body(wish()).put(path).then().statusCode(404);
        as(other).body("{\"state\":\"PAUSED\"}").put(path + "/state").then().statusCode(404);
        as(other).delete(path).then().statusCode(404);
        as(other).post(path + "/secrets").then().statusCode(404);
        as(other).delete(path + "/secrets/1").then().statusCode(404);
        as(other).get(path + "/deliveries").then().statusCode(404);
        as(other).body("{}").post(path + "/replays").then().statusCode(404);
        as(other).post(path + "/test-deliveries").then().statusCode(404);
        as(other).get("/v1/webhooks").then().statusCode(200).body("items", hasSize(0));
        World.administrator().get(path).then().statusCode(200);
        as(owner).delete(path).then().statusCode(204);
        as(owner).get(path).then().statusCode(404);
    }

    @Test
    void theTwentyFirstIsOneTooMany() {
        for (var i = 0; i < 20; i++) {
            as(owner).body(wish()).post("/v1/webhooks").then().statusCode(201);
        }

        as(owner)
                .body(wish())
                .post("/v1/webhooks")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-webhooks"));
        var page = as(owner)
                .get("/v1/webhooks?limit=15")
                .then()
                .body("items", hasSize(15))
                .extract();
        as(owner)
                .get("/v1/webhooks?limit=15&cursor=" + page.path("next"))
                .then()
                .body("items", hasSize(5));
    }

    @Test
    void aCursorOfAnotherListIsRefusedWithItsName() {
        String mine = as(owner).body(wish()).post("/v1/webhooks").path("webhook.id");
        var theirs = as(owner).body(wish()).post("/v1/webhooks");
        var path = "/v1/webhooks/" + mine;

        for (var foreign : new String[] {
            Cursor.encode("account", 1, 2),
            theirs.path("webhook.cursor"),
            Cursor.encode("webhooks", 3),
            Cursor.encode("webhook-journal", mine, "x", 3),
            "bm9uc2Vuc2U"
        }) {
            as(owner)
                    .body("{\"after\":\"" + foreign + "\"}")
                    .post(path + "/replays")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/foreign-cursor"))
                    .body("errors[0].pointer", equalTo("/after"));
        }
        as(owner)
                .body("{\"after\":\"" + Cursor.encode("account", 1, 2) + "\"}")
                .post(path + "/replays")
                .then()
                .body("detail", containsString("« account »"));
        as(owner)
                .get(path + "/deliveries?cursor=" + Cursor.encode("messages", 3))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/foreign-cursor"));
        as(owner)
                .get("/v1/webhooks?cursor=" + Cursor.encode("messages", 3))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/foreign-cursor"));
    }

    @Test
    void aCursorOlderThanTheJournalIsRefused() {
        String id = as(owner).body(wish()).post("/v1/webhooks").path("webhook.id");
        world.change("UPDATE journal_floor SET committed_by = '5'");
        try {
            replay(id, 5).statusCode(422).body("type", equalTo("/problems/cursor-expired"));
            replay(id, 6).statusCode(202);
        } finally {
            world.change("UPDATE journal_floor SET committed_by = '0'");
        }
    }

    private io.restassured.response.ValidatableResponse replay(String id, int transaction) {
        return as(owner)
                .body("{\"after\":\"" + Cursor.encode("webhook-journal", id, transaction, 1) + "\"}")
                .post("/v1/webhooks/" + id + "/replays")
                .then();
    }

    @Test
    void productionRefusesToOpenItsOwnNetwork() {
        assertThatThrownBy(() -> DestinationsSource.refuse(true, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("allow-loopback");
        assertThatCode(() -> DestinationsSource.refuse(true, true)).doesNotThrowAnyException();
        assertThatCode(() -> DestinationsSource.refuse(false, false)).doesNotThrowAnyException();
    }

    private static RequestSpecification as(String subject) {
        return given().auth()
                .oauth2(TestTokens.of("integrator")
                        .subject(subject)
                        .academies("17")
                        .token())
                .contentType(ContentType.JSON);
    }

    private static String wish() {
        return """
                {"url":"%s","contact":"a@b.example","types":["registration.RegistrationConfirmed.v1"]}""".formatted(URL);
    }
}
