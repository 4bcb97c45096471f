package fr.palmares.grading.deliberation.schoolreport;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The livret scolaire as the jury is shown it (G-9, D643-32). */
@Entity
@Table(name = "school_report")
public class SchoolReport extends PanacheEntityBase {

    /** The opinion with which the teachers close it. */
    public enum Opinion {
        VERY_FAVOURABLE,
        FAVOURABLE,
        RESERVED,
        NONE
    }

    @Schema(name = "SchoolReport")
    public record View(
            @Schema(description = "Where it lies, as the establishment names it.", examples = "LSL-2026-0440001M-0042")
            String reference,

            @Nullable @Schema(description = "SHA-256 of the file, where there is one.")
            String sha256,

            Opinion opinion) {}

    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    String reference;

    @Nullable
    String sha256;

    @Enumerated(EnumType.STRING)
    Opinion opinion;

    @Column(name = "given_by")
    String givenBy;

    @Column(name = "given_at")
    Instant givenAt;

    public static Map<UUID, View> of(List<UUID> registrations) {
        return registrations.isEmpty()
                ? Map.of()
                : SchoolReport.<SchoolReport>list("registrationId in ?1", registrations).stream()
                        .collect(Collectors.toMap(report -> report.registrationId, SchoolReport::view));
    }

    View view() {
        return new View(reference, sha256, opinion);
    }
}
