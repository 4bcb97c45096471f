package fr.palmares.registration.heldmarks;

import fr.palmares.registration.eligibility.domain.HeldMark;
import fr.palmares.registration.eligibility.domain.Mark;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mark in the ledger. */
@Entity
@Table(name = "held_mark")
class HeldMarkRow extends PanacheEntityBase {

    enum Kind {
        RETAINED,
        CARRIED_OVER
    }

    enum Source {
        GRADING,
        EXAM_OFFICE,
        CANDIDATE
    }

    @Id
    UUID id = new UUID(0, 0);

    UUID personId = new UUID(0, 0);
    String specialty = "";
    String unit = "";
    BigDecimal mark = BigDecimal.ZERO;
    int obtainedIn;

    @Enumerated(EnumType.STRING)
    Kind kind = Kind.RETAINED;

    @Enumerated(EnumType.STRING)
    Source source = Source.GRADING;

    @Nullable
    String academy;

    @Nullable
    String proof;

    String recordedBy = "";
    Instant recordedAt = Instant.EPOCH;

    @Nullable
    Integer waivedIn;

    @Nullable
    UUID waivedBy;

    HeldMark held() {
        return new HeldMark(new Mark(mark), obtainedIn, waivedIn != null);
    }

    static List<HeldMarkRow> of(UUID personId, String specialty) {
        return list("personId = ?1 and specialty = ?2 order by unit, obtainedIn desc", personId, specialty);
    }

    static Optional<HeldMarkRow> of(UUID personId, String specialty, String unit, int obtainedIn) {
        return find(
                        "personId = ?1 and specialty = ?2 and unit = ?3 and obtainedIn = ?4",
                        personId,
                        specialty,
                        unit,
                        obtainedIn)
                .firstResultOptional();
    }
}
