package fr.palmares.grading.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Explanation;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A candidate's published result: what the candidate reads and what other services are told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Result")
public record ResultDecided(
        UUID decisionId,

        @Nullable @Schema(description = "The decision that this one corrects (G-11).")
        UUID replaces,

        UUID registrationId,
        UUID personId,
        @Schema(examples = "17") String academy,
        @Nullable @Schema(examples = "0440001M") String uai,
        @Schema(examples = "2026") int examSession,
        @Schema(examples = "MCO-2024") String specialty,

        @Schema(examples = "Management commercial opérationnel")
        String specialtyTitle,

        ExamForm form,
        Round round,
        Decision decision,
        @Nullable @Schema(examples = "11.21") String average,
        @Nullable @Schema(examples = "12.25") String professionalAverage,
        @Nullable @Schema(examples = "235.5") String points,
        @Nullable @Schema(examples = "0") String bonusPoints,
        @Nullable @Schema(examples = "21") String coefficients,
        List<DecisionSheet.Line> units,
        List<Explanation> explanation,

        @Nullable @Schema(description = "Public code of who is admitted.", examples = "K7QM-3XTD-9WBF-2HRC")
        String verificationCode,

        Consents consents,
        Instant decidedAt) {

    @Schema(name = "PublicationConsents")
    public record Consents(boolean press, boolean localAuthorities) {}
}
