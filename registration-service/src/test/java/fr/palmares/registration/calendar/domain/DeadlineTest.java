package fr.palmares.registration.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "2025-11-19T24:00, Europe/Paris, 2025-11-19T23:00:00Z",
        "2025-11-19T18:00, Europe/Paris, 2025-11-19T17:00:00Z",
        "2025-11-19T24:00, Indian/Reunion, 2025-11-19T20:00:00Z",
        "2025-11-19T24:00, America/Martinique, 2025-11-20T04:00:00Z",
        "2025-11-19T24:00, Pacific/Noumea, 2025-11-19T13:00:00Z",
        "2026-07-01T12:00, Europe/Paris, 2026-07-01T10:00:00Z",
        "2025-11-19T23:00:00Z, Europe/Paris, 2025-11-19T23:00:00Z",
        "2025-11-19T24:00, America/Miquelon, 2025-11-20T03:00:00Z"
    })
    void aDeadlineIsAnInstantOfTheAcademysZone(String text, String zone, Instant expected) {
        assertThat(Deadline.instant(text, ZoneId.of(zone))).isEqualTo(expected);
    }

    @Test
    void theHourThatComesTwiceEndsTheSecondTime() {
        assertThat(Deadline.instant("2025-10-26T02:30", ZoneId.of("Europe/Paris")))
                .isEqualTo(Instant.parse("2025-10-26T01:30:00Z"));
    }

    @Test
    void theHourThatNeverComesIsTheOneAfterIt() {
        assertThat(Deadline.instant("2026-03-29T02:30", ZoneId.of("Europe/Paris")))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025-11-19", "19/11/2025 18:00", "2025-13-01T00:00", "2025-02-30T24:00", "T24:00"})
    void whatIsNoDateAndHourIsRefused(String text) {
        assertThatThrownBy(() -> Deadline.instant(text, ZoneId.of("Europe/Paris")))
                .isInstanceOf(DateTimeException.class);
    }

    @Test
    void theClosingInstantIsLateAndTheOneBeforeIsNot() {
        var opens = Instant.parse("2025-10-13T06:00:00Z");
        var closes = Instant.parse("2025-11-19T23:00:00Z");
        var window = new Window(Optional.of(opens), closes);

        assertThat(window.openAt(closes)).isFalse();
        assertThat(window.openAt(closes.minusMillis(1))).isTrue();
        assertThat(window.openAt(opens)).isTrue();
        assertThat(window.openAt(opens.minusNanos(1))).isFalse();
        assertThat(window.tooEarly(opens.minusNanos(1))).isTrue();
        assertThat(window.tooEarly(closes)).isFalse();
    }

    @Test
    void withoutAPrintedOpeningItIsOpenAlready() {
        var closes = Instant.parse("2025-11-19T23:00:00Z");

        assertThat(new Window(Optional.empty(), closes).openAt(Instant.EPOCH)).isTrue();
    }
}
