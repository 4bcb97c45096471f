package fr.palmares.registration.importing;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a file is, and what became of each line. */
@ApplicationScoped
class ImportReport {

    @Schema(
            name = "ImportLine",
            description = "What became of a line; one entry for each value that is not possible.",
            examples =
                    "{\"line\":7,\"outcome\":\"REJECTED\",\"column\":\"date_naissance\",\"value\":\"31/02/2005\",\"why\":\"Écrivez la date de naissance sous la forme 31/12/2005.\"}")
    record Line(
            int line,
            LineReport.LineOutcome outcome,
            @Nullable UUID registrationId,
            @Nullable String column,
            @Nullable String value,

            @Nullable @Schema(description = "French, for the school.")
            String why) {}

    @Schema(name = "Import", description = "A file and its progress.", examples = View.EXAMPLE)
    record View(
            UUID id,
            int examSession,
            String uai,
            String academy,
            boolean dryRun,
            ImportJob.State state,

            @Nullable @Schema(description = "Why the whole file was refused.")
            String refusal,

            @Schema(description = "Last line whose effects are committed.")
            int linesDone,

            int created,
            int corrected,
            int unchanged,
            int rejected,
            Instant receivedAt,
            @Nullable Instant finishedAt,

            @Schema(
                    description =
                            "The lines that were rejected or need a look, the first hundred; all are under `lines`.")
            List<Line> problems) {

        static final String EXAMPLE = """
                {"id":"0190a1b2-0000-7000-8000-000000000009","examSession":2026,"uai":"0440001M","academy":"17",\
                "dryRun":false,"state":"DONE","linesDone":41,"created":38,"corrected":0,\
                "unchanged":0,"rejected":2,"receivedAt":"2025-10-14T08:00:00Z","finishedAt":"2025-10-14T08:00:01Z",\
                "problems":[{"line":7,"outcome":"REJECTED","column":"date_naissance",\
                "value":"31/02/2005","why":"Écrivez la date de naissance sous la forme 31/12/2005."}]}""";
    }

    private static final int PROBLEMS = 100;

    private final EntityManager database;
    private final Scope scope;

    ImportReport(EntityManager database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    @Transactional
    View read(UUID id) {
        return view(visible(id));
    }

    View view(ImportJob job) {
        return new View(
                job.id,
                job.examSession,
                job.uai,
                job.academy,
                job.dryRun,
                job.state,
                job.refusal,
                job.linesDone,
                job.created,
                job.corrected,
                job.unchanged,
                job.rejected,
                job.receivedAt,
                job.finishedAt,
                lines(job.id, "AND why IS NOT NULL", 0, -1, PROBLEMS));
    }

    @Transactional
    Page<Line> lines(UUID id, @Nullable String cursor, int limit) {
        var job = visible(id);
        var after = Cursor.decode(cursor);
        int line = after.isEmpty() ? 0 : number(after.getFirst());
        var lines = lines(job.id, "", line, Integer.MAX_VALUE, limit + 1);
        return Page.of(lines, limit, last -> Cursor.encode(last.line()));
    }

    private ImportJob visible(UUID id) {
        return ImportJob.<ImportJob>findByIdOptional(id)
                .filter(job -> scope.establishment(job.uai) || scope.examOfficeOf(job.academy))
                .orElseThrow(() -> new NotFound("Cet import n’existe pas ou ne vous est pas accessible."));
    }

    private List<Line> lines(UUID id, String condition, int line, int position, int limit) {
        List<?> rows = database.createNativeQuery(
                        "SELECT line, outcome, registration_id, \"column\", value, why FROM import_line"
                                + " WHERE import_id = ?1 AND (line, position) > (?2, ?3) " + condition
                                + " ORDER BY line, position",
                        Tuple.class)
                .setParameter(1, id)
                .setParameter(2, line)
                .setParameter(3, position)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Line(
                        row.get("line", Integer.class),
                        LineReport.LineOutcome.valueOf(row.get("outcome", String.class)),
                        row.get("registration_id", UUID.class),
                        row.get("column", String.class),
                        row.get("value", String.class),
                        row.get("why", String.class)))
                .toList();
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException notOurs) {
            throw Cursor.unknown();
        }
    }
}
