package fr.palmares.registration.accommodation;

import fr.palmares.registration.accommodation.AccommodationAccess.Eyes;
import fr.palmares.registration.accommodation.confidential.AccommodationStore.Stored;
import fr.palmares.registration.accommodation.confidential.ProcedureName;
import fr.palmares.registration.accommodation.confidential.VerdictName;
import fr.palmares.registration.accommodation.domain.Accommodation;
import fr.palmares.registration.accommodation.domain.AccommodationState;
import fr.palmares.registration.accommodation.domain.Arrangement;
import fr.palmares.registration.accommodation.domain.ArrangementKind;
import fr.palmares.registration.accommodation.domain.Arrangements;
import fr.palmares.registration.accommodation.domain.Confidential;
import fr.palmares.registration.accommodation.domain.Decision;
import fr.palmares.registration.accommodation.domain.Opinion;
import fr.palmares.registration.accommodation.domain.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request as the candidate, the doctor or the authority reads it: each without what is not for these eyes. */
@Schema(name = "AccommodationRequest", examples = AccommodationView.EXAMPLE)
record AccommodationView(
        UUID id,
        UUID registrationId,
        int examSession,
        String academy,
        @Nullable String uai,
        String specialty,
        ProcedureName procedure,
        @Nullable Plan plan,

        @Nullable @Schema(description = "The request whose decision is renewed « à l’identique ».")
        UUID renewalOf,

        AccommodationState state,
        @Schema(description = "The state, in French.") String stateLabel,

        @Schema(description = "What is asked.") List<ArrangementView> arrangements,

        @Nullable @Schema(description = "Candidate and doctor alone.")
        String situation,

        @Nullable LocalDate arisenOn,
        @Nullable OpinionView opinion,
        @Nullable DecisionView decision,
        @Nullable Instant notifiedAt,
        Instant requestedAt,

        @Schema(description = "Doctor and authority alone.") ExamFiles.@Nullable Candidate candidate,

        @Nullable
        @Schema(description = "Where documents-service keeps the medical documents; candidate and doctor alone.")
        String medicalDocuments) {

    static final String EXAMPLE = """
            {"id":"0190a1b2-0000-7000-8000-000000000041","registrationId":"0190a1b2-0000-7000-8000-000000000002",\
            "examSession":2026,"academy":"17","uai":"0440001M","specialty":"MCO-2024","procedure":"FULL",\
            "state":"DECIDED","stateLabel":"décision prise","arrangements":[{"arrangement":"EXTRA_TIME",\
            "label":"temps majoré","article":"D613-26 2°","extraTime":"1/3"}],"decision":{"number":1,\
            "decision":"GRANTED","sentence":"Les aménagements demandés vous sont accordés.",\
            "arrangements":[{"arrangement":"EXTRA_TIME","label":"temps majoré","article":"D613-26 2°",\
            "extraTime":"1/3"}],"renewed":false,"decidedAt":"2026-01-20T10:30:00Z",\
            "waysOfAppeal":"Si vous contestez cette décision, vous pouvez, dans les deux mois qui suivent sa \
            notification : …"},"requestedAt":"2025-11-12T09:30:00Z"}""";

    @Schema(
            name = "Arrangement",
            examples =
                    "{\"unit\":\"U1\",\"arrangement\":\"COMPUTER\",\"label\":\"ordinateur fourni par le centre d’examen\",\"article\":\"D613-26 1°\"}")
    record ArrangementView(
            @Nullable @Schema(description = "Absent: every unit.")
            String unit,

            ArrangementKind arrangement,
            @Schema(description = "In French.") String label,

            @Schema(description = "Article of the code de l’éducation.")
            String article,

            @Nullable String extraTime) {

        static ArrangementView of(Arrangement line) {
            return new ArrangementView(
                    line.unit(),
                    line.kind(),
                    line.kind().label(),
                    line.kind().article(),
                    line.extraTime() == null ? null : line.extraTime().toString());
        }

        static List<ArrangementView> of(Arrangements arrangements) {
            return arrangements.lines().stream().map(ArrangementView::of).toList();
        }
    }

    @Schema(name = "AccommodationOpinion", description = "What the doctor proposes.")
    record OpinionView(
            List<ArrangementView> arrangements,
            String text,
            @Nullable String exceptionalTime,

            @Nullable @Schema(description = "Doctors alone.")
            String medicalNote,

            Instant givenAt) {

        static OpinionView of(Opinion opinion, Eyes eyes) {
            return new OpinionView(
                    ArrangementView.of(opinion.proposed()),
                    opinion.text().text(),
                    plain(opinion.exceptionalTime()),
                    eyes == Eyes.DOCTOR ? plain(opinion.medicalNote()) : null,
                    opinion.at());
        }
    }

    @Schema(name = "AccommodationDecision", description = "What the authority decided.")
    record DecisionView(
            @Schema(description = "A later number replaces the earlier.")
            int number,

            VerdictName decision,
            String sentence,
            List<ArrangementView> arrangements,
            @Nullable String reasons,

            @Schema(description = "The former decision again.")
            boolean renewed,

            Instant decidedAt,
            String waysOfAppeal) {

        static DecisionView of(Decision decision) {
            var verdict = VerdictName.of(decision.verdict());
            return new DecisionView(
                    decision.number(),
                    verdict,
                    verdict.sentence(),
                    ArrangementView.of(decision.verdict().arrangements()),
                    plain(decision.verdict().reasons()),
                    decision.renewed(),
                    decision.at(),
                    Decision.WAYS_OF_APPEAL);
        }
    }

    static AccommodationView of(Stored stored, Eyes eyes, ExamFiles.@Nullable Candidate candidate) {
        var accommodation = stored.accommodation();
        var request = accommodation.request();
        var applicant = request.applicant();
        var confided = eyes != Eyes.OFFICE;
        return new AccommodationView(
                request.id(),
                applicant.registrationId(),
                applicant.examSession(),
                applicant.academy(),
                applicant.uai(),
                applicant.specialty(),
                ProcedureName.of(request.wish().procedure()),
                ProcedureName.plan(request.wish().procedure()),
                request.renewalOf().orElse(null),
                accommodation.state(),
                accommodation.state().label(),
                ArrangementView.of(request.wish().asked()),
                confided ? plain(request.wish().situation()) : null,
                request.wish().arisenOn().orElse(null),
                opinion(accommodation)
                        .map(opinion -> OpinionView.of(opinion, eyes))
                        .orElse(null),
                decision(accommodation).map(DecisionView::of).orElse(null),
                accommodation instanceof Accommodation.Notified notified ? notified.notifiedAt() : null,
                stored.requestedAt(),
                eyes == Eyes.CANDIDATE ? null : candidate,
                confided ? "/v1/medical-documents/" + applicant.registrationId() : null);
    }

    static Optional<Decision> decision(Accommodation accommodation) {
        return accommodation instanceof Accommodation.Closed closed ? Optional.of(closed.decision()) : Optional.empty();
    }

    private static Optional<Opinion> opinion(Accommodation accommodation) {
        return switch (accommodation) {
            case Accommodation.Requested _ -> Optional.empty();
            case Accommodation.OpinionGiven(var _, var opinion) -> Optional.of(opinion);
            case Accommodation.Decided decided -> decided.opinion();
            case Accommodation.Notified notified -> notified.opinion();
            case Accommodation.Withdrawn _ -> Optional.empty();
        };
    }

    private static @Nullable String plain(Optional<Confidential> confidential) {
        return confidential.map(Confidential::text).orElse(null);
    }
}
