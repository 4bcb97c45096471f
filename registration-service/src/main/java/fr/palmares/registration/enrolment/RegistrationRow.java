package fr.palmares.registration.enrolment;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.enrolment.domain.Choices;
import fr.palmares.registration.enrolment.domain.FileColour;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.domain.State;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registration as it is stored. */
@Entity
@Table(name = "registration")
public class RegistrationRow extends PanacheEntityBase {

    public enum Origin {
        IMPORT,
        CANDIDATE,
        ESTABLISHMENT,
        PROPOSAL
    }

    @Id
    public UUID id = new UUID(0, 0);

    public UUID personId = new UUID(0, 0);
    public int examSession;
    public String academy = "";

    @Nullable
    public String uai;

    public String specialty = "";

    @Enumerated(EnumType.STRING)
    public Category category = Category.SCHOOL;

    public boolean repeating;

    @Enumerated(EnumType.STRING)
    public Origin origin = Origin.CANDIDATE;

    @Enumerated(EnumType.STRING)
    public State state = State.PRE_REGISTERED;

    public int version;
    public int revision = 1;

    @Nullable
    @Enumerated(EnumType.STRING)
    public Form form;

    /** the recteur's decision that opens the PROGRESSIVE form, as its act is numbered. */
    @Nullable
    public String formDerogationReference;

    @Nullable
    public LocalDate formDerogationDecidedOn;

    /** Written by {@link #choose} alone, which keeps what it says beside it. */
    @Nullable
    String choices;

    @Transient
    @Nullable
    private Choices chosen;

    @Nullable
    public Instant fileApprovedAt;

    @Enumerated(EnumType.STRING)
    public FileColour fileColour = FileColour.RED;

    @Nullable
    @Enumerated(EnumType.STRING)
    public Reason reason;

    @Nullable
    public String reasonText;

    public Instant createdAt = Instant.EPOCH;
    public Instant changedAt = Instant.EPOCH;

    /** When the candidate was told, or the registration cancelled, for not having been confirmed by closing. */
    @Nullable
    public Instant unconfirmedToldAt;

    @Nullable
    public Instant confirmedAt;

    @Nullable
    public Instant submittedAt;

    @Nullable
    public Instant decidedAt;

    /** What was chosen; empty until somebody confirms. */
    public Optional<Choices> choices() {
        if (chosen == null && choices != null) {
            chosen = StoredChoices.parse(choices);
        }
        return Optional.ofNullable(chosen);
    }

    public void choose(int asVersion, Choices next) {
        version = asVersion;
        form = next.form();
        choices = StoredChoices.write(next);
        chosen = next;
    }

    public boolean hasFormDerogation() {
        return formDerogationReference != null;
    }

    public static Optional<RegistrationRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** the form of the last earlier registration for the same specialty that was made. */
    public static Optional<Form> previousForm(UUID personId, String specialty, int examSession) {
        return getEntityManager()
                .createQuery(
                        "select form from RegistrationRow where personId = ?1 and specialty = ?2 and examSession < ?3"
                                + " and form is not null and state <> ?4 order by examSession desc",
                        Form.class)
                .setParameter(1, personId)
                .setParameter(2, specialty)
                .setParameter(3, examSession)
                .setParameter(4, State.CANCELLED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public static Optional<RegistrationRow> live(UUID personId, int examSession, String specialty) {
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
