package fr.palmares.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Moves the clock of deadlines that the five services share in the local profile; the rules stay what they are. */
final class ExamClock {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Path file;

    ExamClock(Path file) {
        this.file = file;
    }

    /** Makes it {@code parisTime} (such as {@code 2025-11-03T10:00}) for every service. */
    Instant moveTo(String parisTime) {
        var instant = LocalDateTime.parse(parisTime).atZone(PARIS).toInstant();
        var written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(written, Duration.between(Instant.now(), instant).toString());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return instant;
    }
}
