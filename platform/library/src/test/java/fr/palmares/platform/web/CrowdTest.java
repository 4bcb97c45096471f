package fr.palmares.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** More calls than a service answers in time, or more than one caller may make. */
@QuarkusTest
class CrowdTest {

    @ConfigProperty(name = "palmares.http.in-flight")
    int most;

    @Test
    void oneCallMoreThanTheLimitComesBackLater() {
        for (var call : IntStream.rangeClosed(1, 3).toArray()) {
            assertThat(given().get("/probe/rare").statusCode())
                    .as("call " + call)
                    .isEqualTo(200);
        }

        var refused = given().get("/probe/rare");

        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-many-requests"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1_200);
    }

    @Test
    void oneRequestMoreAtOnceThanAdmittedIsToldToComeBackAndTheNextIsServed() throws Exception {
        var waiting = new ArrayList<Future<Integer>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var _ : IntStream.range(0, most).toArray()) {
                waiting.add(callers.submit(() -> given().get("/probe/slow").statusCode()));
            }
            Probe.ENTERED.acquire(most);

            given().get("/probe/slow")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "2")
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/overloaded"));
            given().get("/q/health/live").then().statusCode(200);
            Probe.LET_GO.release(most);
            for (var answer : waiting) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        given().body("{\"name\":\"a\"}")
                .contentType("application/json")
                .post("/probe")
                .then()
                .statusCode(200);
    }
}
