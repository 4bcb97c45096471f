package fr.palmares.registration.enrolment;

import fr.palmares.platform.events.Outbox;
import fr.palmares.registration.bulk.TimeOrderedId;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.Choices;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.domain.Registration;
import fr.palmares.registration.enrolment.domain.RegistrationFact;
import fr.palmares.registration.enrolment.domain.RegistrationFact.Amended;
import fr.palmares.registration.enrolment.domain.RegistrationFact.CancelledWithReason;
import fr.palmares.registration.enrolment.domain.RegistrationFact.Confirmed;
import fr.palmares.registration.enrolment.domain.RegistrationFact.RejectedWithReason;
import fr.palmares.registration.enrolment.domain.RegistrationFact.SubmittedWhole;
import fr.palmares.registration.enrolment.domain.RegistrationFact.UnitWithdrawn;
import fr.palmares.registration.enrolment.domain.RegistrationFact.ValidatedByExamOffice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registrations in their table: a change goes in with its version and its fact, or not at all. */
@ApplicationScoped
public class RegistrationStore {

    /** Who is named beside a version or a decision. */
    public record Actor(String name, boolean candidate) {

        public static Actor service(String name) {
            return new Actor(name, false);
        }
    }

    private final Outbox outbox;
    private final Clock clock;

    RegistrationStore(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The state as R-1 knows it, with the moves it offers. */
    public Registration read(RegistrationRow row) {
        var entry = entry(row);
        return switch (row.state) {
            case PRE_REGISTERED, REPEATING -> new Registration.Proposed(entry);
            case REGISTERED -> new Registration.Registered(entry, row.version, chosen(row));
            case SUBMITTED -> new Registration.Submitted(entry, row.version, chosen(row), row.fileApprovedAt != null);
            case VALIDATED -> new Registration.Validated(entry, row.version, chosen(row));
            case REJECTED -> new Registration.Rejected(entry, row.version, chosen(row), reason(row), text(row));
            case CANCELLED -> new Registration.Cancelled(entry, row.version, row.choices(), reason(row), text(row));
        };
    }

    /** A registration nobody has confirmed yet; tells it. */
    public RegistrationRow add(Entry entry, RegistrationRow.Origin origin) {
        var row = new RegistrationRow();
        row.id = entry.id();
        row.personId = entry.personId();
        row.examSession = entry.examSession();
        row.academy = entry.academy();
        row.uai = entry.uai();
        row.specialty = entry.specialty();
        row.category = entry.category();
        row.repeating = entry.repeating();
        row.origin = origin;
        row.state = new Registration.Proposed(entry).state();
        row.createdAt = clock.instant();
        row.changedAt = row.createdAt;
        row.persist();
        tellImported(row);
        return row;
    }

    /** Another category, before anything is confirmed; tells the registration anew. */
    public void correctCategory(RegistrationRow row, Category category) {
        row.category = category;
        row.revision++;
        row.changedAt = clock.instant();
        tellImported(row);
    }

    private void tellImported(RegistrationRow row) {
        outbox.append(
                RegistrationFacts.RegistrationImported.TYPE,
                row.id,
                RegistrationFacts.RegistrationImported.of(entry(row), row.state));
    }

    /** Takes the new state, its version and its fact. */
    public void save(RegistrationRow row, Registration.Change change, Actor by, @Nullable String why) {
        var now = clock.instant();
        var next = change.next();
        row.state = next.state();
        row.category = next.entry().category();
        row.revision++;
        row.changedAt = now;
        switch (next) {
            case Registration.Proposed _ -> throw new IllegalStateException("nothing leads back to " + next.state());
            case Registration.Registered(var _, int version, var chosen) -> {
                boolean newVersion = version != row.version;
                row.choose(version, chosen);
                if (row.confirmedAt == null) {
                    row.confirmedAt = now;
                }
                if (newVersion) {
                    keepVersion(row, by, why, now);
                }
            }
            case Registration.Submitted(var _, int version, var chosen, var _) -> {
                boolean newVersion = version != row.version;
                row.choose(version, chosen);
                if (row.submittedAt == null) {
                    row.submittedAt = now;
                }
                if (newVersion) {
                    keepVersion(row, by, why, now);
                }
            }
            case Registration.Validated _ -> row.decidedAt = now;
            case Registration.Rejected(var _, var _, var _, var reason, var text) -> end(row, reason, text, now);
            case Registration.Cancelled(var _, var _, var _, var reason, var text) -> end(row, reason, text, now);
        }
        tell(row, next.entry(), change.fact(), now);
    }

    private void tell(RegistrationRow row, Entry entry, RegistrationFact fact, Instant now) {
        switch (fact) {
            case Confirmed() -> tellFile("registration.RegistrationConfirmed.v1", row, entry, now, null);
            case Amended(var changes) -> tellFile("registration.RegistrationAmended.v1", row, entry, now, changes);
            case SubmittedWhole() -> tellFile("registration.RegistrationSubmitted.v1", row, entry, now, null);
            case ValidatedByExamOffice() -> tellFile("registration.RegistrationValidated.v1", row, entry, now, null);
            case RejectedWithReason(var reason, var text) ->
                outbox.append(
                        "registration.RegistrationRejected.v1",
                        row.id,
                        RegistrationFacts.Ended.of(entry, reason, text));
            case CancelledWithReason(var reason, var text) ->
                outbox.append(
                        "registration.RegistrationCancelled.v1",
                        row.id,
                        RegistrationFacts.Ended.of(entry, reason, text));
            case UnitWithdrawn(var unit, var reason) ->
                outbox.append(
                        "registration.OptionalUnitWithdrawn.v1",
                        row.id,
                        new RegistrationFacts.OptionalUnitWithdrawn(
                                row.id, row.personId, row.academy, row.uai, unit, reason.code()));
        }
    }

    private void tellFile(
            String type, RegistrationRow row, Entry entry, Instant now, @Nullable List<Choices.Difference> changes) {
        outbox.append(type, row.id, RegistrationFacts.WholeFile.of(entry, row.version, chosen(row), now, changes));
    }

    private static void end(RegistrationRow row, Reason reason, String text, Instant now) {
        row.reason = reason;
        row.reasonText = text;
        row.decidedAt = now;
    }

    private static void keepVersion(RegistrationRow row, Actor by, @Nullable String why, Instant now) {
        RegistrationRow.getEntityManager().flush();
        RegistrationRow.getEntityManager()
                .createNativeQuery("INSERT INTO registration_version"
                        + " (registration_id, version, choices, saved_at, saved_by, by_candidate, reason)"
                        + " VALUES (?1, ?2, CAST(?3 AS jsonb), ?4, ?5, ?6, ?7)")
                .setParameter(1, row.id)
                .setParameter(2, row.version)
                .setParameter(3, row.choices)
                .setParameter(4, now)
                .setParameter(5, by.name())
                .setParameter(6, by.candidate())
                .setParameter(7, why)
                .executeUpdate();
    }

    public static Entry entry(RegistrationRow row) {
        return new Entry(
                row.id,
                row.personId,
                row.examSession,
                row.academy,
                row.uai,
                row.specialty,
                row.category,
                row.repeating);
    }

    private static Choices chosen(RegistrationRow row) {
        return row.choices().orElseThrow();
    }

    private static Reason reason(RegistrationRow row) {
        return Objects.requireNonNull(row.reason);
    }

    private static String text(RegistrationRow row) {
        return Objects.requireNonNullElse(row.reasonText, "");
    }

    public static UUID newId() {
        return TimeOrderedId.next();
    }
}
