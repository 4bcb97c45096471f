package fr.palmares.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FarewellTest.OnItsOwn.class)
class FarewellTest {

    @Inject
    Event<ShutdownDelayInitiatedEvent> theEnd;

    @Test
    void whoKeepsAConnectionIsToldWhenTheServiceEnds() {
        given().get("/q/health/live").then().statusCode(200).header("Connection", nullValue());

        theEnd.fire(new ShutdownDelayInitiatedEvent());

        given().get("/q/health/live").then().statusCode(200).header("Connection", equalTo("close"));
    }

    /** A service that said goodbye is not used again. */
    public static class OnItsOwn implements QuarkusTestProfile {}
}
