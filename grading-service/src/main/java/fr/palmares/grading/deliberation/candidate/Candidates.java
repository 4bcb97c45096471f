package fr.palmares.grading.deliberation.candidate;

import fr.palmares.grading.bulk.Ids;
import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.MarksInBulk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Brings together what the jury looks at, part by part, in a handful of queries each. */
@ApplicationScoped
public class Candidates {

    /** @param last where to go on behind; empty when nobody is left */
    public record Part(List<Candidate> candidates, List<UUID> last) {}

    private static final String FILES = """
            SELECT f.* FROM exam_file f
            WHERE f.exam_session = :session AND f.academy = :academy AND f.specialty = :specialty
              AND f.state = 'VALIDATED' AND f.registration_id > :after
            ORDER BY f.registration_id LIMIT :limit
            """;

    private static final String PROPOSED = """
            SELECT p.registration_id FROM proposal p
            WHERE p.deliberation_id = :deliberation AND p.registration_id = ANY (CAST(:ids AS uuid[]))
            """;

    private static final String ALLOWED = """
            SELECT d.registration_id FROM decision d
            WHERE d.registration_id = ANY (CAST(:ids AS uuid[])) AND d.round = 'FIRST'
              AND d.decision = 'CATCH_UP_ALLOWED'
              AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.replaces = d.id)
            """;

    private final AttendanceRegister attendance;
    private final MarksInBulk marksInBulk;
    private final StatelessSession database;

    Candidates(AttendanceRegister attendance, MarksInBulk marksInBulk, StatelessSession database) {
        this.attendance = attendance;
        this.marksInBulk = marksInBulk;
        this.database = database;
    }

    /** Those without a proposal yet: everybody in the first round, those allowed to in the second one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Part after(DeliberationRow deliberation, Specialty grid, UUID after, int limit) {
        var files = database.createNativeQuery(FILES, ExamFile.class)
                .setParameter("session", deliberation.examSession)
                .setParameter("academy", deliberation.academy)
                .setParameter("specialty", deliberation.specialty)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
        if (files.isEmpty()) {
            return new Part(List.of(), List.of());
        }
        var ids = Ids.array(files.stream().map(file -> file.registrationId).toList());
        var done = ids(PROPOSED, ids, deliberation.id);
        var wanted = deliberation.round == Round.FIRST ? Set.<UUID>of() : ids(ALLOWED, ids, null);
        var present = files.stream()
                .filter(file -> !done.contains(file.registrationId))
                .filter(file -> deliberation.round == Round.FIRST || wanted.contains(file.registrationId))
                .toList();
        return new Part(candidates(grid, present), List.of(files.getLast().registrationId));
    }

    @Transactional
    public Candidate of(ExamFile file, Specialty grid) {
        return candidates(grid, List.of(file)).getFirst();
    }

    private Set<UUID> ids(String sql, String ids, @Nullable UUID deliberation) {
        var query = database.createNativeQuery(sql, UUID.class).setParameter("ids", ids);
        if (deliberation != null) {
            query.setParameter("deliberation", deliberation);
        }
        return new HashSet<>(query.getResultList());
    }

    private List<Candidate> candidates(Specialty grid, List<ExamFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var registrations = files.stream().map(file -> file.registrationId).toList();
        var ids = Ids.array(registrations);
        var marks = marksInBulk.of(registrations);
        var raised = of("raised_mark", "unit", RaisedMark.class, ids).stream()
                .collect(Collectors.groupingBy(row -> row.registrationId));
        Map<UUID, List<String>> chosen = new HashMap<>();
        of("catch_up_choice", "registration_id", CatchUpChoice.class, ids)
                .forEach(choice -> chosen.put(choice.registrationId, choice.codes()));
        var came = attendance.cameByUnit(registrations);
        return files.stream()
                .map(file -> new Candidate(
                        file,
                        grid,
                        marks.getOrDefault(file.registrationId, List.of()),
                        raised.getOrDefault(file.registrationId, List.of()),
                        chosen.getOrDefault(file.registrationId, List.of()),
                        came.getOrDefault(file.registrationId, Map.of())))
                .toList();
    }

    private <T> List<T> of(String table, String order, Class<T> row, String ids) {
        return database.createNativeQuery(
                        "SELECT t.* FROM " + table
                                + " t WHERE t.registration_id = ANY (CAST(:ids AS uuid[])) ORDER BY t." + order,
                        row)
                .setParameter("ids", ids)
                .getResultList();
    }
}
