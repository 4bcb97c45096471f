package fr.palmares.notification.courier;

import static io.restassured.RestAssured.given;

import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** What an integrator does with webhooks, and facts of a registration to be told of. */
final class WebhookWorld {

    static final String CONFIRMED = "registration.RegistrationConfirmed.v1";

    private static final TestKafka KAFKA = TestKafka.ofThisRun();

    record Made(String id, String secret, String cursor) {}

    private WebhookWorld() {}

    static RequestSpecification as(String subject, String... academies) {
        return given().auth()
                .oauth2(TestTokens.of("integrator")
                        .subject(subject)
                        .academies(academies)
                        .token())
                .contentType(ContentType.JSON);
    }

    static String wish(String url) {
        return """
                {"url":"%s","contact":"exploitation@academie.example","types":["%s"]}""".formatted(url, CONFIRMED);
    }

    static Made make(String subject, String url, String... academies) {
        var made = as(subject, academies).body(wish(url)).post("/v1/webhooks");
        made.then().statusCode(201);
        return made(made);
    }

    static Made made(Response response) {
        return new Made(response.path("webhook.id"), response.path("secret.value"), response.path("webhook.cursor"));
    }

    /** A fact about a registration; its version counts the facts of one. */
    static UUID tell(String academy, UUID registration, int version) {
        var id = UUID.randomUUID();
        KAFKA.send("registration.events", registration.toString(), CONFIRMED, id, """
                {"registrationId":"%s","personId":"%s","examSession":2026,"academy":"%s","uai":"0440001M",
                 "specialty":"MCO-2024","version":%d}""".formatted(
                        registration, UUID.randomUUID(), academy, version));
        return id;
    }
}
