package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The minutes of a deliberation: who sat, what was raised, what was decided, under one SHA-256 (G-9). */
@ApplicationScoped
class Minutes {

    /** What the president declares when closing. */
    record Statement(
            List<String> absentMembers,
            @Nullable Boolean schoolReportsSeen,
            @Nullable String remarks) {}

    record Sealed(String text, String sha256) {}

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
            Statement statement,
            String openedAt,
            String closedAt,
            Map<Decision, Long> decisions,
            List<Raise> raisedMarks,
            List<Line> candidates) {}

    Sealed seal(DeliberationRow deliberation, List<Proposal> proposals, Statement statement) {
        var jury = Jury.<Jury>findById(deliberation.juryId);
        var text = JsonColumns.write(new Document(
                deliberation.id,
                deliberation.examSession,
                deliberation.academy,
                deliberation.specialty,
                deliberation.round.name(),
                jury.appointment(),
                jury.members(),
                statement,
                String.valueOf(deliberation.openedAt),
                String.valueOf(deliberation.closedAt),
                proposals.stream()
                        .collect(Collectors.groupingBy(
                                proposal -> proposal.decision, TreeMap::new, Collectors.counting())),
                raises(deliberation),
                lines(proposals)));
        return new Sealed(text, sha256(text));
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

    private static List<Line> lines(List<Proposal> proposals) {
        var ids = proposals.stream().map(proposal -> proposal.registrationId).toList();
        var files = ExamFile.<ExamFile>list("registrationId in ?1", ids).stream()
                .collect(Collectors.toMap(file -> file.registrationId, Function.identity()));
        return proposals.stream()
                .map(proposal -> new Line(
                        files.get(proposal.registrationId).candidateNumber,
                        proposal.registrationId,
                        proposal.decision,
                        proposal.average == null ? null : proposal.average.toPlainString()))
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
