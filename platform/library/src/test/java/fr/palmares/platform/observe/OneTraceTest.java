package fr.palmares.platform.observe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.Connect;
import fr.palmares.backends.Home;
import fr.palmares.backends.Ports;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request, the row it leaves in the outbox, Debezium, the topic, the reader and what the reader says: one trace. */
@QuarkusTest
class OneTraceTest {

    private static final String TRACE = "5bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private static @Nullable Connect connect;

    @Inject
    Spans spans;

    @Inject
    OwnFacts facts;

    @Inject
    DatabaseFigures databaseFigures;

    @Inject
    TopicFigures topicFigures;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @BeforeEach
    void debeziumReadsTheOutbox() {
        if (connect == null) {
            connect = new Connect(Home.temporary(), Ports.free(1).getFirst(), kafka);
            connect.start();
            connect.publishOutbox(
                    "platform", URI.create(database.substring("jdbc:".length())).getPort());
        }
    }

    @AfterAll
    static void stop() {
        if (connect != null) {
            connect.stop();
            connect = null;
        }
    }

    @Test
    void fromTheRequestToTheReaderAndOnIsOneTrace() throws Exception {
        var thing = given().contentType(ContentType.JSON)
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                .header("User-Agent", "somebody's browser")
                .queryParam("familyName", "Durand")
                .body("{\"name\":\"a\"}")
                .when()
                .post("/probe/things")
                .then()
                .statusCode(200)
                .extract()
                .path("id")
                .toString();

        await().atMost(Duration.ofSeconds(60)).until(() -> facts.took("platform.ThingSeen.v1", thing));
        await().atMost(Duration.ofSeconds(10)).until(() -> spans.ofTrace(TRACE).size() >= 3);

        var request = only(SpanKind.SERVER, "POST /probe/things");
        var reader = only(SpanKind.CONSUMER, "take in platform.ThingMade.v1");
        var next = only(SpanKind.CONSUMER, "take in platform.ThingSeen.v1");
        assertThat(request.getParentSpanId()).isEqualTo(CALLER);
        assertThat(reader.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(next.getParentSpanId()).isEqualTo(reader.getSpanId());
        assertThat(reader.getAttributes().get(AttributeKey.stringKey("messaging.destination.name")))
                .isEqualTo("platform.events");
        theSpansNameNobody(List.of(request, reader, next));
        theLogNamesTheTraceAndNobody(thing);
        theFiguresAreThere();
    }

    private static void theSpansNameNobody(List<SpanData> spans) {
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.getAttributes().toString())
                        .doesNotContain("Durand")
                        .doesNotContain("browser")
                        .doesNotContain("127.0.0.1"));
    }

    private static void theLogNamesTheTraceAndNobody(String thing) throws IOException {
        var line = lines().stream()
                .filter(one -> one.path("message").asText().startsWith("Thing " + thing))
                .findFirst()
                .orElseThrow();

        assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRACE);
        assertThat(line.path("message").asText()).isEqualTo("Thing " + thing + " was made; tell <e-mail>");
    }

    private static List<JsonNode> lines() throws IOException {
        var json = new ObjectMapper();
        try (var lines = Files.lines(Path.of("target/production-log.json"))) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException noJson) {
                            throw new AssertionError(line, noJson);
                        }
                    })
                    .toList();
        }
    }

    private void theFiguresAreThere() throws InterruptedException {
        databaseFigures.count();
        topicFigures.count();

        var metrics = given().when()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_bucket\\{.*uri=\"/probe/things\".*le=\"0.5\".*}")
                .containsPattern("palmares_slot_wal_kept\\{slot=\"palmares_platform\".*} [0-9.E]+")
                .containsPattern("palmares_slot_active\\{slot=\"palmares_platform\".*} 1\\.0")
                .containsPattern("palmares_outbox_lag\\{slot=\"palmares_platform\".*} [0-9.E]+")
                .containsPattern("palmares_outbox_rows")
                .containsPattern("palmares_outbox_newest_age [0-9.E]+")
                .containsPattern("palmares_consumer_lag\\{.*topic=\"platform.events\".*} [0-9.E]+")
                .containsPattern("palmares_dead_letters\\{topic=\"platform.dead-letters\".*} 0\\.0")
                .containsPattern(
                        "palmares_event_delay_seconds_bucket\\{.*topic=\"platform.events\".*le=\"5.0\".*} [1-9]");
    }

    private SpanData only(SpanKind kind, String name) {
        var found = spans.ofTrace(TRACE).stream()
                .filter(span -> span.getKind() == kind && span.getName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }
}
