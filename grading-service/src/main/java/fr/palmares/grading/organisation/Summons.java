package fr.palmares.grading.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import fr.palmares.grading.examfile.JsonColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate was called to; a change issues another one. */
@Entity
@Table(name = "summons")
class Summons extends PanacheEntityBase {

    /** One line of a summons, as it is printed. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "SummonedSitting")
    record Line(
            @Schema(examples = "U1") String unit,

            @Schema(examples = "Culture générale et expression")
            String title,

            Instant startsAt,
            Instant endsAt,
            @Schema(examples = "0440001M") String centre,
            @Schema(examples = "Lycée Guist'hau, Nantes") String centreName,
            @Schema(examples = "B12") String room,
            @Nullable @Schema(examples = "2617000042") String candidateNumber,

            @Schema(
                    description = "Arrangements granted for this unit; the end takes extra time in.",
                    examples = "[\"EXTRA_TIME 1/3\"]")
            List<String> arrangements) {

        Line {
            arrangements = arrangements == null ? List.of() : List.copyOf(arrangements);
        }
    }

    @Id
    UUID id;

    @Column(name = "registration_id")
    UUID registrationId;

    String sittings;
    boolean partial;
    boolean late;

    @Column(name = "issued_at")
    Instant issuedAt;

    static Optional<Summons> last(UUID registrationId) {
        return find("registrationId = ?1 order by issuedAt desc", registrationId)
                .firstResultOptional();
    }

    List<Line> lines() {
        return JsonColumns.read(sittings, new TypeReference<>() {});
    }
}
