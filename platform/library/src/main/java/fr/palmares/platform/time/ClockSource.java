package fr.palmares.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of deadlines. It is the machine's own; the local profile alone may shift it, by a file. */
@ApplicationScoped
class ClockSource {

    private final Optional<Path> shift;

    ClockSource(@ConfigProperty(name = "palmares.clock.file") Optional<Path> shift) {
        this.shift = shift;
    }

    @Produces
    @Singleton
    Clock clock() {
        return shift.<Clock>map(ShiftedClock::new).orElseGet(Clock::systemUTC);
    }
}
