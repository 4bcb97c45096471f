package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Facts delivered twice, out of order, or unreadable. */
@QuarkusTest
class FactsTest {

    @Test
    void theSameFactTwiceIssuesOneChecklist() {
        var camille = new Journey();
        var id = UUID.randomUUID();
        camille.fact("RegistrationConfirmed", 1, id)
                .fact("RegistrationConfirmed", 1, id)
                .withChecklist();
        var marker = new Journey().confirmed(1).withChecklist();

        assertThat(marker.checklist().getInt("registrationVersion")).isEqualTo(1);
        assertThat(Collections.frequency(camille.told(), "documents.ChecklistIssued.v1"))
                .isEqualTo(1);
    }

    @Test
    void anOlderVersionThatArrivesLateChangesNothing() {
        var camille = new Journey();
        camille.optionalUnits = "[{\"unit\":\"UF-EE\"}]";
        camille.confirmed(2).withChecklist();
        camille.optionalUnits = "[]";
        camille.confirmed(1);
        new Journey().confirmed(1).withChecklist();

        assertThat(camille.checklist().getInt("registrationVersion")).isEqualTo(2);
        assertThat(camille.checklist().getList("pieces.code")).contains("ENGAGEMENT_ETUDIANT");
    }

    @Test
    void anAmendmentKeepsWhatWasProvidedAndAsksForANewSignature() {
        var camille = new Journey().confirmed(1).withChecklist().provides("CONFIRMATION", "IDENTITE");

        camille.optionalUnits = "[{\"unit\":\"UF-EE\"}]";
        camille.confirmed(2);

        eventually(() -> camille.checklist().getInt("registrationVersion") == 2);
        assertThat(camille.state("IDENTITE")).isEqualTo("PROVIDED");
        assertThat(camille.state("CONFIRMATION")).isEqualTo("REFUSED");
        assertThat(camille.state("ENGAGEMENT_ETUDIANT")).isEqualTo("EXPECTED");
    }

    @Test
    void aUnitThatWasWithdrawnIsAskedNothingForAnyMore() {
        var camille = new Journey();
        camille.optionalUnits = "[{\"unit\":\"UF-EE\"}]";
        camille.confirmed(1).withChecklist();

        Journey.KAFKA.send(
                "registration.events",
                camille.registration.toString(),
                "registration.OptionalUnitWithdrawn.v1",
                UUID.randomUUID(),
                """
                {"registrationId":"%s","personId":"%s","academy":"33","unit":"UF-EE","reason":"pieces-missing"}""".formatted(camille.registration, camille.person));

        eventually(() -> !camille.checklist().getList("pieces.code").contains("ENGAGEMENT_ETUDIANT"));
    }

    @Test
    void aCancelledRegistrationTakesNoPieceAnyMore() {
        var camille = new Journey().confirmed(1).withChecklist();

        Journey.KAFKA.send(
                "registration.events",
                camille.registration.toString(),
                "registration.RegistrationCancelled.v1",
                UUID.randomUUID(),
                """
                {"registrationId":"%s","personId":"%s","examSession":2026,"academy":"33","specialty":"MCO-2024",
                 "reason":"withdrawn","text":"Désistement."}""".formatted(camille.registration, camille.person));

        eventually(() -> camille.checklist().getString("progress").equals("CLOSED"));
        camille.sends("IDENTITE", "application/pdf", Journey.pdf("a")).statusCode(409);
    }

    @Test
    void poisonIsSetAsideAndTheNextFactIsRead() {
        Journey.KAFKA.sendRaw(new ProducerRecord<>("registration.events", "poison", "{not json"));
        Journey.KAFKA.send(
                "registration.events",
                "poison",
                "registration.RegistrationConfirmed.v1",
                UUID.randomUUID(),
                "{\"registrationId\":\"no identifier\"}");

        new Journey().confirmed(1).withChecklist();

        assertThat(Journey.KAFKA.await("documents.dead-letters", record -> "poison".equals(record.key())))
                .isNotNull();
    }

    @Test
    void aPublishedCalendarMovesTheDeadlinesOfRunningFiles() {
        var camille = new Journey();
        camille.academy = "32";
        camille.specialty = "MS-B";
        camille.confirmed(1).withChecklist();
        assertThat(camille.checklist().getString("deadline")).isNull();

        Journey.KAFKA.send(
                "registration.events", "2026-32", "registration.CalendarPublished.v1", UUID.randomUUID(), """
                {"examSession":2026,"academy":"32","version":1,"zone":"America/Guadeloupe",
                 "registrationOpens":"2098-10-13T06:00:00Z","registrationCloses":"2098-11-19T23:00:00Z",
                 "piecesDeadline":"2098-11-20T04:00:00Z",
                 "laterPieces":[{"codes":["ENGAGEMENT_ETUDIANT","R408","MS_*"],"deadline":"2098-12-13T04:00:00Z"}]}""");

        eventually(() -> camille.checklist().getString("deadline") != null);
        assertThat(Instant.parse(camille.checklist().getString("pieces.find { it.code == 'IDENTITE' }.deadline")))
                .isEqualTo("2098-11-20T04:00:00Z");
        assertThat(Instant.parse(camille.checklist().getString("pieces.find { it.code == 'MS_FLUIDES' }.deadline")))
                .isEqualTo("2098-12-13T04:00:00Z");
    }
}
