package fr.palmares.notification.deadline;

import fr.palmares.notification.deadline.domain.ReminderPlan;
import fr.palmares.platform.events.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Follows in the facts what is awaited from each candidate: a confirmation, pieces. */
@ApplicationScoped
public class Deadlines {

    private static final String CONFIRMATION = "CONFIRMATION";
    private static final String PIECE = "PIECE/";

    /** Reads the index of what is still awaited, between now and the notice: what is past or done costs nothing. */
    static final String NEAR = """
            WITH near AS (
                SELECT a.registration_id, a.what, coalesce(c.zone, 'Europe/Paris') AS zone
                  FROM awaited a
                  JOIN followed_registration r ON r.registration_id = a.registration_id AND NOT r.ended
                  JOIN recipient p ON p.person_id = a.person_id
                  LEFT JOIN calendar c ON c.exam_session = r.exam_session AND c.academy = r.academy
                 WHERE NOT a.done AND a.deadline > ?1 AND a.deadline <= ?2
                   AND (a.reminded IS NULL OR a.reminded > ?3)
                 ORDER BY a.deadline, a.registration_id LIMIT ?4
                   FOR UPDATE OF a SKIP LOCKED)
            UPDATE awaited SET reminded = ?3 FROM near
             WHERE awaited.registration_id = near.registration_id AND awaited.what = near.what
            RETURNING awaited.registration_id, person_id, awaited.what, label, deadline, zone
            """;

    record Calendar(int examSession, String academy, int version, String zone, Instant registrationCloses) {}

    record Registration(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String specialty) {}

    record Checklist(UUID registrationId, UUID personId, List<Piece> pieces) {
        record Piece(
                String code,
                String label,
                @Nullable Instant deadline,
                boolean mandatory,
                @Nullable String boundToUnit) {}
    }

    record Provided(UUID registrationId, String code) {}

    record Withdrawn(UUID registrationId, String unit) {}

    /** Something awaited of which its person is to be reminded. */
    public record Due(UUID registrationId, UUID personId, String what, String label, Instant deadline, ZoneId zone) {

        public boolean isConfirmation() {
            return what.equals(CONFIRMATION);
        }
    }

    private final Session database;
    private final Clock clock;
    private final ReminderPlan plan;

    Deadlines(
            Session database,
            Clock clock,
            @ConfigProperty(name = "palmares.notification.reminders.before") List<Duration> before) {
        this.database = database;
        this.clock = clock;
        this.plan = new ReminderPlan(before);
    }

    /** In the transaction that takes the fact in. */
    public void follow(Fact fact) {
        switch (fact.type()) {
            case "registration.CalendarPublished.v1" -> published(fact.as(Calendar.class));
            case "registration.RegistrationImported.v1" -> {
                var registration = fact.as(Registration.class);
                remember(registration, false);
                expect(
                        registration.registrationId(),
                        registration.personId(),
                        CONFIRMATION,
                        "confirmation",
                        null,
                        closing(registration),
                        false);
            }
            case "registration.RegistrationConfirmed.v1",
                    "registration.RegistrationAmended.v1",
                    "registration.RegistrationSubmitted.v1",
                    "registration.RegistrationValidated.v1" -> {
                var registration = fact.as(Registration.class);
                remember(registration, false);
                set(registration.registrationId(), CONFIRMATION, true);
            }
            case "registration.RegistrationRejected.v1", "registration.RegistrationCancelled.v1" ->
                remember(fact.as(Registration.class), true);
            case "registration.OptionalUnitWithdrawn.v1" -> withdrawn(fact.as(Withdrawn.class));
            case "documents.ChecklistIssued.v1" -> issued(fact.as(Checklist.class));
            case "documents.PieceProvided.v1" -> piece(fact.as(Provided.class), true);
            case "documents.PieceRefused.v1" -> piece(fact.as(Provided.class), false);
            default -> {
                // a fact that awaits nothing from anybody
            }
        }
    }

    /** The name of a piece as the checklist gave it; its code when no checklist did. */
    public String label(UUID registrationId, String code) {
        return database.createNativeQuery(
                        "SELECT label FROM awaited WHERE registration_id = ?1 AND what = ?2", String.class)
                .setParameter(1, registrationId)
                .setParameter(2, PIECE + code)
                .getResultStream()
                .findFirst()
                .orElse(code);
    }

    public ReminderPlan plan() {
        return plan;
    }

    /** What is due within {@code notice} and was not said at that notice yet; it counts as said from now on. */
    public List<Due> within(Duration notice, int atMost) {
        var now = clock.instant();
        return database.createNativeQuery(NEAR, Tuple.class)
                .setParameter(1, now)
                .setParameter(2, now.plus(notice))
                .setParameter(3, notice.toSeconds())
                .setParameter(4, atMost)
                .getResultStream()
                .map(row -> new Due(
                        row.get("registration_id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("what", String.class),
                        row.get("label", String.class),
                        row.get("deadline", Instant.class),
                        ZoneId.of(row.get("zone", String.class))))
                .toList();
    }

    private void published(Calendar calendar) {
        var isNewer = database.createNativeMutationQuery("""
                        INSERT INTO calendar (exam_session, academy, version, zone, registration_closes)
                        VALUES (?1, ?2, ?3, ?4, ?5)
                        ON CONFLICT (exam_session, academy) DO UPDATE
                           SET version = excluded.version, zone = excluded.zone,
                               registration_closes = excluded.registration_closes
                         WHERE calendar.version < excluded.version
                        """)
                .setParameter(1, calendar.examSession())
                .setParameter(2, calendar.academy())
                .setParameter(3, calendar.version())
                .setParameter(4, calendar.zone())
                .setParameter(5, calendar.registrationCloses())
                .executeUpdate();
        if (isNewer == 0) {
            return;
        }
        database.createNativeMutationQuery("""
                        UPDATE awaited SET deadline = ?3, reminded = ?4 FROM followed_registration r
                         WHERE r.registration_id = awaited.registration_id AND r.exam_session = ?1 AND r.academy = ?2
                           AND what = 'CONFIRMATION' AND NOT done AND deadline IS DISTINCT FROM ?3
                        """)
                .setParameter(1, calendar.examSession())
                .setParameter(2, calendar.academy())
                .setParameter(3, calendar.registrationCloses())
                .setParameter(4, past(calendar.registrationCloses()), Long.class)
                .executeUpdate();
    }

    private @Nullable Instant closing(Registration registration) {
        return database.createNativeQuery(
                        "SELECT registration_closes FROM calendar WHERE exam_session = ?1 AND academy = ?2",
                        Instant.class)
                .setParameter(1, registration.examSession())
                .setParameter(2, registration.academy())
                .getSingleResultOrNull();
    }

    private void remember(Registration registration, boolean ended) {
        database.createNativeMutationQuery("""
                        INSERT INTO followed_registration (registration_id, person_id, exam_session, academy, ended, specialty)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                        ON CONFLICT (registration_id) DO UPDATE
                           SET ended = followed_registration.ended OR excluded.ended,
                               specialty = coalesce(excluded.specialty, followed_registration.specialty)
                        """)
                .setParameter(1, registration.registrationId())
                .setParameter(2, registration.personId())
                .setParameter(3, registration.examSession())
                .setParameter(4, registration.academy())
                .setParameter(5, ended)
                .setParameter(6, registration.specialty(), String.class)
                .executeUpdate();
    }

    private void issued(Checklist checklist) {
        database.createNativeMutationQuery(
                        "DELETE FROM awaited WHERE registration_id = ?1 AND what LIKE 'PIECE/%' AND NOT what = ANY(?2)")
                .setParameter(1, checklist.registrationId())
                .setParameter(
                        2,
                        checklist.pieces().stream()
                                .map(piece -> PIECE + piece.code())
                                .toArray(String[]::new))
                .executeUpdate();
        for (var piece : checklist.pieces()) {
            expect(
                    checklist.registrationId(),
                    checklist.personId(),
                    PIECE + piece.code(),
                    piece.label(),
                    piece.boundToUnit(),
                    piece.deadline(),
                    !piece.mandatory());
        }
    }

    private void expect(
            UUID registration,
            UUID person,
            String what,
            String label,
            @Nullable String boundToUnit,
            @Nullable Instant deadline,
            boolean done) {
        database.createNativeMutationQuery("""
                        INSERT INTO awaited (registration_id, what, person_id, label, bound_to_unit, deadline, done, reminded)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                        ON CONFLICT (registration_id, what) DO UPDATE
                           SET label = excluded.label, bound_to_unit = excluded.bound_to_unit,
                               reminded = CASE WHEN awaited.deadline IS DISTINCT FROM excluded.deadline
                                               THEN excluded.reminded ELSE awaited.reminded END,
                               deadline = excluded.deadline
                        """)
                .setParameter(1, registration)
                .setParameter(2, what)
                .setParameter(3, person)
                .setParameter(4, label)
                .setParameter(5, boundToUnit, String.class)
                .setParameter(6, deadline, Instant.class)
                .setParameter(7, done)
                .setParameter(8, deadline == null ? null : past(deadline), Long.class)
                .executeUpdate();
    }

    private void withdrawn(Withdrawn fact) {
        database.createNativeMutationQuery("DELETE FROM awaited WHERE registration_id = ?1 AND bound_to_unit = ?2")
                .setParameter(1, fact.registrationId())
                .setParameter(2, fact.unit())
                .executeUpdate();
    }

    private void piece(Provided fact, boolean done) {
        set(fact.registrationId(), PIECE + fact.code(), done);
    }

    private void set(UUID registration, String what, boolean done) {
        database.createNativeMutationQuery(
                        "UPDATE awaited SET done = ?3 WHERE registration_id = ?1 AND what = ?2 AND done <> ?3")
                .setParameter(1, registration)
                .setParameter(2, what)
                .setParameter(3, done)
                .executeUpdate();
    }

    private @Nullable Long past(Instant deadline) {
        return plan.pastAlready(deadline, clock.instant())
                .map(Duration::toSeconds)
                .orElse(null);
    }
}
