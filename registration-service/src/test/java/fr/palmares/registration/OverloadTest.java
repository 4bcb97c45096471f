package fr.palmares.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The last hour before closing: who is not let in is told when to come back, and nothing of theirs is stored. */
@QuarkusTest
class OverloadTest {

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "palmares.http.in-flight")
    int most;

    @Test
    void oneRequestTooManyIs429AndAPlaceThatGetsFreeIsGiven() throws IOException {
        Api.open(2026, "17");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < most; i++) {
                slow.add(halfARequest());
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> given().get("/v1/academies")
                            .then()
                            .statusCode(429)
                            .contentType("application/problem+json")
                            .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                            .body("type", equalTo("/problems/overloaded")));
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                given().get("/v1/academies").then().extract().statusCode())
                        .isEqualTo(200));
    }

    /** A file that somebody began to send and does not go on with. */
    private Socket halfARequest() throws IOException {
        var socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream()
                .write(("POST /v1/imports?examSession=2026&uai=0440001M HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: text/csv\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                                + Api.establishment("0440001M") + "\r\n\r\nnom")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
