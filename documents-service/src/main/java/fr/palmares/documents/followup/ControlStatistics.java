package fr.palmares.documents.followup;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.checklist.domain.PieceKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the control of an exam session is, counted where the files are. Health documents are not counted. */
@ApplicationScoped
class ControlStatistics {

    @Schema(name = "SpecialtyControl", description = "The files of a specialty by colour, and its pieces.")
    record OfSpecialty(
            @Schema(examples = "MCO-2024") String specialty,
            @Schema(examples = "412") long files,
            @Schema(examples = "20") long red,
            @Schema(examples = "92") long orange,
            @Schema(examples = "200") long blue,
            @Schema(examples = "100") long green,

            @Schema(description = "Pieces that await control.", examples = "640")
            long toControl,

            @Schema(description = "Since when the oldest of them waits.", nullable = true) @Nullable
            Instant oldestSince) {}

    @Schema(name = "RefusalCount", description = "How often a piece is refused for a reason.")
    record Refusals(
            @Schema(examples = "IDENTITE") String code,
            @Schema(examples = "ILLEGIBLE") String reason,
            @Schema(examples = "31") long pieces) {}

    @Schema(name = "ControlDay", description = "Decisions of a day (Paris).")
    record Day(LocalDate day, @Schema(examples = "180") long decisions) {}

    @Schema(name = "ControlStatistics", description = "How far the control of an exam session is.")
    record Statistics(List<OfSpecialty> specialties, List<Refusals> refusals, List<Day> lastDays) {}

    private static final String SCOPE = """
             f.exam_session = :session AND f.academy = ANY (string_to_array(:academies, ','))
             AND (CAST(:specialty AS text) IS NULL OR f.specialty = :specialty) AND f.progress <> 'CLOSED'""";

    private static final String SPECIALTIES = """
            SELECT f.specialty, count(DISTINCT f.registration_id) AS files,
              count(DISTINCT f.registration_id) FILTER (WHERE f.colour = 'RED') AS red,
              count(DISTINCT f.registration_id) FILTER (WHERE f.colour = 'ORANGE') AS orange,
              count(DISTINCT f.registration_id) FILTER (WHERE f.colour = 'BLUE') AS blue,
              count(DISTINCT f.registration_id) FILTER (WHERE f.colour = 'GREEN') AS green,
              count(a.code) FILTER (WHERE a.state = 'PROVIDED') AS to_control,
              min(a.provided_at) FILTER (WHERE a.state = 'PROVIDED') AS oldest
            FROM candidate_file f
            LEFT JOIN asked_piece a ON a.registration_id = f.registration_id
              AND a.code <> ALL (string_to_array(:health, ','))
            WHERE""" + " " + SCOPE + " GROUP BY f.specialty ORDER BY f.specialty";

    private static final String REFUSALS = """
            SELECT a.code, a.refusal_reason AS reason, count(*) AS pieces
            FROM asked_piece a JOIN candidate_file f ON f.registration_id = a.registration_id
            WHERE a.state = 'REFUSED' AND a.code <> ALL (string_to_array(:health, ',')) AND""" + " " + SCOPE + " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2";

    private static final String DAYS = """
            SELECT CAST(a.reviewed_at AT TIME ZONE 'Europe/Paris' AS date) AS day, count(*) AS decisions
            FROM asked_piece a JOIN candidate_file f ON f.registration_id = a.registration_id
            WHERE a.reviewed_at IS NOT NULL AND a.code <> ALL (string_to_array(:health, ',')) AND""" + " " + SCOPE + " GROUP BY 1 ORDER BY 1 DESC LIMIT 14";

    private final EntityManager database;
    private final String health;

    ControlStatistics(EntityManager database, ShippedRules rules) {
        this.database = database;
        this.health = String.join(
                ",",
                rules.codes().stream()
                        .filter(code ->
                                rules.kind(code).filter(PieceKind::sensitive).isPresent())
                        .toList());
    }

    @Transactional
    Statistics of(int examSession, List<String> academies, @Nullable String specialty) {
        var parameters = Map.<String, Object>of(
                "session", examSession, "academies", String.join(",", academies), "health", health);
        return new Statistics(
                rows(SPECIALTIES, parameters, specialty).stream()
                        .map(ControlStatistics::specialty)
                        .toList(),
                rows(REFUSALS, parameters, specialty).stream()
                        .map(row -> new Refusals(
                                row.get("code", String.class),
                                row.get("reason", String.class),
                                row.get("pieces", Number.class).longValue()))
                        .toList(),
                rows(DAYS, parameters, specialty).stream()
                        .map(row -> new Day(
                                row.get("day", LocalDate.class),
                                row.get("decisions", Number.class).longValue()))
                        .toList());
    }

    private List<Tuple> rows(String sql, Map<String, Object> parameters, @Nullable String specialty) {
        var query = database.createNativeQuery(sql, Tuple.class).setParameter("specialty", specialty);
        parameters.forEach((name, value) -> {
            if (sql.contains(":" + name)) {
                query.setParameter(name, value);
            }
        });
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).toList();
    }

    private static OfSpecialty specialty(Tuple row) {
        return new OfSpecialty(
                row.get("specialty", String.class),
                count(row, "files"),
                count(row, "red"),
                count(row, "orange"),
                count(row, "blue"),
                count(row, "green"),
                count(row, "to_control"),
                row.get("oldest", Instant.class));
    }

    private static long count(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
