package fr.palmares.grading.results.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the candidates of an exam session, by specialty and establishment; published results alone count. */
@ApplicationScoped
class Statistics {

    @Schema(name = "StatisticsLine")
    record Line(
            @Schema(examples = "MCO-2024") String specialty,

            @Nullable @Schema(description = "Null for independents.", examples = "0440001M")
            String uai,

            @Schema(description = "Validated registrations.", examples = "40")
            long entrants,

            @Schema(description = "With a mark of this exam session.", examples = "38")
            long present,

            @Schema(examples = "30") long admitted,

            @Schema(description = "Of them, after the catch-up.", examples = "2")
            long admittedAfterCatchUp,

            @Schema(description = "Still to sit the catch-up.", examples = "0")
            long inCatchUp,

            @Schema(examples = "5") long failed,
            @Schema(examples = "1") long eliminated,
            @Schema(examples = "1") long inProgress,
            @Schema(examples = "1") long withheld,

            @Nullable @Schema(description = "Admitted among the present, in percent.", examples = "78.95")
            String successRate,

            @Nullable @Schema(description = "Mean of the averages that stand.", examples = "11.34")
            String meanAverage) {}

    private static final String LINES = """
            WITH standing AS (
                SELECT DISTINCT ON (r.registration_id) r.registration_id, r.round, r.decision, r.average
                FROM readable_result r
                ORDER BY r.registration_id, r.published_at DESC)
            SELECT f.specialty AS specialty, f.uai AS uai,
                   count(*) AS entrants,
                   count(*) FILTER (WHERE EXISTS (SELECT 1 FROM mark m
                       WHERE m.registration_id = f.registration_id AND m.kind = 'MARK')) AS present,
                   count(*) FILTER (WHERE s.decision = 'ADMITTED') AS admitted,
                   count(*) FILTER (WHERE s.decision = 'ADMITTED' AND s.round = 'CATCH_UP') AS admitted_after,
                   count(*) FILTER (WHERE s.decision = 'CATCH_UP_ALLOWED') AS in_catch_up,
                   count(*) FILTER (WHERE s.decision = 'FAILED') AS failed,
                   count(*) FILTER (WHERE s.decision = 'ELIMINATED') AS eliminated,
                   count(*) FILTER (WHERE s.decision = 'IN_PROGRESS') AS in_progress,
                   count(*) FILTER (WHERE s.decision = 'WITHHELD') AS withheld,
                   avg(s.average) AS mean_average
            FROM exam_file f
            LEFT JOIN standing s ON s.registration_id = f.registration_id
            WHERE f.exam_session = ?1 AND f.academy = ?2 AND (?3 = '' OR f.specialty = ?3) AND f.state = 'VALIDATED'
              AND EXISTS (SELECT 1 FROM publication p WHERE p.exam_session = f.exam_session
                          AND p.academy = f.academy AND p.specialty = f.specialty
                            AND p.state = 'PUBLISHED')
            GROUP BY f.specialty, f.uai
            ORDER BY f.specialty, f.uai
            """;

    private final EntityManager database;

    Statistics(EntityManager database) {
        this.database = database;
    }

    /** @param specialty empty for all */
    List<Line> of(int examSession, String academy, String specialty) {
        List<?> rows = database.createNativeQuery(LINES, Tuple.class)
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .setParameter(3, specialty)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(Statistics::line).toList();
    }

    static String csv(List<Line> lines) {
        return lines.stream()
                .map(line -> String.join(
                        ";",
                        AdmittedLists.cell(line.specialty()),
                        line.uai() == null ? "" : AdmittedLists.cell(line.uai()),
                        Long.toString(line.entrants()),
                        Long.toString(line.present()),
                        Long.toString(line.admitted()),
                        Long.toString(line.admittedAfterCatchUp()),
                        Long.toString(line.inCatchUp()),
                        Long.toString(line.failed()),
                        Long.toString(line.eliminated()),
                        Long.toString(line.inProgress()),
                        Long.toString(line.withheld()),
                        line.successRate() == null ? "" : line.successRate(),
                        line.meanAverage() == null ? "" : line.meanAverage()))
                .collect(Collectors.joining(
                        "\r\n",
                        "specialty;uai;entrants;present;admitted;admittedAfterCatchUp;inCatchUp;failed;eliminated;"
                                + "inProgress;withheld;successRate;meanAverage\r\n",
                        "\r\n"));
    }

    private static Line line(Tuple row) {
        var present = count(row, "present");
        var admitted = count(row, "admitted");
        var mean = row.get("mean_average", BigDecimal.class);
        return new Line(
                row.get("specialty", String.class),
                row.get("uai", String.class),
                count(row, "entrants"),
                present,
                admitted,
                count(row, "admitted_after"),
                count(row, "in_catch_up"),
                count(row, "failed"),
                count(row, "eliminated"),
                count(row, "in_progress"),
                count(row, "withheld"),
                present == 0
                        ? null
                        : BigDecimal.valueOf(100 * admitted)
                                .divide(BigDecimal.valueOf(present), 2, RoundingMode.HALF_UP)
                                .toPlainString(),
                mean == null ? null : mean.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    private static long count(Tuple row, String name) {
        return row.get(name, Number.class).longValue();
    }
}
