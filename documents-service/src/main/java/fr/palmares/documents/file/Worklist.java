package fr.palmares.documents.file;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.file.domain.Colour;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Files a caller may see, in the order in which they should be dealt with. */
@ApplicationScoped
class Worklist {

    record Filter(
            @Schema(nullable = true) @Nullable Integer examSession,
            @Schema(nullable = true) @Nullable String specialty,
            @Nullable Colour colour,
            @Schema(nullable = true) @Nullable String uai,
            boolean onlyToControl) {}

    @Schema(
            name = "FileLine",
            description = "One file of a list: who, which colour, what awaits control, what is missing.")
    record Line(
            UUID registrationId,
            UUID personId,

            @Schema(
                    examples = "MARTIN Camille",
                    description = "Null until the name reached this service.",
                    nullable = true)
            @Nullable
            String candidate,

            @Schema(examples = "17") String academy,

            @Schema(examples = "0440001M", nullable = true) @Nullable
            String uai,

            @Schema(examples = "2026") int examSession,
            @Schema(examples = "MCO-2024") String specialty,
            @Schema(examples = "SCHOOL") String category,
            Colour colour,
            @Schema(nullable = true) @Nullable Instant completedAt,
            @Schema(nullable = true) @Nullable Instant deadline,

            @Schema(examples = "[\"IDENTITE\"]") List<String> toControl,

            @Schema(examples = "[\"CONFIRMATION\"]") List<String> missing,

            @Schema(description = "The agent who has the file in hand now.", nullable = true) @Nullable
            String claimedBy) {}

    @Schema(name = "Files", description = "A part of a list; `next` is the cursor of the following one.")
    record Files(
            List<Line> items,
            @Schema(nullable = true) @Nullable String next) {}

    private static final String COLUMNS = """
            SELECT f.registration_id, f.person_id, f.academy, f.uai, f.exam_session, f.specialty, f.category, f.colour,
              f.completed_at, f.deadline,
              p.family_name, p.given_names,
              (SELECT c.holder FROM claim c
                 WHERE c.registration_id = f.registration_id AND c.ends_at > clock_timestamp()) AS holder,
              (SELECT string_agg(a.code, ',' ORDER BY a.position) FROM asked_piece a
                 WHERE a.registration_id = f.registration_id AND a.state = 'PROVIDED' AND %1$s) AS to_control,
              (SELECT string_agg(a.code, ',' ORDER BY a.position) FROM asked_piece a
                 WHERE a.registration_id = f.registration_id AND a.mandatory
                   AND a.state IN ('EXPECTED', 'REFUSED') AND %1$s
                   AND coalesce((SELECT NOT bool_and(o.state IN ('PROVIDED', 'ACCEPTED')) FROM asked_piece o
                     WHERE o.registration_id = a.registration_id AND o.alternative_of = a.code), true)) AS missing
            FROM candidate_file f LEFT JOIN person p ON p.person_id = f.person_id""";

    private final EntityManager database;
    private final Caller caller;
    private final List<String> health;

    Worklist(EntityManager database, Caller caller, ShippedRules rules, HealthSecrecy secrecy) {
        this.database = database;
        this.caller = caller;
        this.health = rules.codes().stream().filter(secrecy::isSensitive).toList();
    }

    @Transactional
    Files files(Filter filter, int limit, @Nullable String cursor) {
        var conditions = new ArrayList<>(List.of(scope()));
        Map<String, Object> parameters = new LinkedHashMap<>(scopeParameters());
        parameters.put("health", health);
        filter(filter, conditions, parameters);
        position(cursor, conditions, parameters);
        var query = database.createNativeQuery(
                COLUMNS.formatted(shown()) + " WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY coalesce(f.completed_at, 'infinity'), f.registration_id LIMIT " + (limit + 1),
                Tuple.class);
        parameters.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        var page = Page.of(rows.stream().map(Tuple.class::cast).map(this::line).toList(), limit, Worklist::cursor);
        return new Files(page.items(), page.next());
    }

    private String scope() {
        if (isOfAcademy()) {
            return "f.academy IN (:academies)";
        }
        return caller.has("establishment") ? "f.uai IN (:uais)" : "f.person_id IN (:persons)";
    }

    private boolean isOfAcademy() {
        return caller.has("exam-office") || caller.has("integrator") || isHealthOffice();
    }

    private Map<String, Object> scopeParameters() {
        if (isOfAcademy()) {
            return Map.of("academies", some(caller.values("academies")));
        }
        return caller.has("establishment")
                ? Map.of("uais", some(caller.values("uai")))
                : Map.of(
                        "persons",
                        caller.values("person").stream().map(UUID::fromString).toList());
    }

    private static List<String> some(Set<String> values) {
        return values.isEmpty() ? List.of("") : List.copyOf(values);
    }

    /** Health documents for those who deal with them, and for nobody else in a list. */
    private String shown() {
        return isHealthOffice() ? "a.code IN (:health)" : "a.code NOT IN (:health)";
    }

    private boolean isHealthOffice() {
        return (caller.has("accommodation-office") || caller.has("accommodation-doctor")) && !caller.has("exam-office");
    }

    private void filter(Filter filter, List<String> conditions, Map<String, Object> parameters) {
        if (filter.examSession() != null) {
            conditions.add("f.exam_session = :examSession");
            parameters.put("examSession", filter.examSession());
        }
        if (filter.specialty() != null) {
            conditions.add("f.specialty = :specialty");
            parameters.put("specialty", filter.specialty());
        }
        if (filter.colour() != null) {
            conditions.add("f.colour = :colour");
            parameters.put("colour", filter.colour().name());
        }
        if (filter.uai() != null) {
            conditions.add("f.uai = :uai");
            parameters.put("uai", filter.uai());
        }
        if (filter.onlyToControl()) {
            conditions.add("f.progress IN ('OPEN', 'COMPLETED')");
            conditions.add("EXISTS (SELECT 1 FROM asked_piece a WHERE a.registration_id = f.registration_id"
                    + " AND a.state = 'PROVIDED' AND " + shown() + ")");
        }
    }

    private static void position(@Nullable String cursor, List<String> conditions, Map<String, Object> parameters) {
        var keys = Cursor.decode(cursor);
        if (keys.isEmpty()) {
            return;
        }
        try {
            if (keys.getFirst().equals("-")) {
                conditions.add("f.completed_at IS NULL AND f.registration_id > :after");
            } else {
                conditions.add("(coalesce(f.completed_at, 'infinity'), f.registration_id) > (:completedAt, :after)");
                parameters.put("completedAt", Instant.parse(keys.getFirst()));
            }
            parameters.put("after", UUID.fromString(keys.getLast()));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            throw Cursor.unknown();
        }
    }

    private static String cursor(Line line) {
        return Cursor.encode(line.completedAt() == null ? "-" : line.completedAt(), line.registrationId());
    }

    private Line line(Tuple row) {
        var family = row.get("family_name", String.class);
        return new Line(
                row.get("registration_id", UUID.class),
                row.get("person_id", UUID.class),
                family == null ? null : family + " " + row.get("given_names", String.class),
                row.get("academy", String.class),
                row.get("uai", String.class),
                row.get("exam_session", Integer.class),
                row.get("specialty", String.class),
                row.get("category", String.class),
                Colour.valueOf(row.get("colour", String.class)),
                row.get("completed_at", Instant.class),
                row.get("deadline", Instant.class),
                codes(row.get("to_control", String.class)),
                codes(row.get("missing", String.class)),
                caller.has("exam-office") ? row.get("holder", String.class) : null);
    }

    private static List<String> codes(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(","));
    }
}
