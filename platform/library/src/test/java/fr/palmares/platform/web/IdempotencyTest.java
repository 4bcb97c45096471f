package fr.palmares.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {

    @Test
    void theSameRequestTwiceGetsTheFirstAnswerAndIsDoneOnce() {
        var key = UUID.randomUUID().toString();
        var before = Probe.DONE.get();

        var first = making(key, "a").path("id").toString();
        var second = making(key, "a").path("id").toString();

        assertThat(second).isEqualTo(first);
        assertThat(Probe.DONE.get()).isEqualTo(before + 1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIs422() {
        var key = UUID.randomUUID().toString();
        making(key, "a");

        var second = making(key, "b");

        second.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void twentyAtOnceAreDoneOnce() throws Exception {
        var key = UUID.randomUUID().toString();
        var before = Probe.DONE.get();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i ->
                            threads.submit(() -> making(key, "a").path("id").toString()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }

        assertThat(Probe.DONE.get()).isEqualTo(before + 1);
    }

    private static Response making(String key, String name) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"" + name + "\"}")
                .when()
                .post("/probe/things");
    }
}
