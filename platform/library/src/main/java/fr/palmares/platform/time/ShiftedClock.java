package fr.palmares.platform.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The machine's clock plus the ISO-8601 duration that a file holds (such as {@code P41D} or {@code -PT3H}); no file, no
 * shift. The file is read again whenever it changes, so several processes move together and a restart keeps the hour.
 */
final class ShiftedClock extends Clock {

    private record Shift(FileTime writtenAt, Duration by) {}

    private static final Shift NONE = new Shift(FileTime.fromMillis(0), Duration.ZERO);

    private final Path file;
    private final ZoneId zone;
    private volatile Shift shift = NONE;

    ShiftedClock(Path file) {
        this(file, ZoneOffset.UTC);
    }

    private ShiftedClock(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ShiftedClock(file, other);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(current());
    }

    private Duration current() {
        try {
            var writtenAt = Files.getLastModifiedTime(file);
            if (!writtenAt.equals(shift.writtenAt())) {
                shift = new Shift(
                        writtenAt, Duration.parse(Files.readString(file).strip()));
            }
        } catch (NoSuchFileException absent) {
            shift = NONE;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return shift.by();
    }
}
