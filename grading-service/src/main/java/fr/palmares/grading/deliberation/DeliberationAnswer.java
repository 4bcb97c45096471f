package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deliberation as the exam office and its jury read it. */
@Schema(name = "Deliberation")
public record DeliberationAnswer(
        UUID id,
        int examSession,
        String academy,
        String specialty,
        Round round,
        UUID juryId,
        DeliberationRow.State state,
        @Schema(examples = "38") int candidates,

        @Schema(description = "How many proposals of each decision.")
        Map<Decision, Long> decisions,

        Instant openedAt,
        @Nullable Instant closedAt,

        @Nullable @Schema(description = "SHA-256 of the minutes, once closed.")
        String minutesSha256) {

    public static DeliberationAnswer of(DeliberationRow row) {
        var decisions = new TreeMap<>(Proposal.countsOf(row.id));
        return new DeliberationAnswer(
                row.id,
                row.examSession,
                row.academy,
                row.specialty,
                row.round,
                row.juryId,
                row.state,
                decisions.values().stream().mapToInt(Long::intValue).sum(),
                decisions,
                row.openedAt,
                row.closedAt,
                row.minutesSha256);
    }
}
