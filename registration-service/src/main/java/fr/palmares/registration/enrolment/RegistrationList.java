package fr.palmares.registration.enrolment;

import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.Scope;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The follow-up list: what the caller may see, filtered and counted by the database. */
@ApplicationScoped
class RegistrationList {

    record Filter(
            @Nullable Integer examSession,
            @Nullable String academy,
            @Nullable String uai,
            @Nullable String specialty,
            @Nullable Category category,
            @Nullable State state,
            RegistrationRow.@Nullable Colour colour,
            @Nullable String text) {}

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
            RegistrationRow.Colour fileColour,
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

    /** Conditions and their parameters, gathered together so that neither comes without the other. */
    private static final class Conditions {

        private final List<String> sql = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                sql.add(condition);
                parameters.put(name, value);
            }
        }

        String where() {
            return " WHERE " + String.join(" AND ", sql);
        }

        Query on(Query query) {
            parameters.forEach(query::setParameter);
            return query;
        }
    }

    /** Twice what the largest académie registers. */
    private static final int MOST = 100_000;

    private static final String FROM = " FROM registration r LEFT JOIN person p ON p.id = r.person_id";

    private final EntityManager database;
    private final Scope scope;

    RegistrationList(EntityManager database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    @Transactional
    Page<Line> page(Filter filter, @Nullable String cursor, int limit) {
        var conditions = conditions(filter);
        var after = Cursor.decode(cursor);
        if (!after.isEmpty()) {
            conditions.add("r.id > :after", "after", id(after.getFirst()));
        }
        return Page.of(read(conditions, "r.id", limit + 1), limit, line -> Cursor.encode(line.id()));
    }

    /** The whole list in the order people read it, for export. */
    @Transactional
    List<Line> all(Filter filter) {
        return read(conditions(filter), "p.family_name, p.given_names, r.id", MOST);
    }

    @Transactional
    Counts counts(Filter filter) {
        var byState = grouped(filter, "r.state");
        return new Counts(
                byState.values().stream().mapToLong(Long::longValue).sum(), byState, grouped(filter, "r.file_colour"));
    }

    private List<Line> read(Conditions conditions, String order, int limit) {
        List<?> rows = conditions
                .on(database.createNativeQuery(
                        "SELECT r.id, r.person_id, r.exam_session, r.academy, r.uai, r.specialty, r.category, r.repeating,"
                                + " r.state, r.version, r.file_colour, r.changed_at, p.family_name, p.given_names,"
                                + " p.birth_date, p.ine" + FROM + conditions.where() + " ORDER BY " + order,
                        Tuple.class))
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(RegistrationList::line).toList();
    }

    private Map<String, Long> grouped(Filter filter, String column) {
        var conditions = conditions(filter);
        List<?> rows = conditions
                .on(database.createNativeQuery(
                        "SELECT " + column + " AS name, count(*) AS number" + FROM + conditions.where()
                                + " GROUP BY 1 ORDER BY 1",
                        Tuple.class))
                .getResultList();
        var counts = new LinkedHashMap<String, Long>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> counts.put(
                        row.get("name", String.class),
                        row.get("number", Number.class).longValue()));
        return counts;
    }

    private Conditions conditions(Filter filter) {
        var conditions = new Conditions();
        mine(conditions);
        conditions.add("r.exam_session = :session", "session", filter.examSession());
        conditions.add("r.academy = :academy", "academy", filter.academy());
        conditions.add("r.uai = :uai", "uai", filter.uai());
        conditions.add("r.specialty = :specialty", "specialty", filter.specialty());
        conditions.add("r.category = :category", "category", name(filter.category()));
        conditions.add("r.state = :state", "state", name(filter.state()));
        conditions.add("r.file_colour = :colour", "colour", name(filter.colour()));
        if (filter.text() != null && !filter.text().isBlank()) {
            conditions.add(
                    "(p.family_name ILIKE :text OR p.usage_name ILIKE :text OR p.given_names ILIKE :text"
                            + " OR p.ine ILIKE :text OR r.id::text ILIKE :text)",
                    "text",
                    filter.text().strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        return conditions;
    }

    /** One's own, those of the establishment, those of the académie and of the specialties it leads (C-3). */
    private void mine(Conditions conditions) {
        var visible = new ArrayList<String>();
        if (!scope.academies().isEmpty()) {
            visible.add("r.academy IN (:academies)");
            visible.add("EXISTS (SELECT 1 FROM specialty s WHERE s.exam_session = r.exam_session"
                    + " AND s.id = r.specialty AND s.lead_academy IN (:academies))");
            conditions.parameters.put("academies", scope.academies());
        }
        if (!scope.establishments().isEmpty()) {
            visible.add("r.uai IN (:establishments)");
            conditions.parameters.put("establishments", scope.establishments());
        }
        if (scope.caller().has("candidate")) {
            visible.add("r.person_id = :person");
            conditions.parameters.put("person", scope.caller().person());
        }
        conditions.sql.add(visible.isEmpty() ? "false" : "(" + String.join(" OR ", visible) + ")");
    }

    private static Line line(Tuple row) {
        var born = row.get("birth_date");
        return new Line(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
                row.get("exam_session", Integer.class),
                row.get("academy", String.class),
                row.get("uai", String.class),
                row.get("specialty", String.class),
                Category.valueOf(row.get("category", String.class)),
                row.get("repeating", Boolean.class),
                State.valueOf(row.get("state", String.class)),
                row.get("version", Integer.class),
                RegistrationRow.Colour.valueOf(row.get("file_colour", String.class)),
                row.get("family_name", String.class),
                row.get("given_names", String.class),
                born instanceof Date date ? date.toLocalDate() : (LocalDate) born,
                row.get("ine", String.class),
                row.get("changed_at", Instant.class));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
