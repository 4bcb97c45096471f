package fr.palmares.platform.time;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedClockTest {

    @TempDir
    Path folder;

    @Test
    void withoutAFileItIsTheMachinesClock() {
        assertThat(new ShiftedClock(folder.resolve("clock")).instant()).isCloseTo(Instant.now(), within(5, SECONDS));
    }

    @Test
    void theFileMovesIt() throws IOException {
        var clock = new ShiftedClock(Files.writeString(folder.resolve("clock"), "-P365D\n"));

        assertThat(clock.instant()).isCloseTo(Instant.now().minus(Duration.ofDays(365)), within(5, SECONDS));
    }

    @Test
    void aNewShiftIsSeenByAClockAlreadyRunning() throws IOException {
        var file = Files.writeString(folder.resolve("clock"), "P1D");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        var clock = new ShiftedClock(file);
        clock.instant();

        Files.writeString(file, "P2D");

        assertThat(clock.instant()).isCloseTo(Instant.now().plus(Duration.ofDays(2)), within(5, SECONDS));
    }
}
