package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a deadline leads to, told once. */
@QuarkusTest
class DeadlinesTest {

    @Test
    void aMissedDeadlineIsToldOnceAndAFullFileIsDeclaredComplete() {
        var late = new Journey();
        late.academy = "31";
        late.confirmed(1).withChecklist().provides("IDENTITE");
        var forgetful = new Journey();
        forgetful.academy = "31";
        forgetful.confirmed(1).withChecklist().provides("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE");

        closes("31", 1);

        eventually(() -> late.told().contains("documents.PieceDeadlineMissed.v1"));
        eventually(() -> forgetful.checklist().getString("progress").equals("COMPLETED"));
        late.sends("CONFIRMATION", "application/pdf", Journey.pdf("late")).statusCode(409);
        closes("31", 2);
        eventually(() -> Collections.frequency(late.told(), "documents.ChecklistIssued.v1") >= 2);
        assertThat(Collections.frequency(late.told(), "documents.PieceDeadlineMissed.v1"))
                .isEqualTo(1);
        assertThat(forgetful.told()).doesNotContain("documents.PieceDeadlineMissed.v1");
    }

    /** A calendar whose deadline has just passed, to the same instant whatever its version. */
    private static void closes(String academy, int version) {
        Journey.KAFKA.send(
                "registration.events",
                "2026-" + academy,
                "registration.CalendarPublished.v1",
                UUID.randomUUID(),
                """
                {"examSession":2026,"academy":"%s","version":%d,"zone":"America/Martinique",
                 "registrationOpens":"2025-10-13T06:00:00Z","registrationCloses":"2025-11-19T23:00:00Z",
                 "piecesDeadline":"%s","laterPieces":[]}""".formatted(academy, version, Instant.parse("2025-11-20T04:00:00Z")));
    }
}
