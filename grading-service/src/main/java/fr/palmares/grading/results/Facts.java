package fr.palmares.grading.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.grading.deliberation.closure.SittingJury;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.HeldMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a publication tells the other services, beside each {@link ResultDecided}. */
public final class Facts {

    private Facts() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResultsPublished(
            UUID publicationId,
            int examSession,
            String academy,
            String specialty,
            Round round,
            Instant publishedAt,
            int results,
            int version,
            Map<String, Long> decisions,
            UUID deliberationId,
            @Nullable Instant closedAt,
            @Nullable String minutesSha256,
            SittingJury.Composition jury) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultWithheld(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CatchUpOpened(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int examSession,
            String specialty,
            int choices,
            List<OpenUnit> units,
            @Nullable Instant chooseBefore) {

        CatchUpOpened until(Instant deadline) {
            return new CatchUpOpened(
                    registrationId, personId, academy, uai, examSession, specialty, choices, units, deadline);
        }
    }

    record OpenUnit(String unit, String title, String mark) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MarksRetained(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int examSession,
            String specialty,
            ExamForm form,
            Decision decision,
            List<RetainedUnit> units) {}

    record RetainedUnit(String unit, String mark, HeldMark.Kind kind, int obtainedIn, int lastSession) {}
}
