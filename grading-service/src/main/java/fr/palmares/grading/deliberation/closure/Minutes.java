package fr.palmares.grading.deliberation.closure;

import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.candidate.RaisedMark;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.jury.Jury;
import fr.palmares.grading.jury.JuryDefection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The minutes of a deliberation: who sat, what was raised, what was decided, under one SHA-256 (G-9). */
@ApplicationScoped
class Minutes {

    /** What the president declares when closing. */
    record Statement(
            List<String> absentMembers,
            @Nullable Boolean schoolReportsSeen,
            @Nullable String remarks) {

        Statement naming(List<String> absent) {
            return new Statement(absent, schoolReportsSeen, remarks);
        }
    }

    private record Line(
            @Nullable String candidateNumber,
            UUID registrationId,
            Decision decision,
            @Nullable String average) {}

    private record Raise(UUID registrationId, String unit, String before, String after, String reason) {}

    private record Document(
            UUID deliberationId,
            int examSession,
            String academy,
            String specialty,
            String round,
            Jury.Appointment appointment,
            List<Jury.Member> jury,
            List<JuryDefection.Line> defections,
            Statement statement,
            String openedAt,
            String closedAt,
            Map<Decision, Long> decisions,
            List<Raise> raisedMarks,
            List<Line> candidates) {}

    private static final String LINES = """
            SELECT f.candidate_number, d.registration_id, d.decision, d.average
            FROM decision d JOIN exam_file f ON f.registration_id = d.registration_id
            WHERE d.deliberation_id = :deliberation AND d.replaces IS NULL
            ORDER BY d.registration_id
            """;

    private final EntityManager database;
    private final StatelessSession rows;

    Minutes(EntityManager database, StatelessSession rows) {
        this.database = database;
        this.rows = rows;
    }

    /** @return the SHA-256 of what was written */
    @Transactional(Transactional.TxType.MANDATORY)
    String seal(DeliberationRow deliberation, Statement statement) {
        var jury = Jury.<Jury>findById(deliberation.juryId);
        var lines = lines(deliberation.id);
        var text = JsonColumns.write(new Document(
                deliberation.id,
                deliberation.examSession,
                deliberation.academy,
                deliberation.specialty,
                deliberation.round.name(),
                jury.appointment(),
                jury.members(),
                JuryDefection.of(jury.id),
                statement,
                String.valueOf(deliberation.openedAt),
                String.valueOf(deliberation.closedAt),
                lines.stream().collect(Collectors.groupingBy(Line::decision, TreeMap::new, Collectors.counting())),
                raises(deliberation),
                lines));
        var seal = sha256(text);
        database.createNativeQuery("UPDATE deliberation SET minutes = ?2 WHERE id = ?1")
                .setParameter(1, deliberation.id)
                .setParameter(2, text)
                .executeUpdate();
        return seal;
    }

    /** Byte for byte as they were sealed; empty before. */
    Optional<String> of(UUID deliberation) {
        return Optional.ofNullable(
                (String) database.createNativeQuery("SELECT minutes FROM deliberation WHERE id = ?1", String.class)
                        .setParameter(1, deliberation)
                        .getSingleResult());
    }

    private static List<Raise> raises(DeliberationRow deliberation) {
        return RaisedMark.<RaisedMark>list("deliberationId = ?1 order by registrationId, unit", deliberation.id)
                .stream()
                .map(raise -> new Raise(
                        raise.registrationId,
                        raise.unit,
                        raise.before.toPlainString(),
                        raise.after.toPlainString(),
                        raise.reason))
                .toList();
    }

    private List<Line> lines(UUID deliberation) {
        return rows.createNativeQuery(LINES, Object[].class)
                .setParameter("deliberation", deliberation)
                .getResultStream()
                .map(row -> new Line(
                        (String) row[0],
                        (UUID) row[1],
                        Decision.valueOf((String) row[2]),
                        row[3] == null ? null : ((BigDecimal) row[3]).toPlainString()))
                .toList();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
