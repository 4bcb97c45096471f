package fr.palmares.account.personaldata;

import static fr.palmares.account.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import fr.palmares.account.World;
import fr.palmares.backends.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportJourneyTest {

    @Inject
    World world;

    @Inject
    ExportRound round;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private HttpServer others;

    /** The four other services, each with its part at its own address. */
    @BeforeEach
    void theOthersServeTheirParts() throws IOException {
        others = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        others.createContext("/", exchange -> {
            var body = part(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        others.start();
    }

    @AfterEach
    void theyGo() {
        others.stop(0);
    }

    @Test
    void everythingTheFiveServicesHoldIsOneArchive() throws Exception {
        var email = world.candidate();
        var me = world.as(email, PASSWORD);
        String person = me.get("/v1/accounts/me").path("personId");

        String id = me.post("/v1/my-data/exports")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("id");
        assertThat(me.post("/v1/my-data/exports").<String>path("id"))
                .as("one a day")
                .isEqualTo(id);
        assertThat(world.facts("account.PersonalDataExportRequested.v1", person))
                .containsExactly(Map.of("exportId", id, "personId", person));
        me.get("/v1/my-data/exports/" + id + "/archive").then().statusCode(404);
        Exports.OTHERS.forEach(service -> answers(service, id, person, hash(part(service))));

        var files = unzipped(archive(me, id));
        assertThat(files)
                .containsOnlyKeys(
                        "LISEZMOI.txt",
                        "1-compte.json",
                        "2-inscriptions.json",
                        "3-pieces-et-documents.json",
                        "4-epreuves-et-resultats.json",
                        "5-messages.json");
        assertThat(files.get("1-compte.json")).contains(email, "Dupont").doesNotContain("single_use_link");
        assertThat(files.get("4-epreuves-et-resultats.json")).isEqualTo("{\"of\":\"grading\"}");
        assertThat(world.mail(email, "Vos données sont prêtes")).isNotEmpty();
    }

    @Test
    void anotherPersonsArchiveIsNotFound() {
        var mine = world.as(world.candidate(), PASSWORD);
        String id = mine.post("/v1/my-data/exports").path("id");

        var somebodyElse = world.as(world.candidate(), PASSWORD);

        somebodyElse.get("/v1/my-data/exports/" + id).then().statusCode(404);
        somebodyElse.get("/v1/my-data/exports/" + id + "/archive").then().statusCode(404);
    }

    @Test
    void aPartThatIsNotWhatWasAnnouncedIsNotTakenAndAServiceThatIsSilentIsNamed() throws Exception {
        var me = world.as(world.candidate(), PASSWORD);
        String person = me.get("/v1/accounts/me").path("personId");
        String id = me.post("/v1/my-data/exports").path("id");
        answers("registration", id, person, hash(part("registration")));
        answers("documents", id, person, hash(part("something else")));
        answers("grading", id, person, hash(part("grading")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.count("personal_data_answer WHERE export_id = ?1", UUID.fromString(id)) == 3);

        world.change(
                "UPDATE personal_data_export SET requested_at = requested_at - interval '31 minutes', due_at = now()"
                        + " WHERE id = ?1",
                UUID.fromString(id));
        round.run();

        assertThat(unzipped(archive(me, id)).get("LISEZMOI.txt"))
                .contains("3-pieces-et-documents.json, 5-messages.json");
        me.accept("application/json")
                .get("/v1/my-data/exports/" + id)
                .then()
                .body("missing", equalTo(List.of("documents", "notification")));
    }

    @Test
    void whoIsErasedLeavesNoArchiveBehind() {
        var me = world.as(world.candidate(), PASSWORD);
        String id = me.post("/v1/my-data/exports").path("id");

        me.post("/v1/my-data/erasure").then().statusCode(204);

        assertThat(world.count("personal_data_export WHERE id = ?1", UUID.fromString(id)))
                .isZero();
    }

    private void answers(String service, String export, String person, String sha256) {
        kafka.send(service + ".events", person, service + ".PersonalDataExported.v1", UUID.randomUUID(), """
                {"exportId":"%s","personId":"%s","url":"http://localhost:%d/%s","sha256":"%s","bytes":1}""".formatted(
                        export, person, others.getAddress().getPort(), service, sha256));
    }

    private byte[] archive(RequestSpecification me, String id) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> me.get("/v1/my-data/exports/" + id)
                        .<String>path("state")
                        .equals("READY"));
        return me.accept("application/zip")
                .get("/v1/my-data/exports/" + id + "/archive")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static byte[] part(String service) {
        return "{\"of\":\"%s\"}".formatted(service).getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
