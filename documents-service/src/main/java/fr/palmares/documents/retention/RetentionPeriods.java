package fr.palmares.documents.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * How long each kind is kept after the year of its exam session [policy], by configuration: {@code
 * palmares.documents.retention.<kind>}, a code of a piece, a destination or a kind of document.
 */
@ApplicationScoped
class RetentionPeriods {

    private static final String PREFIX = "palmares.documents.retention.";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<String> ARCHIVED =
            Set.of("TRANSCRIPT", "SUCCESS_CERTIFICATE", "UNITS_CERTIFICATE", "DELIBERATION_MINUTES");

    private final Config settings;

    RetentionPeriods(Config settings) {
        this.settings = settings;
    }

    boolean isOver(int examSession, String kind, String family, Instant now) {
        var end = LocalDate.of(examSession + 1, 1, 1).plus(period(kind, family)).atStartOfDay(PARIS);
        return !now.isBefore(end.toInstant());
    }

    private Period period(String kind, String family) {
        return setting(kind).or(() -> setting(family)).orElseGet(() -> usual(kind, family));
    }

    private static Period usual(String kind, String family) {
        if (ARCHIVED.contains(kind)) {
            return Period.ofYears(50);
        }
        return family.equals("MEDICAL") ? Period.ofYears(1) : Period.ofYears(2);
    }

    private Optional<Period> setting(String name) {
        return settings.getOptionalValue(PREFIX + name, String.class).map(Period::parse);
    }
}
