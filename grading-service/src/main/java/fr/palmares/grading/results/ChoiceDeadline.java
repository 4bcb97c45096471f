package fr.palmares.grading.results;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Until when a candidate chooses catch-up orals, counted from the publication [policy: three days]. */
@ApplicationScoped
class ChoiceDeadline {

    private final Duration timeToChoose;

    ChoiceDeadline(
            @ConfigProperty(name = "palmares.grading.catch-up.time-to-choose", defaultValue = "P3D")
                    Duration timeToChoose) {
        this.timeToChoose = timeToChoose;
    }

    Instant after(Instant publishedAt) {
        return publishedAt.plus(timeToChoose);
    }
}
