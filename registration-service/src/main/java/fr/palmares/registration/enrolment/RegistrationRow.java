package fr.palmares.registration.enrolment;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.domain.State;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registration as it is stored. */
@Entity
@Table(name = "registration")
class RegistrationRow extends PanacheEntityBase {

    enum Origin {
        IMPORT,
        CANDIDATE,
        ESTABLISHMENT,
        PROPOSAL
    }

    /** P-2, as schools know it: nothing provided, started, awaiting control, approved. */
    enum Colour {
        RED,
        ORANGE,
        BLUE,
        GREEN
    }

    @Id
    UUID id = new UUID(0, 0);

    UUID personId = new UUID(0, 0);
    int examSession;
    String academy = "";

    @Nullable
    String uai;

    String specialty = "";

    @Enumerated(EnumType.STRING)
    Category category = Category.SCHOOL;

    boolean repeating;

    @Enumerated(EnumType.STRING)
    Origin origin = Origin.CANDIDATE;

    @Enumerated(EnumType.STRING)
    State state = State.PRE_REGISTERED;

    int version;
    int revision = 1;

    @Nullable
    @Enumerated(EnumType.STRING)
    Form form;

    @Nullable
    String choices;

    @Nullable
    Instant fileApprovedAt;

    @Enumerated(EnumType.STRING)
    Colour fileColour = Colour.RED;

    @Nullable
    @Enumerated(EnumType.STRING)
    Reason reason;

    @Nullable
    String reasonText;

    Instant createdAt = Instant.EPOCH;
    Instant changedAt = Instant.EPOCH;

    /** When the candidate was told, or the registration cancelled, for not having been confirmed by closing. */
    @Nullable
    Instant unconfirmedToldAt;

    @Nullable
    Instant confirmedAt;

    @Nullable
    Instant submittedAt;

    @Nullable
    Instant decidedAt;

    static Optional<RegistrationRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** the form of the last earlier registration for the same specialty that was made. */
    static Optional<Form> previousForm(UUID personId, String specialty, int examSession) {
        return RegistrationRow.<RegistrationRow>find(
                        "personId = ?1 and specialty = ?2 and examSession < ?3 and form is not null and state <> ?4"
                                + " order by examSession desc",
                        personId,
                        specialty,
                        examSession,
                        State.CANCELLED)
                .firstResultOptional()
                .map(row -> row.form);
    }

    static Optional<RegistrationRow> live(UUID personId, int examSession, String specialty) {
        return find(
                        "personId = ?1 and examSession = ?2 and specialty = ?3 and state not in (?4, ?5)",
                        personId,
                        examSession,
                        specialty,
                        State.REJECTED,
                        State.CANCELLED)
                .firstResultOptional();
    }
}
