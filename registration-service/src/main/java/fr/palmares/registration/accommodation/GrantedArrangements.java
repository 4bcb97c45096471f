package fr.palmares.registration.accommodation;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.registration.accommodation.confidential.AccommodationStore;
import fr.palmares.registration.accommodation.domain.Accommodation;
import fr.palmares.registration.accommodation.domain.Applicant;
import fr.palmares.registration.accommodation.domain.Arrangements;
import fr.palmares.registration.accommodation.domain.FiledRegistration;
import fr.palmares.registration.accommodation.domain.FormerDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the rest of the world sees of a request, and what a candidate may do about one. */
@ApplicationScoped
class GrantedArrangements {

    @Schema(
            name = "GrantedArrangements",
            description = "What was granted; empty where nothing is, whatever the reason.",
            examples =
                    "{\"registrationId\":\"0190a1b2-0000-7000-8000-000000000002\",\"arrangements\":[{\"arrangement\":\"EXTRA_TIME\",\"label\":\"temps majoré\",\"article\":\"D613-26 2°\",\"extraTime\":\"1/3\"}]}")
    record Granted(UUID registrationId, List<AccommodationView.ArrangementView> arrangements) {}

    @Schema(name = "FormerAccommodation", description = "The earlier decision that one click renews.")
    record Former(
            UUID requestId, int examSession, Instant decidedAt, List<AccommodationView.ArrangementView> arrangements) {

        static Former of(FormerDecision former) {
            return new Former(
                    former.request().id(),
                    former.request().applicant().examSession(),
                    former.decision().at(),
                    AccommodationView.ArrangementView.of(
                            former.decision().verdict().arrangements()));
        }
    }

    @Schema(
            name = "OwnAccommodation",
            description = "Where the candidate stands, before and after asking.",
            examples =
                    "{\"registrationId\":\"0190a1b2-0000-7000-8000-000000000002\",\"handicapDeclared\":true,\"deadline\":\"2025-11-19T23:00:00Z\",\"deadlinePassed\":false}")
    record Own(
            UUID registrationId,

            @Schema(description = "« Handicap : oui » on the registration form.")
            boolean handicapDeclared,

            @Nullable @Schema(description = "Absent while no calendar is published.")
            Instant deadline,

            boolean deadlinePassed,

            @Nullable @Schema(description = "The request that is there already.")
            UUID requestId,

            @Nullable @Schema(description = "Only for who sits the same exam again.")
            Former renewable) {}

    private final AccommodationStore store;
    private final AccommodationAccess access;
    private final AccessLog log;
    private final ExamFiles files;
    private final Clock clock;

    GrantedArrangements(
            AccommodationStore store, AccommodationAccess access, AccessLog log, ExamFiles files, Clock clock) {
        this.store = store;
        this.access = access;
        this.log = log;
        this.files = files;
        this.clock = clock;
    }

    @Transactional
    Granted of(UUID registrationId) {
        var applicant = found(registrationId).applicant();
        if (!access.seesArrangements(applicant)) {
            throw absent();
        }
        if (!access.isCandidate(applicant.personId())) {
            log.arrangements(registrationId);
        }
        return new Granted(registrationId, AccommodationView.ArrangementView.of(granted(applicant)));
    }

    @Transactional
    Own own(UUID registrationId) {
        var registration = found(registrationId);
        var applicant = registration.applicant();
        if (!access.isCandidate(applicant.personId())) {
            throw absent();
        }
        return new Own(
                registrationId,
                registration.handicapDeclared(),
                registration.deadline().map(deadline -> deadline.at()).orElse(null),
                registration
                        .deadline()
                        .filter(deadline -> deadline.isPassedAt(clock.instant()))
                        .isPresent(),
                store.live(registrationId)
                        .map(stored -> stored.accommodation().request().id())
                        .orElse(null),
                store.before(applicant)
                        .filter(former -> registration.repeating() && former.canBeRenewedFor(applicant))
                        .map(Former::of)
                        .orElse(null));
    }

    private Arrangements granted(Applicant applicant) {
        return store.live(applicant.registrationId())
                .filter(stored -> stored.accommodation() instanceof Accommodation.Closed)
                .flatMap(stored -> AccommodationView.decision(stored.accommodation()))
                .map(decision -> decision.verdict().arrangements())
                .orElse(Arrangements.NONE);
    }

    private FiledRegistration found(UUID registrationId) {
        return files.find(registrationId).orElseThrow(GrantedArrangements::absent);
    }

    private static NotFound absent() {
        return new NotFound("Cette inscription n’existe pas ou ne vous est pas accessible.");
    }
}
