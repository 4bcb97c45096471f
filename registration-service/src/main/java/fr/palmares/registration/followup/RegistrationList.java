package fr.palmares.registration.followup;

import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.FileColour;
import fr.palmares.registration.enrolment.domain.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The follow-up list: what the caller may see, filtered and counted by the database. */
@ApplicationScoped
class RegistrationList {

    @Schema(name = "RegistrationLine", description = "One line of the follow-up list.", examples = Line.EXAMPLE)
    record Line(
            UUID id,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            Category category,
            boolean repeating,
            State state,
            int version,
            FileColour fileColour,
            @Nullable String familyName,
            @Nullable String givenNames,
            @Nullable LocalDate birthDate,
            @Nullable String ine,
            Instant changedAt) {

        static final String EXAMPLE = """
                {"id":"0190a1b2-0000-7000-8000-000000000002","personId":"0190a1b2-0000-7000-8000-000000000001",\
                "examSession":2026,"academy":"17","uai":"0440001M","specialty":"MCO-2024","category":"SCHOOL",\
                "repeating":false,"state":"REGISTERED","version":1,"fileColour":"ORANGE","familyName":"MARTIN",\
                "givenNames":"Camille","birthDate":"2005-04-12","ine":"123456789FF",\
                "changedAt":"2025-11-03T17:20:00Z"}""";
    }

    @Schema(
            name = "RegistrationCounts",
            examples =
                    "{\"total\":40,\"byState\":{\"PRE_REGISTERED\":12,\"REGISTERED\":28},\"byColour\":{\"RED\":30,\"ORANGE\":10}}")
    record Counts(long total, Map<String, Long> byState, Map<String, Long> byColour) {}

    private static final String SELECT = "SELECT r.id, r.person_id, r.exam_session, r.academy, r.uai, r.specialty,"
            + " r.category, r.repeating, r.state, r.version, r.file_colour, r.changed_at, p.family_name,"
            + " p.given_names, p.birth_date, p.ine FROM registration r LEFT JOIN person p ON p.id = r.person_id";

    private static final int FETCH = 500;

    private final EntityManager database;
    private final FollowUpFilter filters;

    RegistrationList(EntityManager database, FollowUpFilter filters) {
        this.database = database;
        this.filters = filters;
    }

    @Transactional
    Page<Line> page(FollowUpFilter.Asked asked, @Nullable String cursor, int limit) {
        var lines = new ArrayList<Line>();
        each(page(filters.conditions(asked), cursor, limit + 1), lines::add);
        return Page.of(lines, limit, line -> Cursor.encode(line.id()));
    }

    /** The statement behind a page, so that its plan can be looked at. */
    static Conditions page(Conditions conditions, @Nullable String cursor, int rows) {
        var after = Cursor.decode(cursor);
        if (!after.isEmpty()) {
            conditions.add("r.id > ?", id(after.getFirst()));
        }
        return conditions.statement(SELECT, " ORDER BY r.id LIMIT " + rows);
    }

    /** The whole list in the order people read it, one line after another: it is never held in memory. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void all(Conditions visible, Consumer<Line> reader) {
        each(visible.statement(SELECT, " ORDER BY p.family_key, p.given_key, r.id"), reader);
    }

    @Transactional
    Counts counts(FollowUpFilter.Asked asked) {
        var byState = new LinkedHashMap<String, Long>();
        var byColour = new LinkedHashMap<String, Long>();
        var statement = counted(filters.conditions(asked));
        database.unwrap(Session.class).doWork(connection -> {
            try (var select = statement.prepare(connection);
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    byState.merge(rows.getString(1), rows.getLong(3), Long::sum);
                    byColour.merge(rows.getString(2), rows.getLong(3), Long::sum);
                }
            }
        });
        return new Counts(byState.values().stream().mapToLong(Long::longValue).sum(), byState, byColour);
    }

    static Conditions counted(Conditions conditions) {
        return conditions.statement(
                "SELECT r.state, r.file_colour, count(*) FROM registration r", " GROUP BY 1, 2 ORDER BY 1, 2");
    }

    private void each(Conditions statement, Consumer<Line> reader) {
        database.unwrap(Session.class).doWork(connection -> {
            try (var select = statement.prepare(connection)) {
                select.setFetchSize(FETCH);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(line(rows));
                    }
                }
            }
        });
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getInt("exam_session"),
                row.getString("academy"),
                row.getString("uai"),
                row.getString("specialty"),
                Category.valueOf(row.getString("category")),
                row.getBoolean("repeating"),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                FileColour.valueOf(row.getString("file_colour")),
                row.getString("family_name"),
                row.getString("given_names"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("ine"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }
}
