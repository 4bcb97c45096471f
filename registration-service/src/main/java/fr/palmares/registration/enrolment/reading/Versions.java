package fr.palmares.registration.enrolment.reading;

import fr.palmares.registration.enrolment.Access;
import fr.palmares.registration.enrolment.StoredChoices;
import fr.palmares.registration.enrolment.domain.Choices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** every version that was saved, by whom, and what it changed. */
@ApplicationScoped
class Versions {

    @Schema(
            name = "RegistrationVersion",
            examples =
                    "{\"version\":2,\"savedAt\":\"2025-11-10T08:05:00Z\",\"byCandidate\":true,\"changes\":[{\"field\":\"consents.press\",\"before\":\"false\",\"after\":\"true\"}]}")
    record Version(
            int version,
            Instant savedAt,

            @Schema(description = "False where the establishment or the exam office saved it.")
            boolean byCandidate,

            @Nullable @Schema(description = "Why an exam office corrected it.")
            String reason,

            @Schema(
                    description = "What differs from the version before; empty on the first. To staff, `particulars`"
                            + " without values stands for the fields that only who fills the form in sees.")
            List<Choices.Difference> changes) {}

    private final EntityManager database;
    private final Access access;

    Versions(EntityManager database, Access access) {
        this.database = database;
        this.access = access;
    }

    @Transactional
    List<Version> of(UUID registrationId) {
        var whole = access.seesHandicap(access.toRead(registrationId));
        List<?> rows = database.createNativeQuery(
                        "SELECT version, choices::text AS choices, saved_at, by_candidate, reason FROM registration_version"
                                + " WHERE registration_id = ?1 ORDER BY version",
                        Tuple.class)
                .setParameter(1, registrationId)
                .getResultList();
        var versions = new ArrayList<Version>();
        Choices before = null;
        for (var found : rows) {
            var row = (Tuple) found;
            var choices = StoredChoices.parse(row.get("choices", String.class));
            versions.add(new Version(
                    row.get("version", Integer.class),
                    row.get("saved_at", Instant.class),
                    row.get("by_candidate", Boolean.class),
                    row.get("reason", String.class),
                    before == null ? List.of() : changes(before, choices, whole)));
            before = choices;
        }
        return versions;
    }

    private static List<Choices.Difference> changes(Choices before, Choices after, boolean whole) {
        return whole ? before.differencesSeen(after) : before.differencesShown(after);
    }
}
