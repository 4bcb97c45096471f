package fr.palmares.notification.staff;

import fr.palmares.notification.staff.StaffCatalogue.Told;
import fr.palmares.notification.staff.domain.Desk;
import fr.palmares.notification.staff.domain.StaffKind;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The messages at desks. */
@ApplicationScoped
public class StaffMessages {

    /** A year and a half: the exam session, and the one that follows a failure. */
    private static final Duration KEPT = Duration.ofDays(550);

    private static final int UNREAD_SOUGHT = 1_000;

    /** The part of a fact that says whose it is. */
    record About(
            @Nullable UUID personId,
            @Nullable UUID registrationId,
            @Nullable String academy,
            @Nullable String uai) {}

    record Message(
            UUID id,
            long sequence,
            Desk desk,
            String scope,
            StaffKind kind,
            @Nullable String detail,
            @Nullable String person,
            @Nullable UUID personId,
            @Nullable UUID registrationId,
            Instant at,
            @Nullable Instant readAt) {}

    /** Whose desks a reader sits at, as PostgreSQL writes arrays: the desk, a stroke, the scope. */
    record Reader(String subject, String[] desks) {

        static Reader of(Caller caller) {
            var desks = Arrays.stream(Desk.values())
                    .filter(desk -> caller.has(desk.role()))
                    .flatMap(desk -> caller.values(desk.claim()).stream().map(scope -> desk + "/" + scope));
            return new Reader(caller.subject(), desks.toArray(String[]::new));
        }
    }

    /**
     * Of each desk its newest messages alone, by the index: what lies in the archive costs nothing. %s narrows them, %s
     * is how many of each desk.
     */
    private static final String SELECT = """
            SELECT m.id, m.sequence, m.desk, m.scope, m.kind, m.detail, m.person_id, m.registration_id, m.at, m.read_at,
                   p.given_names || ' ' || p.family_name AS person
              FROM unnest(CAST(?2 AS text[])) AS sits (at)
             CROSS JOIN LATERAL (
                    SELECT n.*, r.read_at FROM staff_message n
                      LEFT JOIN staff_reading r ON r.message_id = n.id AND r.reader = ?1
                     WHERE n.desk = split_part(sits.at, '/', 1) AND n.scope = split_part(sits.at, '/', 2) AND %s
                     ORDER BY n.sequence DESC LIMIT %s) AS m
              LEFT JOIN recipient p ON p.person_id = m.person_id
            """;

    private final Session database;
    private final Clock clock;

    StaffMessages(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In the transaction that takes the fact in. A fact that names no académie goes to those of its person. */
    public void take(Fact fact) {
        var told = StaffCatalogue.told(fact.type());
        if (told.isEmpty()) {
            return;
        }
        var about = fact.as(About.class);
        told.forEach(one -> scopes(one.desk(), about).forEach(scope -> write(fact, one, about, scope)));
    }

    /** An e-mail came back: the exam offices of its person are told. */
    public void mailReturned(UUID mail, UUID person) {
        academiesOf(person)
                .forEach(academy ->
                        insert(mail, Told.to(Desk.EXAM_OFFICE, StaffKind.MAIL_RETURNED), academy, null, person, null));
    }

    private Stream<String> scopes(Desk desk, About about) {
        return switch (desk) {
            case ESTABLISHMENT -> Stream.ofNullable(about.uai());
            case EXAM_OFFICE, ACCOMMODATION_OFFICE ->
                about.academy() != null
                        ? Stream.of(about.academy())
                        : about.personId() == null ? Stream.empty() : academiesOf(about.personId()).stream();
        };
    }

    private List<String> academiesOf(UUID person) {
        return database.createNativeQuery(
                        "SELECT DISTINCT academy FROM followed_registration WHERE person_id = ?1 AND NOT ended",
                        String.class)
                .setParameter(1, person)
                .getResultList();
    }

    private void write(Fact fact, Told told, About about, String scope) {
        var detail = told.field() == null || fact.data() == null
                ? null
                : fact.data().path(told.field()).asText(null);
        insert(fact.id(), told, scope, detail, about.personId(), about.registrationId());
    }

    private void insert(
            UUID cause,
            Told told,
            String scope,
            @Nullable String detail,
            @Nullable UUID person,
            @Nullable UUID registration) {
        database.createNativeMutationQuery("""
                        INSERT INTO staff_message (id, fact_id, desk, scope, kind, detail, person_id, registration_id, at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (fact_id, desk, scope) DO NOTHING
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, cause)
                .setParameter(3, told.desk().name())
                .setParameter(4, scope)
                .setParameter(5, told.kind().name())
                .setParameter(6, detail, String.class)
                .setParameter(7, person, UUID.class)
                .setParameter(8, registration, UUID.class)
                .setParameter(9, clock.instant())
                .executeUpdate();
    }

    /** Newest first, one more than {@code limit}. */
    List<Message> list(Reader reader, Set<StaffKind> kinds, long before, int limit) {
        return query(
                        SELECT.formatted("n.sequence < ?3 AND n.kind = ANY(?4)", "?5")
                                + " ORDER BY m.sequence DESC LIMIT ?5",
                        reader)
                .setParameter(3, before)
                .setParameter(4, kinds.stream().map(StaffKind::name).toArray(String[]::new))
                .setParameter(5, limit + 1)
                .getResultStream()
                .map(StaffMessages::message)
                .toList();
    }

    /** The same of what the reader has not read, among the newest thousand of each desk. */
    List<Message> unread(Reader reader, Set<StaffKind> kinds, long before, int limit) {
        return query(
                        SELECT.formatted("true", UNREAD_SOUGHT)
                                + " WHERE m.read_at IS NULL AND m.sequence < ?3 AND m.kind = ANY(?4)"
                                + " ORDER BY m.sequence DESC LIMIT ?5",
                        reader)
                .setParameter(3, before)
                .setParameter(4, kinds.stream().map(StaffKind::name).toArray(String[]::new))
                .setParameter(5, limit + 1)
                .getResultStream()
                .map(StaffMessages::message)
                .toList();
    }

    Optional<Message> find(Reader reader, UUID id) {
        return query(SELECT.formatted("n.id = ?3", "1"), reader)
                .setParameter(3, id)
                .getResultStream()
                .map(StaffMessages::message)
                .findFirst();
    }

    /** Among the newest thousand of each desk. */
    int unread(Reader reader) {
        return database.createNativeQuery(
                        "SELECT count(*) FROM (" + SELECT.formatted("true", UNREAD_SOUGHT)
                                + " WHERE m.read_at IS NULL) AS unread",
                        Integer.class)
                .setParameter(1, reader.subject())
                .setParameter(2, reader.desks())
                .getSingleResult();
    }

    void read(Reader reader, UUID id) {
        database.createNativeMutationQuery("INSERT INTO staff_reading (message_id, reader, read_at) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, id)
                .setParameter(2, reader.subject())
                .setParameter(3, clock.instant())
                .executeUpdate();
    }

    void forget() {
        database.createNativeMutationQuery("DELETE FROM staff_message WHERE at < ?1")
                .setParameter(1, clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private NativeQuery<Tuple> query(String sql, Reader reader) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, reader.subject())
                .setParameter(2, reader.desks());
    }

    static Message message(Tuple row) {
        return new Message(
                row.get("id", UUID.class),
                row.get("sequence", Long.class),
                Desk.valueOf(row.get("desk", String.class)),
                row.get("scope", String.class),
                StaffKind.valueOf(row.get("kind", String.class)),
                row.get("detail", String.class),
                row.get("person", String.class),
                row.get("person_id", UUID.class),
                row.get("registration_id", UUID.class),
                row.get("at", Instant.class),
                row.get("read_at", Instant.class));
    }
}
