package fr.palmares.grading.claims;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.palmares.grading.claims.domain.TimeLimit;
import fr.palmares.grading.examfile.JsonColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate asks for once the result is out: to see scripts, or to have it looked at again. */
@Entity
@Table(name = "claim")
class Claim extends PanacheEntityBase {

    @Schema(name = "ClaimState")
    enum State {
        FILED,
        GRANTED,
        DISMISSED
    }

    @Id
    UUID id;

    @Column(name = "registration_id")
    UUID registrationId;

    @Enumerated(EnumType.STRING)
    TimeLimit kind;

    String units;

    @Nullable
    String text;

    @Column(name = "filed_at")
    Instant filedAt;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String answer;

    @Column(name = "answered_by")
    @Nullable
    String answeredBy;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    List<String> codes() {
        return JsonColumns.read(units, new TypeReference<>() {});
    }
}
