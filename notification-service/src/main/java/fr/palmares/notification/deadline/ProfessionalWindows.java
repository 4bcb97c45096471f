package fr.palmares.notification.deadline;

import fr.palmares.platform.events.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The windows for professional files, and the candidates whom each concerns: confirmed, of its specialty and académie. */
@ApplicationScoped
public class ProfessionalWindows {

    record Opened(
            UUID windowId,
            int examSession,
            String specialty,
            String academy,
            boolean nationwide,
            String unit,
            String title,
            Instant opensAt,
            Instant closesAt) {

        @Nullable
        String onlyAcademy() {
            return nationwide ? null : academy;
        }
    }

    record Registration(UUID registrationId) {}

    /** A candidate who has a professional file to provide. */
    public record Concerned(
            UUID windowId,
            UUID registrationId,
            UUID personId,
            String unit,
            String title,
            Instant opensAt,
            Instant closesAt,
            ZoneId zone) {}

    private static final String COLUMNS = """
            SELECT w.window_id, w.unit, w.title, w.opens_at, w.closes_at, r.registration_id, r.person_id,
                   coalesce(c.zone, 'Europe/Paris') AS zone
            """;

    /** Window {@code w} and registration {@code r}: of its specialty and académie, and confirmed. */
    private static final String CONCERNS = """
            r.exam_session = w.exam_session AND r.specialty = w.specialty AND NOT r.ended
            AND (w.academy IS NULL OR r.academy = w.academy)
            AND coalesce((SELECT a.done FROM awaited a
                           WHERE a.registration_id = r.registration_id AND a.what = 'CONFIRMATION'), true)
            """;

    private static final String ZONE = """
            LEFT JOIN calendar c ON c.exam_session = r.exam_session AND c.academy = r.academy
             WHERE w.closes_at > ?1
            """;

    private static final String OF =
            COLUMNS + " FROM followed_registration r JOIN professional_window w ON " + CONCERNS + ZONE;

    /** Once nobody is left who could not see the window when they took a registration in. */
    static final String TO_TELL = """
            SELECT window_id FROM professional_window
             WHERE NOT told AND committed_by < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY window_id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    /** Reads the registrations of one specialty from where the last part ended, and not one more than it tells. */
    static final String NEXT =
            COLUMNS + """
              FROM professional_window w
             CROSS JOIN LATERAL (
                   SELECT r.* FROM followed_registration r
                    WHERE %s AND r.registration_id > w.told_up_to
                    ORDER BY r.registration_id LIMIT ?3) AS r
            """.formatted(CONCERNS) + ZONE + " AND w.window_id = ?2 ORDER BY r.registration_id";

    private final Session database;
    private final Clock clock;

    ProfessionalWindows(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In the transaction that takes the fact in: who is to be told now, because the window was there before them. */
    public List<Concerned> follow(Fact fact) {
        return switch (fact.type()) {
            case "documents.ProfessionalWindowOpened.v1" -> {
                opened(fact.as(Opened.class));
                yield List.of();
            }
            case "registration.RegistrationConfirmed.v1", "registration.RegistrationAmended.v1" ->
                concerned("r.registration_id", fact.as(Registration.class).registrationId());
            default -> List.of();
        };
    }

    /** What a person is concerned by who was not known before. */
    public List<Concerned> of(UUID person) {
        return concerned("r.person_id", person);
    }

    /** The next to be told of a window; they count as told from now on. Empty when there is nobody left. */
    public List<Concerned> next(int atMost) {
        return database.createNativeQuery(TO_TELL, UUID.class)
                .getResultStream()
                .findFirst()
                .map(window -> next(window, atMost))
                .orElse(List.of());
    }

    private List<Concerned> next(UUID window, int atMost) {
        var part = concerned(query(NEXT).setParameter(2, window).setParameter(3, atMost))
                .toList();
        database.createNativeMutationQuery(
                        "UPDATE professional_window SET told = ?2, told_up_to = coalesce(?3, told_up_to) WHERE window_id = ?1")
                .setParameter(1, window)
                .setParameter(2, part.size() < atMost)
                .setParameter(3, part.isEmpty() ? null : part.getLast().registrationId(), UUID.class)
                .executeUpdate();
        return part;
    }

    private List<Concerned> concerned(String column, UUID id) {
        return concerned(query(OF + " AND " + column + " = ?2").setParameter(2, id))
                .toList();
    }

    private NativeQuery<Tuple> query(String sql) {
        return database.createNativeQuery(sql, Tuple.class).setParameter(1, clock.instant());
    }

    private void opened(Opened window) {
        database.createNativeMutationQuery("""
                        INSERT INTO professional_window (window_id, exam_session, specialty, academy, unit, title, opens_at,
                                                         closes_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING
                        """)
                .setParameter(1, window.windowId())
                .setParameter(2, window.examSession())
                .setParameter(3, window.specialty())
                .setParameter(4, window.onlyAcademy(), String.class)
                .setParameter(5, window.unit())
                .setParameter(6, window.title())
                .setParameter(7, window.opensAt())
                .setParameter(8, window.closesAt())
                .executeUpdate();
    }

    private static Stream<Concerned> concerned(NativeQuery<Tuple> query) {
        return query.getResultStream()
                .map(row -> new Concerned(
                        row.get("window_id", UUID.class),
                        row.get("registration_id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("unit", String.class),
                        row.get("title", String.class),
                        row.get("opens_at", Instant.class),
                        row.get("closes_at", Instant.class),
                        ZoneId.of(row.get("zone", String.class))));
    }
}
