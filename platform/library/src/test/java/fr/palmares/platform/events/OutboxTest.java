package fr.palmares.platform.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    EntityManager database;

    @Test
    void aFactCarriesTheTraceOfTheRequestThatMadeIt() {
        var id = given().contentType(ContentType.JSON)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .body("{\"name\":\"a\"}")
                .when()
                .post("/probe/things")
                .then()
                .statusCode(200)
                .extract()
                .path("id")
                .toString();

        var row = row(id);

        assertThat(row.get("traceparent", String.class)).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        assertThat(row.get("aggregatetype", String.class)).isEqualTo("platform.events");
        assertThat(row.get("type", String.class)).isEqualTo("platform.ThingMade.v1");
        assertThat(row.get("source", String.class)).isEqualTo("/palmares/platform");
        assertThat(row.get("specversion", String.class)).isEqualTo("1.0");
        assertThat(row.get("academy", String.class)).isEqualTo("17");
        assertThat(row.get("payload", String.class)).isEqualTo("{\"academy\":\"17\",\"name\":\"a\"}");
    }

    @Test
    void aTombstoneHasNoPayload() {
        var key = UUID.randomUUID();

        QuarkusTransaction.requiringNew()
                .run(() -> outbox.appendTo("platform.people", "platform.Person.v1", key, null));

        assertThat(row(key.toString()).get("payload")).isNull();
    }

    @Test
    void noFactIsToldOutsideOfACommand() {
        assertThatThrownBy(() -> outbox.append("platform.ThingMade.v1", UUID.randomUUID(), Map.of()))
                .isInstanceOf(jakarta.transaction.TransactionalException.class);
    }

    private Tuple row(String subject) {
        return (Tuple) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT * FROM outbox_event WHERE subject = ?1", Tuple.class)
                        .setParameter(1, subject)
                        .getSingleResult());
    }
}
