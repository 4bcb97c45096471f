package fr.palmares.grading.examfile.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestKafka;
import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.OptionalChoice;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.examfile.UnitChoice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts come twice, late, or broken; the exam file is what the newest one says. */
@QuarkusTest
class RegistrationEventsTest {

    private static final Instant JANUARY = Instant.parse("2026-01-10T09:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-10T09:00:00Z");

    private final UUID registration = UUID.randomUUID();
    private TestKafka kafka;

    @BeforeEach
    void connect() {
        kafka = TestKafka.ofThisRun();
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void theSameFactTwiceMakesOneFileWithOneNumber() {
        var id = UUID.randomUUID();
        kafka.send("registration.events", key(), "registration.RegistrationValidated.v1", id, JANUARY, file(1, "U1"));
        until(() -> found() != null);
        var number = found().candidateNumber;

        kafka.send("registration.events", key(), "registration.RegistrationValidated.v1", id, FEBRUARY, file(2, "U2"));
        afterEverythingWasRead();

        assertThat(found().candidateNumber).isEqualTo(number).startsWith("2617");
        assertThat(found().units).extracting(UnitChoice::unit).containsExactly("U1");
    }

    @Test
    void anAmendmentThatComesBeforeAnOlderValidationIsNotUndone() {
        say("registration.RegistrationCancelled.v1", FEBRUARY, """
                {"registrationId":"%s","personId":"%s","examSession":2026,"academy":"17","specialty":"MCO-2024",
                 "reason":"WITHDRAWN","text":"Désistement"}""".formatted(registration, UUID.randomUUID()));
        say("registration.RegistrationValidated.v1", JANUARY, file(1, "U1"));
        afterEverythingWasRead();

        assertThat(found().state).isEqualTo(ExamFile.State.CANCELLED);
    }

    @Test
    void anOlderAmendmentChangesNothing() {
        say("registration.RegistrationValidated.v1", FEBRUARY, file(2, "U2"));
        say("registration.RegistrationAmended.v1", JANUARY, file(1, "U1"));
        afterEverythingWasRead();

        assertThat(found().registrationVersion).isEqualTo(2);
    }

    @Test
    void aNewerAmendmentReplacesTheChoices() {
        say("registration.RegistrationValidated.v1", JANUARY, file(1, "U1"));
        say("registration.RegistrationAmended.v1", FEBRUARY, file(2, "U2"));
        afterEverythingWasRead();

        assertThat(found().units).extracting(UnitChoice::unit).containsExactly("U2");
    }

    @Test
    void anOptionalUnitWithdrawnBeforeTheFileComesIsNotInIt() {
        say("registration.OptionalUnitWithdrawn.v1", JANUARY, """
                {"registrationId":"%s","personId":"%s","academy":"17","unit":"UF-EE","reason":"DEADLINE"}""".formatted(registration, UUID.randomUUID()));
        say("registration.RegistrationValidated.v1", FEBRUARY, file(1, "U1"));
        afterEverythingWasRead();

        assertThat(found().optionalUnits).extracting(OptionalChoice::unit).containsExactly("UF1");
    }

    @Test
    void anUnknownFactAndUnknownFieldsAreIgnored() {
        say("registration.SomethingNew.v1", JANUARY, "{\"whatever\":1}");
        say(
                "registration.RegistrationValidated.v1",
                JANUARY,
                file(1, "U1").replace("\"version\"", "\"new\":{},\"version\""));
        afterEverythingWasRead();

        assertThat(found()).isNotNull();
    }

    @Test
    void poisonIsPutAsideAndTheNextFactIsRead() {
        kafka.sendRaw(new ProducerRecord<>("registration.events", key(), "not json"));
        say("registration.RegistrationValidated.v1", JANUARY, "{\"registrationId\":\"" + registration + "\"}");
        say("registration.RegistrationValidated.v1", FEBRUARY, file(1, "U1"));
        until(() -> found() != null);

        var dead = kafka.await("grading.dead-letters", letter -> key().equals(letter.key()));

        assertThat(dead.value()).isEqualTo("not json");
    }

    @Test
    void anOlderCalendarDoesNotReplaceANewerOne() {
        calendar(3, "2026-07-03T08:00:00Z");
        calendar(2, "2026-06-02T08:00:00Z");
        afterEverythingWasRead();

        var embargo = QuarkusTransaction.requiringNew()
                .call(() -> ExamCalendar.of(2031, "70").orElseThrow().resultsEmbargo);

        assertThat(embargo).isEqualTo(Instant.parse("2026-07-03T08:00:00Z"));
    }

    private void calendar(int version, String embargo) {
        say("registration.CalendarPublished.v1", JANUARY, """
                {"examSession":2031,"academy":"70","version":%d,"zone":"Europe/Paris","resultsEmbargo":"%s"}""".formatted(version, embargo));
    }

    private void say(String type, Instant at, String json) {
        kafka.send("registration.events", key(), type, UUID.randomUUID(), at, json);
    }

    /** Facts of one key are read in order: once this last one is in, all before it were. */
    private void afterEverythingWasRead() {
        var marker = "MARK-" + UUID.randomUUID();
        kafka.send(
                "registration.events",
                key(),
                "registration.SpecialtyPublished.v1",
                UUID.randomUUID(),
                "{\"examSession\":2026,\"id\":\"%s\",\"acronym\":\"X\",\"title\":\"X\",\"verified\":false,\"units\":[]}"
                        .formatted(marker));
        until(() -> Specialty.of(2026, marker).isPresent());
    }

    private ExamFile found() {
        return QuarkusTransaction.requiringNew().call(() -> ExamFile.findById(registration));
    }

    private static void until(BooleanSupplier holds) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> QuarkusTransaction.requiringNew().call(holds::getAsBoolean));
    }

    private String key() {
        return registration.toString();
    }

    private String file(int version, String unit) {
        return """
                {"registrationId":"%s","personId":"%s","examSession":2026,"academy":"17","uai":null,
                 "specialty":"MCO-2024","category":"SCHOOL","form":"GLOBAL","version":%d,
                 "units":[{"unit":"%s","choice":"SIT"}],
                 "optionalUnits":[{"unit":"UF1","language":"ESPAGNOL"},{"unit":"UF-EE"}]}""".formatted(registration, UUID.randomUUID(), version, unit);
    }
}
