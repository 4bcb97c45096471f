package fr.palmares.registration.accommodation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openSession;
import static fr.palmares.registration.accommodation.Asking.OPINION;
import static fr.palmares.registration.accommodation.Asking.PARTLY;
import static fr.palmares.registration.accommodation.Asking.advise;
import static fr.palmares.registration.accommodation.Asking.asked;
import static fr.palmares.registration.accommodation.Asking.confirmWithHandicap;
import static fr.palmares.registration.accommodation.Asking.decide;
import static fr.palmares.registration.accommodation.Asking.own;
import static fr.palmares.registration.accommodation.Asking.registered;
import static fr.palmares.registration.accommodation.Asking.renew;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.backends.TestKafka;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sits the exam again, and what one click may renew. */
@QuarkusTest
class AccommodationRenewalTest {

    private static final int SESSION = 2029;

    @Inject
    Facts facts;

    private final UUID person = UUID.randomUUID();

    @Test
    void whoSitsTheExamAgainRenewsTheFormerDecisionWithOneClick() {
        openSession(SESSION + 1);
        open(SESSION, "03");
        open(SESSION + 1, "03");
        var before = registered(person, SESSION, "03");
        var former = asked(person, before);
        advise("03", former, OPINION).statusCode(200);
        decide("03", former, PARTLY).statusCode(200);
        renew(person, before, true).statusCode(409);
        var again = proposedAnew(before, SESSION);
        confirmWithHandicap(person, again);
        own(person, again)
                .body("renewable.requestId", equalTo(former))
                .body("renewable.arrangements.arrangement", equalTo(List.of("EXTRA_TIME")));

        renew(person, again, false).statusCode(422).body("type", equalTo("/problems/medical-situation-changed"));
        renew(person, again, true)
                .statusCode(201)
                .body("state", equalTo("DECIDED"))
                .body("renewalOf", equalTo(former))
                .body("decision.renewed", equalTo(true))
                .body("decision.decision", equalTo("PARTLY_GRANTED"));

        assertThat(facts.typesAbout(again))
                .endsWith("registration.AccommodationRequested.v1", "registration.AccommodationDecided.v1");
        assertThat(facts.last(again, "registration.AccommodationRequested.v1")
                        .get("renewal")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void onlyTheLastDecisionIsRenewedAndARefusalIsNone() {
        var first = SESSION + 3;
        for (int i = 0; i < 3; i++) {
            open(first + i, "03");
        }
        var granted = registered(person, first, "03");
        decided(granted, PARTLY);
        var refused = proposedAnew(granted, first);
        confirmWithHandicap(person, refused);
        own(person, refused).body("renewable.arrangements.arrangement", equalTo(List.of("EXTRA_TIME")));
        decided(refused, "{\"arrangements\":[],\"reasons\":\"Situation nouvelle.\"}");

        var last = proposedAnew(refused, first + 1);
        confirmWithHandicap(person, last);

        own(person, last).body("renewable", nullValue());
        renew(person, last, true).statusCode(409).body("type", equalTo("/problems/nothing-to-renew"));
    }

    private void decided(String registration, String answer) {
        var id = asked(person, registration);
        advise("03", id, OPINION).statusCode(200);
        decide("03", id, answer).statusCode(200);
    }

    /** Grading says that the candidate failed; the next exam session proposes the registration anew. */
    private String proposedAnew(String registration, int examSession) {
        try (var kafka = TestKafka.ofThisRun()) {
            kafka.send("grading.events", registration, "grading.MarksRetained.v1", UUID.randomUUID(), """
                    {"registrationId":"%s","personId":"%s","academy":"03","examSession":%d,"specialty":"MCO-2024",
                     "form":"GLOBAL","decision":"FAILED","units":[]}
                    """.formatted(
                            registration, person, examSession));
        }
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> list(candidate(person), "examSession=" + (examSession + 1))
                                .getString("items[0].id"),
                        java.util.Objects::nonNull);
    }
}
